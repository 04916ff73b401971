import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { TRACE } from '../network/network-trace'
import { exportBrief, doMainJob } from './main-job'
import { acceptSaveDialog } from './save-dialog'
import { startPackaged } from './start-packaged'

/**
 * A process that runs without a network: does the main job in the packaged app under a tracer, lets it idle, and
 * prints what it saw as one line of JSON. `offline-driver.ts EXECUTABLE TRACE IDLE-SECONDS`
 */
const [executable = '', trace = '', idle = '0'] = process.argv.slice(2)

/** Lists where sockets of this namespace listen, from the kernel's list (state 0A). Addresses are hexadecimal. */
function listeners(): string[] {
  const lines = ['tcp', 'tcp6'].flatMap((name) => readFileSync(`/proc/net/${name}`, 'utf8').split('\n').slice(1))
  return lines
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, local = '', , state]) => (state === '0A' ? [local] : []))
}

const app = await startPackaged(executable, { under: [...TRACE, trace] })
await doMainJob(app.page)
await exportBrief(app.page, join(app.home, 'brief.pdf'), (path) => acceptSaveDialog(app, path))
await wait(Number(idle) * 1000)
const seen = { port: app.port, listeners: listeners(), messages: app.messages, code: await app.quit() }
console.log(JSON.stringify(seen))
process.exit(0)
