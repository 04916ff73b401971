/**
 * Traces every connection and datagram of a command and its child processes; append the output file and the command.
 * With a filter in the kernel only the traced calls stop, so that the app's timing stays real. sendmsg is left out,
 * because Chromium's processes use it all the time to talk to each other. To send a datagram with it they need a
 * socket, which `datagramSockets` finds.
 */
export const TRACE = 'strace -f --seccomp-bpf -qq -e trace=socket,connect,sendto,sendmmsg -e signal=none -o'.split(' ')

const LOOPBACK = /sin_addr=inet_addr\("127\.\d+\.\d+\.\d+"\)|inet_pton\(AF_INET6, "(::1|::ffff:127\.\d+\.\d+\.\d+)"/
const NAME_SERVER_PORT = /sin6?_port=htons\(53\)/
/** The system's own name server: a program asks it through a local socket, and it asks the network. */
const NAME_SERVER_SOCKET = /sun_path="[^"]*\/systemd\/resolve\//

/** The lines of a trace that try to leave this machine: an address other than loopback, or a name server anywhere, since it asks others. */
export function attempts(trace: string): string[] {
  return trace
    .split('\n')
    .filter((line) => /\b(connect|sendto|sendmmsg)\(/.test(line))
    .filter((line) =>
      /AF_INET6?/.test(line) ? !LOOPBACK.test(line) || NAME_SERVER_PORT.test(line) : NAME_SERVER_SOCKET.test(line),
    )
}

/**
 * The lines of a trace that send something through a socket after it was connected to another machine. A program
 * connects a datagram socket to learn which of its own addresses it would use; that alone sends nothing.
 */
export function sentTo(trace: string, connected: readonly string[]): string[] {
  const lines = trace.split('\n')
  return connected.flatMap((line) => {
    // Process numbers are padded to one width.
    const [, pid, fd] = /^(\d+) +connect\((\d+),/.exec(line) ?? []
    if (pid === undefined || fd === undefined) return [line]
    const after = lines.slice(lines.indexOf(line) + 1)
    const socket = new RegExp(`^${pid} +(?:socket\\(.*|<\\.\\.\\. socket resumed>.*)\\) += ${fd}$`)
    // From there on the number belongs to another socket.
    const reused = after.findIndex((later) => socket.test(later))
    // Chromium's processes talk over local sockets, which may get the number without a call that is traced: their messages begin with a head of 16 bytes.
    const send = new RegExp(`^${pid} +send(?:to|mmsg)\\(${fd}, (?!"\\\\20\\\\0\\\\0\\\\0)`)
    return after.slice(0, reused === -1 ? undefined : reused).filter((later) => send.test(later))
  })
}

/** The lines of a trace that open a socket which could send a datagram to another machine without a connection. */
export function datagramSockets(trace: string): string[] {
  return trace.split('\n').filter((line) => /\bsocket\(AF_INET6?, SOCK_(DGRAM|RAW)/.test(line))
}
