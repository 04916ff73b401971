import { spawn } from 'node:child_process'
import { Capture } from './lone-network'

/**
 * A process on a network of its own: runs a command, and captures every packet until it ends. Its last line is what it saw, as JSON: the command's exit code and
 * its packets. `suite-driver.ts COMMAND …`
 */
const [command = '', ...args] = process.argv.slice(2)

const capture = await Capture.start()
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
const status = await new Promise<number | null>((resolve) => {
  child.once('error', () => resolve(127))
  child.once('exit', resolve)
})
// What the last window still sends as it ends.
const packets = await capture.since(2000)
console.log(JSON.stringify({ status, packets }))
process.exit(0)
