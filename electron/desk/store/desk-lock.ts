import { randomUUID } from 'node:crypto'
import { existsSync, rmSync, statSync } from 'node:fs'
import { createConnection, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ParleyError, type ErrorParams } from '../../../core/base/errors'
import type { Holder } from '../../../core/desk/reading'
import { folderIdentity } from '../../files/folder-identity'
import { holderOfLease, readLease } from './lease-file'

/** A held lock. The kernel releases it when the process ends, however it ends. */
export interface DeskLock {
  /** Names this opening: the holder answers with it, and its lease is in the desk's folder under it. */
  id: string
  release(): Promise<void>
}

/**
 * Takes the single writer's lock of a desk's folder: a local name that only one process can listen on, keyed on the folder's device and inode, so
 * that two paths to one folder are one desk. Never a network address. Reading takes no lock.
 * @throws ParleyError `desk-locked`, with what the holder's lease says; `node-cannot-lock`: this version of Node cannot hold the name
 */
export async function lockDesk(directory: string): Promise<DeskLock> {
  const address = addressOf(directory)
  const id = randomUUID()
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(id)
  })
  for (let attempt = 0; ; attempt += 1) {
    const taken = await listen(server, address)
    if (taken) break
    const answer = await askHolder(address)
    if (answer !== undefined || attempt > 0)
      throw new ParleyError('desk-locked', { dir: directory, ...paramsOf(await saidBy(directory, answer)) })
    // Only a socket file can outlive its process (macOS); nobody answers on it, so it is stale.
    if (isSocketFile(address)) rmSync(address, { force: true })
  }
  server.unref()
  return {
    id,
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

/** The holder of the desk in a folder, as far as the lease says; undefined if nobody has it open for writing. Takes no lock. */
export async function holderOf(directory: string): Promise<Holder | undefined> {
  // A folder that has just disappeared has no holder; the next read reports it missing.
  if (!existsSync(directory)) return undefined
  const answer = await askHolder(addressOf(directory))
  return answer === undefined ? undefined : saidBy(directory, answer)
}

/**
 * The facts known of a holder. Any account of the computer can take the name and answer anything, so no word of an answer is shown: it only has to
 * name the lease in the desk's own folder, which says the rest.
 */
async function saidBy(directory: string, answer: string | undefined): Promise<Holder> {
  const lease = answer === undefined || answer === '' ? undefined : await readLease(directory)
  if (!lease || lease.lease !== answer) return {}
  const { who, pid, since } = holderOfLease(lease)
  return {
    ...(who === undefined ? {} : { who }),
    ...(pid === undefined ? {} : { pid }),
    ...(since === undefined ? {} : { since }),
  }
}

/** The longest answer that is read, in bytes. */
const ANSWER_MAX = 64

/** The length of the system's field for the name of a socket (`sun_path`), in bytes. */
const SOCKET_NAME = 108

/** Linux: an abstract socket; Windows: a named pipe; elsewhere a socket file in the user's temporary folder. */
function addressOf(directory: string): string {
  const name = `parley-desk-${folderIdentity(directory, statSync(directory, { bigint: true }))}`
  // Node 20 fills the field up with zeros, later versions do not, and the zeros are part of an abstract name.
  if (process.platform === 'linux') return `\0${name}`.padEnd(SOCKET_NAME, '\0')
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

const isSocketFile = (address: string) => !address.startsWith('\0') && !address.startsWith('\\\\.\\pipe\\')

function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      // Some releases of Node, such as 22.12 and 24.0, refuse every abstract name.
      else if (error.code === 'EINVAL') reject(new ParleyError('node-cannot-lock', { version: process.version }))
      else reject(error)
    }
    server.once('error', failed)
    server.listen(address, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

/** Asks the holder for its id; undefined if nobody holds the desk. A holder that does not answer in time, or not with an id, still counts. */
function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(address)
    const chunks: Buffer[] = []
    const finish = (answer: string | undefined) => {
      clearTimeout(limit)
      socket.destroy()
      resolve(answer)
    }
    // Limits the whole conversation: a stranger on this name must not delay the opening by answering slowly.
    const limit = setTimeout(() => finish(''), 1000)
    let length = 0
    socket.on('data', (chunk) => {
      length += chunk.length
      if (length > ANSWER_MAX) finish('')
      else chunks.push(chunk)
    })
    // Only these say that nobody listens; a name that may not be asked, or whose queue is full, is held all the same.
    socket.on('error', ({ code }: NodeJS.ErrnoException) =>
      finish(code === 'ECONNREFUSED' || code === 'ENOENT' ? undefined : ''),
    )
    socket.on('end', () => finish(Buffer.concat(chunks).toString('latin1')))
  })
}

/** The holder's facts, each for itself and as part of the one sentence of the command line. */
function paramsOf({ who, pid, since }: Holder): ErrorParams {
  const parts = [
    who,
    pid === undefined ? undefined : `process ${pid}`,
    since === undefined ? undefined : `since ${since}`,
  ]
  const said = parts.filter((part) => part !== undefined)
  return {
    holder: said.length === 0 ? 'a process that does not answer' : said.join(', '),
    ...(who === undefined ? {} : { who }),
    ...(pid === undefined ? {} : { pid }),
    ...(since === undefined ? {} : { since }),
  }
}
