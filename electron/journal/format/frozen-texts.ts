import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError, type ErrorCode } from '../../../core/base/errors'
import type { FrozenTexts, TextKind } from '../../../core/desk/memory-desk'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { refuseIfLinked } from '../../files/linked-folder'
import { makeFolders } from '../../files/private-files'
import { readRegularNow } from '../../files/regular-file'
import { reasonOf, writeDurably, WriteFailure } from '../../files/write-durably'
import { sha256Of } from './desk-content'
import { MEMOS_FOLDER, SOURCES_FOLDER } from './desk-file-names'

/** A text that never changes, and its SHA-256. */
export interface FrozenText {
  kind: TextKind
  text: string
}

interface PlaceOfKind {
  folder: string
  ending: string
  missing: ErrorCode
  corrupt: ErrorCode
}

const PLACES: Record<TextKind, PlaceOfKind> = {
  source: { folder: SOURCES_FOLDER, ending: 'txt', missing: 'source-text-missing', corrupt: 'source-text-corrupt' },
  memo: { folder: MEMOS_FOLDER, ending: 'json', missing: 'memo-text-missing', corrupt: 'memo-text-corrupt' },
}

const fileOf = (directory: string, kind: TextKind, sha256: string) =>
  join(directory, PLACES[kind].folder, `${sha256}.${PLACES[kind].ending}`)

/**
 * Reads the immutable texts of a desk, each in a file named by its SHA-256, and checks them against that name. Reads on demand and caches, so that
 * opening a desk does not depend on how much text there is.
 */
export function frozenTextsOf(directory: string): FrozenTexts {
  const cache = new Map<string, string>()
  return (kind, sha256) => {
    const file = fileOf(directory, kind, sha256)
    const known = cache.get(file)
    if (known !== undefined) return known
    refuseIfLinked(join(directory, PLACES[kind].folder))
    let bytes: Buffer
    try {
      bytes = readRegularNow(file)
    } catch (error) {
      throw unread(kind, file, sha256, error)
    }
    if (sha256Of(bytes) !== sha256) throw new ParleyError(PLACES[kind].corrupt, { file, sha256 })
    const text = bytes.toString('utf8')
    cache.set(file, text)
    return text
  }
}

/** Why a text could not be read: it is missing, or there is something that Parley may not or cannot read. */
function unread(kind: TextKind, file: string, sha256: string, error: unknown): ParleyError {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  if (reason === 'ENOENT' || reason === 'ENOTDIR')
    return new ParleyError(PLACES[kind].missing, { file, sha256 }, { cause: error })
  return new ParleyError('desk-unreadable', { file, reason }, { cause: error })
}

/** Writes a text under its SHA-256; resolves when it is durable. Keeps an existing sound file. @throws WriteFailure; ParleyError as `refuseIfLinked` */
export async function writeFrozenText(
  directory: string,
  { kind, text }: FrozenText,
  fs: FileSystem = realFileSystem,
): Promise<void> {
  const sha256 = sha256Of(text)
  const file = fileOf(directory, kind, sha256)
  const folder = join(directory, PLACES[kind].folder)
  refuseIfLinked(folder)
  await makeFolders(folder)
  // A writer may have been killed before it could make the name durable.
  if (existsSync(file) && isHeld(file, sha256)) await syncFolder(folder, fs)
  else await writeDurably(file, Buffer.from(text), fs)
  await syncFolder(directory, fs)
}

function isHeld(file: string, sha256: string): boolean {
  try {
    return sha256Of(readRegularNow(file)) === sha256
  } catch {
    // A link or the like is replaced.
    return false
  }
}

/** @throws WriteFailure */
async function syncFolder(folder: string, fs: FileSystem): Promise<void> {
  try {
    await fs.syncFolder(folder)
  } catch (error) {
    throw new WriteFailure(error, true)
  }
}
