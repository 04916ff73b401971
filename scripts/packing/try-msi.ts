import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { doMainJob } from '../../test/helpers/packaged/main-job'
import { startPackaged } from '../../test/helpers/packaged/start-packaged'

/**
 * `npx tsx scripts/packing/try-msi.ts FOLDER`, on Windows as an administrator: installs the one MSI package in a folder without a question, does the
 * main job in the installed app, and removes it.
 */
const [folder = '.'] = process.argv.slice(2)
const [name, ...more] = readdirSync(folder).filter((file) => file.endsWith('.msi'))
if (name === undefined || more.length > 0) throw new Error(`not one MSI package in ${folder}`)
const file = resolve(folder, name)
const program = join(process.env.ProgramFiles ?? '', 'Parley')

function windowsInstaller(option: '/i' | '/x'): void {
  const { status } = spawnSync('msiexec', [option, file, '/qn', '/norestart'], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`msiexec ${option} failed (${status})`)
}

windowsInstaller('/i')
const running = await startPackaged(join(program, 'Parley.exe'))
await doMainJob(running.page)
if (running.messages.length > 0) throw new Error(`on the console of the page:\n${running.messages.join('\n')}`)
await running.close()
windowsInstaller('/x')
if (existsSync(program)) throw new Error(`${program} is still there`)
console.log(`${name}: installed, used and removed`)
process.exit(0)
