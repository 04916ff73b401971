import { existsSync, rmSync, statSync } from 'node:fs'
import { createConnection, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ParleyError, type ErrorParams } from '../../../core/base/errors'
import { holderSchema, type Holder } from '../../../core/desk/reading'

/** A held lock. The kernel releases it when the process ends, however it ends. */
export interface DeskLock {
  release(): Promise<void>
}

/**
 * Takes the single writer's lock of a desk's folder: a local name that only one process can listen on, keyed on the folder's device and inode, so
 * that two paths to one folder are one desk. Never a network address. Reading takes no lock. `who` is shown to another Parley that asks for the
 * holder.
 * @throws ParleyError `desk-locked`, with what the holder says about itself
 */
export async function lockDesk(directory: string, who?: string): Promise<DeskLock> {
  const address = addressOf(directory)
  const since = new Date().toISOString()
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(JSON.stringify({ pid: process.pid, since, ...(who === undefined ? {} : { who }) }))
  })
  for (let attempt = 0; ; attempt += 1) {
    const taken = await listen(server, address)
    if (taken) break
    const holder = await askHolder(address)
    if (holder !== undefined || attempt > 0)
      throw new ParleyError('desk-locked', { dir: directory, ...paramsOf(holder ?? {}) })
    // Only a socket file can outlive its process (macOS); nobody answers on it, so it is stale.
    if (isSocketFile(address)) rmSync(address, { force: true })
  }
  server.unref()
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

/** Who holds the desk in a folder for writing, as far as they say; undefined if nobody does. Takes no lock. */
export async function holderOf(directory: string): Promise<Holder | undefined> {
  // A folder that has just disappeared has no holder; the next read reports it missing.
  if (!existsSync(directory)) return undefined
  return askHolder(addressOf(directory))
}

/** Linux: an abstract socket; Windows: a named pipe; elsewhere a socket file in the user's temporary folder. */
function addressOf(directory: string): string {
  const { dev, ino } = statSync(directory, { bigint: true })
  const name = `parley-desk-${dev}-${ino}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

const isSocketFile = (address: string) => !address.startsWith('\0') && !address.startsWith('\\\\.\\pipe\\')

function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', failed)
    server.listen(address, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

/** Asks the holder about itself; undefined if nobody holds the desk. A holder that does not answer in time still counts. */
function askHolder(address: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(address)
    const chunks: Buffer[] = []
    const finish = (holder: Holder | undefined) => {
      clearTimeout(limit)
      socket.destroy()
      resolve(holder)
    }
    // Limits the whole conversation: a stranger on this name must not delay the opening by answering slowly.
    const limit = setTimeout(() => finish({}), 1000)
    let length = 0
    socket.on('data', (chunk) => {
      length += chunk.length
      if (length > 2000) finish({})
      else chunks.push(chunk)
    })
    // A name that may not be asked (EACCES) is held all the same.
    socket.on('error', (error: NodeJS.ErrnoException) => finish(error.code === 'EACCES' ? {} : undefined))
    socket.on('end', () => finish(parseHolder(Buffer.concat(chunks).toString('utf8'))))
  })
}

/** Parses an answer as far as possible, since it comes from an unknown process. */
function parseHolder(text: string): Holder {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(text))
    if (!parsed.success) return {}
    const { who, ...rest } = parsed.data
    const name = who?.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
    return { ...rest, ...(name ? { who: name } : {}) }
  } catch {
    return {}
  }
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
