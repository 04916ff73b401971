import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { Capture } from './lone-network'

/**
 * A process on a network of its own: runs a command, and captures every packet until it ends. Its last line is what it saw, as JSON: the command's exit code, its
 * packets, and those of a control after it, which shows that the capture was still there. `suite-driver.ts COMMAND …`
 */
const [command = '', ...args] = process.argv.slice(2)

const capture = await Capture.start()
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
const status = await new Promise<number | null>((resolve) => {
  child.once('error', () => resolve(127))
  child.once('exit', resolve)
})
// The last window may still send something as it ends.
const packets = await capture.since(2000)
const socket = createSocket('udp4')
socket.send('x', 53, '10.9.0.1')
const control = await capture.since(1000)
socket.close()
console.log(JSON.stringify({ status, packets, control }))
process.exit(0)
