import { randomBytes } from 'node:crypto'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ParleyError, type ErrorParams } from '../../../core/base/errors'
import { reasonOf } from '../../files/write-durably'
import { DESK_FILE } from '../../journal/format/format-1'
import { isSnapshotName } from '../../journal/format/layout'

/** What a person needs to know of a desk that cannot be opened, or not be written, beyond that it cannot. */

/**
 * A failure of opening a desk with what is known of the file that it is about: its size in bytes, when it was last changed, and of a
 * damaged snapshot how many of its lines still have the form of a record. Never what a record says. `file` is what the failure is
 * about where it does not say so itself.
 */
export async function withFacts(failure: unknown, file: string): Promise<unknown> {
  if (!(failure instanceof ParleyError)) return failure
  const { code, params, cause } = failure
  const about = typeof params.file === 'string' ? params.file : file
  const found = await stat(about).catch(() => undefined)
  if (!found?.isFile()) return failure
  const facts: ErrorParams = { file: about, size: found.size, modified: found.mtime.toISOString() }
  const lines = code === 'desk-corrupt' && holdsRecords(basename(about)) ? await linesOf(about) : {}
  return new ParleyError(code, { ...facts, ...lines, ...params }, { cause })
}

const holdsRecords = (name: string) => name === DESK_FILE || isSnapshotName(name)

const RECORD_LINE = /^"([A-Za-z][A-Za-z0-9_-]{0,63})":\{"/
/** Begins like a record, and is not one. */
const HISTORY_LINE = '"history":{"done":['

/**
 * How many lines of a damaged file are whole records by their form and how many are not, and where the first of those begins: its line
 * from 1, its byte from 0.
 */
async function linesOf(file: string): Promise<ErrorParams> {
  const text = new TextDecoder().decode(await readFile(file).catch(() => Buffer.alloc(0)))
  let [whole, broken, line, byte] = [0, 0, 0, 0]
  let first: ErrorParams = {}
  for (const one of text.split('\n')) {
    line += 1
    if (line > 1 && RECORD_LINE.test(one) && !one.startsWith(HISTORY_LINE)) {
      if (isWhole(one)) whole += 1
      else {
        if (broken === 0) first = { line, byte }
        broken += 1
      }
    }
    byte += Buffer.byteLength(one) + 1
  }
  return { whole, broken, ...first }
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(`{${line.replace(/,$/, '')}}`)
    // A byte that is no UTF-8 was read as this sign.
    return !line.includes('\uFFFD')
  } catch {
    return false
  }
}

/**
 * The system's reason why nothing can be written in a desk's folder, or undefined where it can. Only writing tells on every system, so
 * an empty file is made there and removed; one that a kill leaves is cleared away by the next writer.
 */
export async function whyNotWritable(directory: string): Promise<string | undefined> {
  try {
    const probe = join(directory, `probe.${randomBytes(6).toString('hex')}.tmp`)
    await (await open(probe, 'wx')).close()
    await rm(probe, { force: true })
    return undefined
  } catch (error) {
    const reason = reasonOf(error)
    return ['EACCES', 'EPERM', 'EROFS'].includes(reason) ? reason : undefined
  }
}

/** How much is tried whether a disk has room for, in bytes. */
const ROOM = 64 * 1024

/** The system's reason why no file can be made in a desk's folder, or none with something in it, or undefined where one can. */
export async function whyNoRoom(directory: string): Promise<string | undefined> {
  const probe = join(directory, `probe.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(probe, 'wx')
    try {
      await file.writeFile(Buffer.alloc(ROOM, 1))
      await file.sync()
    } finally {
      await file.close()
    }
    return undefined
  } catch (error) {
    return reasonOf(error)
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}
