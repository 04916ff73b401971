import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import os from 'node:os'

/**
 * Makes this process look like another computer that shares a folder: it has the host name of its second argument and, unless that begins with
 * `here`, locks that no other computer sees. Import this before anything else.
 */
const [, , , host = ''] = process.argv
if (!host.startsWith('here')) {
  os.hostname = () => host
  const { listen } = net.Server.prototype
  const elsewhere = (address: unknown) =>
    typeof address === 'string' ? address.replace('parley-desk-', `${host}-${process.pid}-`) : address
  net.Server.prototype.listen = function (this: net.Server, address: unknown, ...rest: unknown[]) {
    return Reflect.apply(listen, this, [elsewhere(address), ...rest]) as net.Server
  } as typeof listen
  const { createConnection } = net
  net.createConnection = ((address: unknown, ...rest: unknown[]) =>
    Reflect.apply(createConnection, net, [elsewhere(address), ...rest]) as net.Socket) as typeof createConnection
  syncBuiltinESMExports()
}
