import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** Only root can make a network namespace; others can inside a user namespace where they are root. */
const HOW = process.getuid?.() === 0 ? ['-n'] : ['-rn']

/** The addresses of this machine and of the router on the wire, which leads nowhere. */
const [OURS, ROUTER, OURS_6, ROUTER_6] = ['10.9.0.2', '10.9.0.1', 'fd00:9::2', 'fd00:9::1']
const NOBODY = '02:00:00:00:00:01'

/**
 * Makes a network with one wire, as a connected machine has it: addresses of both kinds, a router that is known, and nobody at the other end. All that a
 * program sends goes out on the wire, and is answered by nobody.
 */
const PREPARE = `
set -e
ip link set lo up
ip link add wire type veth peer name far
for name in wire far; do
  echo 0 > /proc/sys/net/ipv6/conf/$name/accept_ra
  echo 0 > /proc/sys/net/ipv6/conf/$name/router_solicitations
  echo 1 > /proc/sys/net/ipv6/conf/$name/addr_gen_mode
done
ip addr add ${OURS}/24 dev wire
ip -6 addr add ${OURS_6}/64 dev wire nodad
ip link set far up
ip link set wire up
ip neigh add ${ROUTER} lladdr ${NOBODY} dev wire
ip -6 neigh add ${ROUTER_6} lladdr ${NOBODY} dev wire
ip route add default via ${ROUTER}
ip -6 route add default via ${ROUTER_6}
exec "$@"`

/** A command that runs on a network of its own. @throws if this machine allows none, with what to do */
export function onLoneNetwork(command: readonly string[]): string[] {
  const inside = (wanted: readonly string[]) => [...HOW, 'sh', '-c', PREPARE, 'sh', ...wanted]
  const { status, stderr, error } = spawnSync('unshare', inside(['tcpdump', '--version']), { encoding: 'utf8' })
  if (error || status !== 0)
    throw new Error(
      'No packets can be captured here, so that nothing is proved. It takes unshare, ip, tcpdump, and the right to make a network namespace: ' +
        `run this as root, or allow user namespaces.\n${error?.message ?? stderr}`,
    )
  return ['unshare', ...inside(command)]
}

/** All packets but those between the test and the window's debugging port, which are TCP on this machine. */
const WANTED = 'not (tcp and host 127.0.0.1) and not (tcp and host ::1)'

/** A running capture of all interfaces, the one inside this machine included. */
export class Capture {
  readonly #dump: ChildProcess
  #lines = ''
  #said = ''

  private constructor() {
    this.#dump = spawn('tcpdump', ['-i', 'any', '-n', '-l', '-p', '--immediate-mode', '-Z', 'root', WANTED], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#dump.stdout?.on('data', (chunk) => (this.#lines += chunk))
    this.#dump.stderr?.on('data', (chunk) => (this.#said += chunk))
    process.once('exit', () => this.#dump.kill())
  }

  /** Starts a capture; resolves once it sees packets. */
  static async start(): Promise<Capture> {
    const capture = new Capture()
    for (let tries = 0; tries < 100 && !capture.#said.includes('listening on'); tries += 1) {
      if (capture.#dump.exitCode !== null) throw new Error(`tcpdump ended: ${capture.#said}`)
      await wait(100)
    }
    // The kernel reports the groups of a new interface for a second or two.
    await wait(3000)
    capture.#lines = ''
    return capture
  }

  /** The packets since the last call, one a line. */
  async since(quietMs: number): Promise<string[]> {
    await wait(quietMs)
    const lines = this.#lines.split('\n').filter((line) => line !== '')
    this.#lines = ''
    return lines
  }
}
