import { createSocket } from 'node:dgram'
import { connect } from 'node:net'
import { launch } from '../window/launch'
import { HOSTILE, HOSTS } from './hostile-page'
import { Capture } from './lone-network'

/**
 * A process on a network of its own: captures every packet while the window idles, and while its page tries each way to send something. Prints what it saw
 * as one line of JSON. `hostile-driver.ts IDLE-SECONDS`
 */
const [idle = '5'] = process.argv.slice(2)
const QUIET_MS = 400
/** A call asks, waits, and asks again. */
const CALL_MS = 3000

const capture = await Capture.start()

// The control: what this process sends on purpose, and what Chromium once sent.
const quiet = () => undefined
const socket = createSocket('udp4')
socket.send('x', 5353, '224.0.0.251', quiet)
socket.send('x', 53, '10.9.0.1', quiet)
const six = createSocket('udp6')
six.send('x', 3478, '2001:db8::7', quiet)
const stream = connect(80, '192.0.2.1').on('error', quiet)
const here = createSocket('udp4')
// Again and again: the capture of the local network may begin a little later than the others.
const again = setInterval(() => here.send('x', 53, '127.0.0.53', quiet), 200)
const groups = createSocket('udp4')
groups.bind(0, () => groups.addMembership('224.0.0.251', '10.9.0.2'))
const control = await capture.since(4000)
clearInterval(again)
for (const one of [socket, six, here, groups]) one.close()
// An unanswered connection would be tried again and again. Leaving the group sends a packet too.
stream.destroy()
await capture.since(2000)

const parley = await launch()
await parley.page.getByRole('heading', { name: 'Coming up' }).waitFor()
const atRest = await capture.since(Number(idle) * 1000)
// The compiler names functions by this helper, which the page lacks.
await parley.page.evaluate('globalThis.__name = (named) => named')
const sent: Record<string, string[]> = {}
const failed: string[] = []
let tried = 0
for (const [name, work] of Object.entries(HOSTILE))
  for (const host of HOSTS) {
    tried += 1
    await parley.page.evaluate(work, host).catch((error: unknown) => failed.push(`${name} ${host}: ${String(error)}`))
    const packets = await capture.since(name === 'calls' ? CALL_MS : QUIET_MS)
    if (packets.length > 0) sent[`${name} ${host}`] = packets
  }
const later = await capture.since(8000)
const isAlive = await parley.page.evaluate(() => window.parley.requests['desk:status']({}))
await parley.close()
const atEnd = await capture.since(1000)
console.log(JSON.stringify({ control, atRest, sent, later, atEnd, tried, failed, isAlive }))
process.exit(0)
