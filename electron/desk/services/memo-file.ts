import { existsSync } from 'node:fs'
import { lstat, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { MemoFormat } from '../../../core/memo/memo-formats'
import type { FileSystem } from '../../files/file-system'
import { openRegular } from '../../files/regular-file'
import { reasonOf, writeDurably } from '../../files/write-durably'
import { FORMAT_FILE, SNAPSHOTS_FOLDER } from '../../journal/format/desk-file-names'
import { DESK_FILE } from '../../journal/format/format-1'

/** A file that may be replaced: how it begins, and the error for any other. */
export interface Replaceable {
  beginning: string
  refusal: 'out-not-pdf' | 'out-not-word' | 'out-not-markdown' | 'out-not-export'
}

/** The files of memos; a Word document is a packed file, and a memo in Markdown begins with its marking. */
export const MEMO_FILES: Readonly<Record<MemoFormat, Replaceable>> = {
  pdf: { beginning: '%PDF-', refusal: 'out-not-pdf' },
  docx: { beginning: 'PK\u0003\u0004', refusal: 'out-not-word' },
  md: { beginning: '**', refusal: 'out-not-markdown' },
}

/** Refuses a place inside a desk's folder, which only the desk writes to. @throws ParleyError `out-in-desk` */
export async function refuseInDesk(file: string): Promise<void> {
  const folder = await realpath(dirname(file)).catch(() => undefined)
  if (folder !== undefined && foldersOf(folder).some(isDeskFolder)) throw new ParleyError('out-in-desk', { file })
}

/**
 * Refuses a place unfit for a memo or an export: only an earlier one is replaced. Leaves a folder, a device or another document with that name alone,
 * and everything in a desk's folder.
 * @throws ParleyError `out-in-desk`, `out-not-pdf`, `out-not-word`, `out-not-markdown`, `out-not-export`, `cannot-write`
 */
export async function refuseUnfitPlace(
  file: string,
  { beginning, refusal }: Replaceable = MEMO_FILES.pdf,
): Promise<void> {
  await refuseInDesk(file)
  const found = await lstat(file).catch(() => undefined)
  if (!found) return
  if (!found.isFile()) {
    throw new ParleyError('cannot-write', {
      file,
      reason: found.isDirectory() ? 'it is a folder' : 'it is not a plain file',
    })
  }
  if (found.size > 0 && !(await startsWith(file, beginning))) throw new ParleyError(refusal, { file })
}

/** A folder and all its parents. */
function foldersOf(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersOf(parent)]
}

const isDeskFolder = (folder: string) =>
  existsSync(join(folder, FORMAT_FILE)) && [SNAPSHOTS_FOLDER, DESK_FILE].some((name) => existsSync(join(folder, name)))

async function startsWith(file: string, beginning: string): Promise<boolean> {
  const wanted = Buffer.from(beginning)
  const handle = await openRegular(file).catch(() => undefined)
  if (!handle) return false
  try {
    const { buffer } = await handle.read(Buffer.alloc(wanted.length), 0, wanted.length, 0)
    return buffer.equals(wanted)
  } finally {
    await handle.close()
  }
}

/** Writes a memo whole or not at all, if `refuseUnfitPlace` still allows it. @throws ParleyError `disk-full`, `out-held`, `cannot-write` */
export async function writeMemoFile(
  file: string,
  bytes: Uint8Array,
  format: MemoFormat = 'pdf',
  fs?: FileSystem,
): Promise<void> {
  // Another document may have taken the name while the pages were laid out.
  await refuseUnfitPlace(file, MEMO_FILES[format])
  await writeOut(file, bytes, fs)
}

/** Writes a file outside the desk whole or not at all. @throws ParleyError `disk-full`, `out-held`, `cannot-write`, `canceled` */
export async function writeOut(
  file: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  fs?: FileSystem,
): Promise<void> {
  try {
    await writeDurably(file, bytes, fs)
  } catch (error) {
    throw outFailure(file, error)
  }
}

/** Windows answers so when a file that another program has open is replaced. */
const HELD_ON_WINDOWS: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** The error for a failed write outside the desk. */
export function outFailure(file: string, error: unknown, isWindows = process.platform === 'win32'): ParleyError {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof ParleyError) return cause
  const reason = reasonOf(error)
  if (isWindows && HELD_ON_WINDOWS.has(reason) && existsSync(file))
    return new ParleyError('out-held', { file, reason }, { cause: error })
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return new ParleyError('disk-full', { file }, { cause: error })
  return new ParleyError('cannot-write', { file, reason }, { cause: error })
}
