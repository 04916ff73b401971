/**
 * A tracer of every connection and every datagram of a command and of all that it starts; the file to write comes next, then the
 * command. With a filter in the kernel only the traced calls stop, so that the app's own timing stays what it is. sendmsg is left
 * out: Chromium's processes talk by it all the time. A datagram that it sends needs a socket, and `datagramSockets` finds that.
 */
export const TRACE = 'strace -f --seccomp-bpf -qq -e trace=socket,connect,sendto,sendmmsg -e signal=none -o'.split(' ')

const LOOPBACK = /sin_addr=inet_addr\("127\.\d+\.\d+\.\d+"\)|inet_pton\(AF_INET6, "(::1|::ffff:127\.\d+\.\d+\.\d+)"/
const NAME_SERVER_PORT = /sin6?_port=htons\(53\)/
/** A name server of the system's own, which is asked by a socket of this machine and asks the network. */
const NAME_SERVER_SOCKET = /sun_path="[^"]*\/systemd\/resolve\//

/**
 * The lines of a trace that try to leave this machine: an address other than loopback's, or a name server, which counts wherever
 * it is, since it asks others.
 */
export function attempts(trace: string): string[] {
  return trace
    .split('\n')
    .filter((line) => /\b(connect|sendto|sendmmsg)\(/.test(line))
    .filter((line) =>
      /AF_INET6?/.test(line) ? !LOOPBACK.test(line) || NAME_SERVER_PORT.test(line) : NAME_SERVER_SOCKET.test(line),
    )
}

/**
 * The lines of a trace that send something by a socket after it was connected to another machine. By connecting one for datagrams a program learns
 * which of its own addresses it would have there; nothing leaves the machine for that.
 */
export function sentTo(trace: string, connected: readonly string[]): string[] {
  const lines = trace.split('\n')
  return connected.flatMap((line) => {
    // Numbers of processes are padded to one width.
    const [, pid, fd] = /^(\d+) +connect\((\d+),/.exec(line) ?? []
    if (pid === undefined || fd === undefined) return [line]
    const after = lines.slice(lines.indexOf(line) + 1)
    const socket = new RegExp(`^${pid} +(?:socket\\(.*|<\\.\\.\\. socket resumed>.*)\\) += ${fd}$`)
    // From there on the number is another socket's.
    const reused = after.findIndex((later) => socket.test(later))
    const send = new RegExp(`^${pid} +send(?:to|mmsg)\\(${fd},`)
    return after.slice(0, reused === -1 ? undefined : reused).filter((later) => send.test(later))
  })
}

/** The lines of a trace that open a socket from which a datagram could go to another machine without a connection. */
export function datagramSockets(trace: string): string[] {
  return trace.split('\n').filter((line) => /\bsocket\(AF_INET6?, SOCK_(DGRAM|RAW)/.test(line))
}
