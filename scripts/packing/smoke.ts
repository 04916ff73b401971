import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exportBrief, doMainJob } from '../../test/helpers/packaged/main-job'
import { acceptSaveDialog } from '../../test/helpers/packaged/save-dialog'
import { startPackaged } from '../../test/helpers/packaged/start-packaged'
import { packedAppIn } from './inspect-app'

/**
 * Does the main job in the packaged app for this machine's system and processor, as the release workflow does before it publishes anything. Needs
 * `npm run dist` first.
 */
const DIST = resolve(import.meta.dirname, '..', '..', 'dist')
// The name of another processor's folder ends with the processor.
const OTHER = process.arch === 'arm64' ? /^(linux|win|mac)(-unpacked)?$/ : /-arm64/
const apps = readdirSync(DIST)
  .filter((name) => !OTHER.test(name))
  .flatMap((name) => packedAppIn(join(DIST, name)) ?? [])
const [app] = apps
if (app === undefined || apps.length > 1)
  throw new Error(`${apps.length} packaged apps for this machine in dist/, not one`)
const running = await startPackaged(app.executable)
await doMainJob(running.page)
if (process.platform === 'linux')
  await exportBrief(running.page, join(running.home, 'brief.pdf'), (path) => acceptSaveDialog(running, path))
else console.log('nothing answers the save dialog of this system: no brief was exported')
const version = await running.page.evaluate(() => window.parley.requests['app:environment']({}))
console.log(JSON.stringify(version))
if (running.messages.length > 0) throw new Error(`on the console of the page:\n${running.messages.join('\n')}`)
await running.close()
console.log(`${app.executable}: the main job is done`)
process.exit(0)
