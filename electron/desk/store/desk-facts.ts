import { randomBytes } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ParleyError, type ErrorParams } from '../../../core/base/errors'
import { PRIVATE_FILE } from '../../files/private-files'
import { readRegular } from '../../files/regular-file'
import { reasonOf } from '../../files/write-durably'
import { isSnapshotName } from '../../journal/format/desk-file-names'
import { DESK_FILE } from '../../journal/format/format-1'
import { removeFile } from '../../files/when-free'

/** Facts that help a person with a desk that cannot be opened or written. */

/**
 * Adds facts about the file to a failure of opening a desk: its size in bytes, when it was last changed and, for a damaged snapshot, how many of its
 * lines still have the form of a record. Never the content of a record. `file` is the file concerned if the failure does not name one.
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
/** Begins like a record, but is none. */
const HISTORY_LINE = '"history":{"done":['

/**
 * Counts the lines of a damaged file that look like whole records and those that do not, and locates the first of the latter: its line from 1, its
 * byte from 0.
 */
async function linesOf(file: string): Promise<ErrorParams> {
  const text = new TextDecoder().decode(await readRegular(file).catch(() => Buffer.alloc(0)))
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
    // A byte that is not UTF-8 was decoded to this character.
    return !line.includes('\uFFFD')
  } catch {
    return false
  }
}

/**
 * The system's reason why nothing can be written in a desk's folder, or undefined if writing works. Only writing tells on every system, so this makes
 * an empty file there and removes it; the next writer removes one that a kill leaves behind.
 */
export async function whyNotWritable(directory: string): Promise<string | undefined> {
  try {
    const probe = join(directory, `probe.${randomBytes(6).toString('hex')}.tmp`)
    await (await open(probe, 'wx', PRIVATE_FILE)).close()
    await removeFile(probe)
    return undefined
  } catch (error) {
    const reason = reasonOf(error)
    return ['EACCES', 'EPERM', 'EROFS'].includes(reason) ? reason : undefined
  }
}

/** How much room on the disk is tested, in bytes. */
const ROOM = 64 * 1024

/** The system's reason why no file, or no file with content, can be made in a desk's folder; undefined if one can. */
export async function whyNoRoom(directory: string): Promise<string | undefined> {
  const probe = join(directory, `probe.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(probe, 'wx', PRIVATE_FILE)
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
    await removeFile(probe).catch(() => undefined)
  }
}
