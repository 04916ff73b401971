import { createConnection, createServer, type Server } from 'node:net'
import { statSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ParleyError } from '../../core/contract/errors'

/** A held lock. The kernel releases it when the process ends, however it ends. */
export interface DeskLock {
  release(): Promise<void>
}

/**
 * Takes the one writer's lock of a desk's folder: a local name that only one process can listen on, keyed on the folder's
 * device and inode, so that two paths to one folder are one desk. Never a network address. Reading takes no lock.
 * @throws ParleyError `desk-locked`, with what the holder says of itself
 */
export async function lockDesk(directory: string): Promise<DeskLock> {
  const { dev, ino } = statSync(directory, { bigint: true })
  const address = lockAddress(`${dev}-${ino}`)
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(JSON.stringify({ pid: process.pid, since }))
  })
  const since = new Date().toISOString()
  for (let attempt = 0; ; attempt += 1) {
    const taken = await listen(server, address)
    if (taken) break
    const holder = await askHolder(address)
    if (holder !== undefined || attempt > 0)
      throw new ParleyError('desk-locked', { dir: directory, holder: holder ?? '?' })
    // Only a socket that is a file can outlive its process (macOS); nobody answers on it, so it is stale.
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

/** Linux: an abstract socket; Windows: a named pipe; elsewhere a socket file in the user's temporary folder. */
function lockAddress(key: string): string {
  const name = `parley-desk-${key}`
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

/** What the holder says of itself, or undefined if nobody is there. A holder that does not answer in time is still one. */
function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(address)
    let text = ''
    const finish = (holder: string | undefined) => {
      clearTimeout(limit)
      socket.destroy()
      resolve(holder)
    }
    // For the whole conversation: a name that somebody else took must not hold an opening up by dripping.
    const limit = setTimeout(() => finish('a process that does not answer'), 1000)
    socket.on('data', (chunk) => {
      text = (text + chunk.toString('utf8')).slice(0, 500)
    })
    socket.on('error', () => finish(undefined))
    socket.on('end', () => finish(describeHolder(text)))
  })
}

function describeHolder(text: string): string {
  try {
    const { pid, since } = JSON.parse(text) as { pid?: unknown; since?: unknown }
    return `process ${String(pid)}, since ${String(since)}`
  } catch {
    return 'another process'
  }
}
