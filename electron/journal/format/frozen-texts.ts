import { webcrypto } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ParleyError, type ErrorCode } from '../../../core/base/errors'
import type { FrozenTexts, TextKind } from '../../../core/desk/memory-desk'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { refuseIfLinked } from '../../files/linked-folder'
import { makeFolders } from '../../files/private-files'
import { readRegular, readRegularNow } from '../../files/regular-file'
import { reasonOf, writeDurably, WriteFailure } from '../../files/write-durably'
import { sha256Of } from './desk-content'
import { MEMOS_FOLDER, ORIGINALS_FOLDER, SOURCES_FOLDER } from './desk-file-names'

/** A text that never changes, and its SHA-256. */
export interface FrozenText {
  kind: TextKind
  text: string
}

/** A file that a source was read from, which never changes: its bytes, and their SHA-256. */
export interface FrozenOriginal {
  kind: 'original'
  sha256: string
  bytes: Uint8Array
}

/** A file of a desk that never changes and is named by its SHA-256. */
export type FrozenFile = FrozenText | FrozenOriginal
type FrozenKind = FrozenFile['kind']

interface PlaceOfKind {
  folder: string
  ending: string
  missing: ErrorCode
  corrupt: ErrorCode
}

const PLACES: Record<FrozenKind, PlaceOfKind> = {
  source: { folder: SOURCES_FOLDER, ending: 'txt', missing: 'source-text-missing', corrupt: 'source-text-corrupt' },
  memo: { folder: MEMOS_FOLDER, ending: 'json', missing: 'memo-text-missing', corrupt: 'memo-text-corrupt' },
  // No program opens a file of this ending by itself.
  original: { folder: ORIGINALS_FOLDER, ending: 'bin', missing: 'original-missing', corrupt: 'original-corrupt' },
}

const fileOf = (directory: string, kind: FrozenKind, sha256: string) =>
  join(directory, PLACES[kind].folder, `${sha256}.${PLACES[kind].ending}`)

/** How many characters of the texts that were read last stay in memory; of a longer text, that one alone. */
const KEPT_CHARACTERS = 1_000_000

/**
 * Reads the immutable texts of a desk, each in a file named by its SHA-256, and checks them against that name. Reads on demand and keeps those that were
 * read last, so that neither opening a desk nor its memory depends on how much text there is.
 */
export function frozenTextsOf(directory: string, most = KEPT_CHARACTERS): FrozenTexts {
  const kept = new Map<string, string>()
  let characters = 0
  const keep = (file: string, text: string): void => {
    kept.set(file, text)
    characters += text.length
    for (const [oldest, { length }] of kept) {
      if (characters <= most || kept.size === 1) return
      kept.delete(oldest)
      characters -= length
    }
  }
  return (kind, sha256) => {
    const file = fileOf(directory, kind, sha256)
    const known = kept.get(file)
    if (known !== undefined) {
      kept.delete(file)
      kept.set(file, known)
      return known
    }
    refuseIfLinked(join(directory, PLACES[kind].folder))
    let bytes: Buffer
    try {
      bytes = readRegularNow(file)
    } catch (error) {
      throw unread(kind, file, sha256, error)
    }
    if (sha256Of(bytes) !== sha256) throw new ParleyError(PLACES[kind].corrupt, { file, sha256 })
    const text = bytes.toString('utf8')
    keep(file, text)
    return text
  }
}

/** Why a file could not be read: it is missing, or there is something that Parley may not or cannot read. */
function unread(kind: FrozenKind, file: string, sha256: string, error: unknown): ParleyError {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  if (reason === 'ENOENT' || reason === 'ENOTDIR')
    return new ParleyError(PLACES[kind].missing, { file, sha256 }, { cause: error })
  return new ParleyError('desk-unreadable', { file, reason }, { cause: error })
}

/** Reads the file that a source was read from, and checks it against its SHA-256. Nothing of it stays in memory. @throws ParleyError `original-missing`, `original-corrupt`, `desk-unreadable` */
export async function readOriginal(directory: string, sha256: string): Promise<Buffer> {
  const file = fileOf(directory, 'original', sha256)
  refuseIfLinked(join(directory, ORIGINALS_FOLDER))
  const bytes = await readRegular(file).catch((error: unknown) => {
    throw unread('original', file, sha256, error)
  })
  if ((await digestOf(bytes)) !== sha256) throw new ParleyError('original-corrupt', { file, sha256 })
  return bytes
}

/** The size of an original on the disk, in bytes, and a text that is another one after each change of the file. */
export interface OriginalOnDisk {
  size: number
  stamp: string
}

/** What is on the disk of the file that a source was read from; undefined if it is not there. Does not read it. */
export async function originalOnDisk(directory: string, sha256: string): Promise<OriginalOnDisk | undefined> {
  const found = await stat(fileOf(directory, 'original', sha256)).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const { size, mtimeMs, ctimeMs, ino } = found
  return { size, stamp: [size, mtimeMs, ctimeMs, ino].join('/') }
}

/**
 * Writes a text or an original under its SHA-256; resolves when it is durable. Keeps an existing sound file.
 * @throws WriteFailure; ParleyError as `refuseIfLinked`, `original-corrupt` if the bytes are not those of the SHA-256
 */
export async function writeFrozen(
  directory: string,
  frozen: FrozenFile,
  fs: FileSystem = realFileSystem,
): Promise<void> {
  const bytes = frozen.kind === 'original' ? frozen.bytes : Buffer.from(frozen.text)
  const sha256 = await digestOf(bytes)
  const file = fileOf(directory, frozen.kind, sha256)
  if (frozen.kind === 'original' && frozen.sha256 !== sha256)
    throw new ParleyError('original-corrupt', { file, sha256: frozen.sha256 })
  const folder = join(directory, PLACES[frozen.kind].folder)
  refuseIfLinked(folder)
  await makeFolders(folder)
  // A writer may have been killed before it could make the name durable.
  if (existsSync(file) && (await isHeld(file, sha256))) await syncFolder(folder, fs)
  else await writeDurably(file, bytes, fs)
  await syncFolder(directory, fs)
}

async function isHeld(file: string, sha256: string): Promise<boolean> {
  try {
    return (await digestOf(await readRegular(file))) === sha256
  } catch {
    // A link or the like is replaced.
    return false
  }
}

/** The SHA-256 of bytes, worked out beside the work of this thread: they may be many. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
}

/** @throws WriteFailure */
async function syncFolder(folder: string, fs: FileSystem): Promise<void> {
  try {
    await fs.syncFolder(folder)
  } catch (error) {
    throw new WriteFailure(error, true)
  }
}
