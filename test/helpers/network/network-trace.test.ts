import { expect, it } from 'vitest'
import { attempts, sentTo } from './network-trace'

const address = (ip: string, port: number) =>
  ip.includes(':')
    ? `{sa_family=AF_INET6, sin6_port=htons(${port}), inet_pton(AF_INET6, "${ip}", &sin6_addr), sin6_scope_id=0}, 28`
    : `{sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("${ip}")}, 16`

it.each([
  ['another machine', `7 connect(5, ${address('10.0.0.1', 443)}) = -1 ENETUNREACH (Network is unreachable)`, 1],
  ['another machine by IPv6', `7 connect(5, ${address('2001:db8::1', 443)}) = 0`, 1],
  ['a datagram elsewhere', `7 sendto(5, "x", 1, 0, ${address('192.0.2.1', 3478)}) = 1`, 1],
  ['a name server', `7 connect(5, ${address('10.0.0.1', 53)}) = 0`, 1],
  ['a name server here', `7 connect(5, ${address('127.0.0.53', 53)}) = 0`, 1],
  ['a name server by IPv6 here', `7 connect(5, ${address('::1', 53)}) = 0`, 1],
  [
    'a name server’s socket',
    '7 connect(5, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0',
    1,
  ],
  ['this machine', `7 connect(5, ${address('127.0.0.1', 8080)}) = 0`, 0],
  ['this machine by IPv6', `7 connect(5, ${address('::1', 8080)}) = 0`, 0],
  ['a screen', '7 connect(5, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0', 0],
])('judges a trace with %s correctly', (_name, line, count) => {
  expect(attempts(line)).toHaveLength(count)
})

it('attributes what is sent to the right socket, even if the number of a connected socket is used again', () => {
  const connected = `7 connect(5, ${address('192.0.2.1', 53)}) = 0`
  const reused = '7 socket(AF_UNIX, SOCK_STREAM, 0) = 5'
  const [own, others, later] = [
    '7 sendto(5, "x", 1, 0, NULL, 0) = 1',
    '8 sendto(5, "x", 1, 0, NULL, 0) = 1',
    '7 sendmmsg(5, [], 1, 0) = 1',
  ]
  const sent = (...lines: string[]) => sentTo([own, ...lines].join('\n'), [connected])
  expect(sent(connected, others, '7 sendto(6, "x", 1, 0, NULL, 0) = 1', reused, own)).toEqual([])
  expect(sent(connected, others, own, later, reused, own)).toEqual([own, later])
  expect(sent(connected, own, '7 <... socket resumed>) = 5', own)).toEqual([own])
  const padded = [connected, own, reused, own].map((line) => line.replace('7 ', '7    '))
  expect(sentTo(padded.join('\n'), padded.slice(0, 1))).toEqual(padded.slice(1, 2))
  // A line that cannot be read proves nothing.
  expect(sentTo('', ['7 sendmmsg(5']).length).toBe(1)
})
