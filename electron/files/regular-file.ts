import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { ParleyError } from '../../core/base/errors'

/**
 * Ordinary files only. A desk's folder may come from anywhere: a link in it may lead elsewhere, and a pipe, a socket or a device may never answer.
 */

/** The longest file that is read at once, in bytes: the longest string of V8, which is 512 MiB less 24. */
export const LONGEST_FILE = 2 ** 29 - 24

/** Neither follows a link nor waits for the other end of a pipe. Windows knows neither flag, and has no pipes with a name in a folder. */
export const CAREFULLY = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK
const HAS_FLAGS = CAREFULLY !== 0

/** `reason` is the system's code: `ELOOP` for a link, `ENOTFILE` for a pipe, a socket or a device. */
const refused = (code: string) => Object.assign(new Error(code), { code, syscall: 'open' })

function refuseIfSpecial(found: Stats): void {
  if (found.isSymbolicLink()) throw refused('ELOOP')
  if (found.isDirectory()) throw refused('EISDIR')
  if (!found.isFile()) throw refused('ENOTFILE')
}

/** Opening a socket, or a pipe without a reader, fails with a code of its own. */
const asSpecial = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === 'ENXIO' ? refused('ENOTFILE') : error

/** Opens an ordinary file with further `flags`, by default to read it. @throws the system's error; `ELOOP`, `EISDIR`, `ENOTFILE` */
export async function openRegular(path: string, flags: number = constants.O_RDONLY): Promise<FileHandle> {
  if (!HAS_FLAGS) refuseIfSpecial(await lstat(path))
  const handle = await open(path, flags | CAREFULLY).catch((error: unknown) => {
    throw asSpecial(error)
  })
  try {
    refuseIfSpecial(await handle.stat())
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Reads an ordinary file of at most `longest` bytes. @throws as `openRegular`; ParleyError `file-too-large` */
export async function readRegular(path: string, longest = LONGEST_FILE): Promise<Buffer> {
  const handle = await openRegular(path)
  try {
    const { size } = await handle.stat()
    refuseIfTooLarge(path, size, longest)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** Like `readRegular`, for a short text that is needed at once. */
export function readRegularNow(path: string): Buffer {
  if (!HAS_FLAGS) refuseIfSpecial(lstatSync(path))
  const file = openNow(path)
  try {
    const found = fstatSync(file)
    refuseIfSpecial(found)
    refuseIfTooLarge(path, found.size, LONGEST_FILE)
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

function openNow(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | CAREFULLY)
  } catch (error) {
    throw asSpecial(error)
  }
}

/** Reads an ordinary file that a person chose, or that the link that they chose leads to. @throws as `readRegular` */
export const readChosen = async (path: string, longest = LONGEST_FILE): Promise<Buffer> =>
  readRegular(await realpath(path), longest)

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

/** The error for a file, or content for one, that is too long to be read at once. */
export const tooLarge = (file: string, size: number, longest = LONGEST_FILE): ParleyError =>
  new ParleyError('file-too-large', {
    file: basename(file),
    size: megabytes(size),
    limit: Math.floor(longest / 1_000_000),
  })

/** @throws ParleyError `file-too-large` */
export function refuseIfTooLarge(file: string, size: number, longest = LONGEST_FILE): void {
  if (size > longest) throw tooLarge(file, size, longest)
}

/** Makes the content of a file; a string beyond what JavaScript can hold is too large. @throws ParleyError `file-too-large` */
export function orTooLarge<T>(file: string, longest: number, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(file, longest + 1, longest)
    throw error
  }
}
