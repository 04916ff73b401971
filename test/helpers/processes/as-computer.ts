import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import os from 'node:os'

/**
 * Makes this process look like another computer that shares a folder: it has the host name of its second argument and, unless that begins with
 * `here`, locks that no other computer sees. Import this before anything else.
 */
const [, , , host = ''] = process.argv

/** Calls a function of `node:net` with a name of this computer's own. */
const elsewhere: ProxyHandler<(...given: never[]) => unknown> = {
  apply: (target, self, [address, ...rest]: unknown[]) => {
    const own = typeof address === 'string' ? address.replace('parley-desk-', `${host}-${process.pid}-`) : address
    return Reflect.apply(target, self, [own, ...rest] as never[])
  },
}

if (!host.startsWith('here')) {
  os.hostname = () => host
  for (const [owner, name] of [
    [net.Server.prototype, 'listen'],
    [net, 'createConnection'],
  ] as const)
    Reflect.set(owner, name, new Proxy(Reflect.get(owner, name) as (...given: never[]) => unknown, elsewhere))
  syncBuiltinESMExports()
}
