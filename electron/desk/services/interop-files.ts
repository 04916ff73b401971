import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { DeskRead } from '../../../core/desk/desk-read'
import {
  CSV_BEGINNING,
  exportCsv,
  exportJson,
  filledCollections,
  JSON_BEGINNING,
  pinned,
} from '../../../core/interop/export'
import type { InteropFormat } from '../../../core/interop/import-states'
import type { ExportWhat } from '../../../core/interop/interop-schemas'
import type { TextEncoding } from '../../../core/base/text-encodings'
import { decodeText, type DecodedText } from '../../files/decode-text'
import { realFileSystem } from '../../files/file-system'
import { PRIVATE_FOLDER } from '../../files/private-files'
import { readChosen } from '../../files/regular-file'
import { reasonOf } from '../../files/write-durably'
import { outFailure, refuseInDesk, refuseUnfitPlace, writeOut, type Replaceable } from './memo-file'
import { move, removeEmptyFolder, removeFolder } from '../../files/when-free'

/** The subject and target of an export; the target is a folder if all records are written as CSV. */
export interface ExportOrder {
  storeId: string
  what: ExportWhat
  format: InteropFormat
  file: string
  signal?: AbortSignal
  /** Receives the number of bytes written so far. */
  onProgress?: (bytes: number) => void
}

const REPLACEABLE: Record<InteropFormat, Replaceable> = {
  json: { beginning: JSON_BEGINNING, refusal: 'out-not-export' },
  csv: { beginning: CSV_BEGINNING, refusal: 'out-not-export' },
}

/**
 * Exports records, whole or not at all. Replaces only an earlier export, and never writes inside a desk's folder.
 * @throws ParleyError `out-in-desk`, `out-not-export`, `out-not-empty`, `cannot-write`, `disk-full`, `canceled`
 */
export async function exportRecords(
  live: DeskRead,
  order: ExportOrder,
): Promise<{ file: string; records: number; size: number }> {
  const { what, format, file } = order
  const desk = pinned(live)
  const collections = filledCollections(desk, what === 'all' ? undefined : [what])
  const records = collections.reduce((sum, name) => sum + desk.all(name).length, 0)
  const count = { size: 0 }
  if (format === 'csv' && what === 'all') {
    await inNewFolder(file, async (folder) => {
      for (const name of collections)
        await writeOut(join(folder, `${name}.csv`), bytesOf(exportCsv(desk, name), order, count))
    })
  } else {
    await refuseUnfitPlace(file, REPLACEABLE[format])
    const pieces =
      format === 'csv' && what !== 'all'
        ? exportCsv(desk, what)
        : exportJson(desk, { storeId: order.storeId, collections: what === 'all' ? undefined : [what] })
    await writeOut(file, bytesOf(pieces, order, count))
  }
  return { file: basename(file), records, size: count.size }
}

/** Pieces of text as bytes. Other work, including a cancellation, gets its turn between them. */
async function* bytesOf(
  pieces: Iterable<string>,
  { signal, onProgress }: ExportOrder,
  count: { size: number },
): AsyncGenerator<Uint8Array, void> {
  for (const piece of pieces) {
    if (signal?.aborted) throw new ParleyError('canceled')
    const bytes = Buffer.from(piece)
    count.size += bytes.length
    yield bytes
    onProgress?.(count.size)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Fills a folder that does not exist yet, or is empty: it appears whole or not at all. */
async function inNewFolder(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await refuseInDesk(join(folder, 'x'))
  await refuseInDesk(folder)
  const found = await lstat(folder).catch(() => undefined)
  const isEmpty = found?.isDirectory() && (await readdir(folder).catch(() => ['?'])).length === 0
  if (found && !isEmpty) throw new ParleyError('out-not-empty', { file: folder })
  const temporary = `${folder}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await mkdir(temporary, PRIVATE_FOLDER)
    await fill(temporary)
    // Windows cannot replace a folder by renaming, even an empty one.
    if (found) await removeEmptyFolder(folder)
    await move(temporary, folder)
    await realFileSystem.syncFolder(dirname(folder))
  } catch (error) {
    await removeFolder(temporary).catch(() => undefined)
    throw error instanceof ParleyError ? error : outFailure(folder, error)
  }
}

/** The largest file that can be imported: the limit of a JavaScript string, and of memory. */
const IMPORT_MAX_MB = 400

/** A file to import: its text and its format. */
export interface ImportFile extends DecodedText {
  name: string
  format: InteropFormat
}

/** The bytes of a file to import, and its name. */
export interface ImportBytes {
  name: string
  bytes: Uint8Array
}

/** Reads the bytes of a file to import. @throws ParleyError `import-unreadable`, `import-too-large` */
export async function readImportBytes(file: string): Promise<ImportBytes> {
  const name = basename(file)
  const { bytes } = await bytesAt(file).catch((error: unknown) => {
    if (error instanceof ParleyError) throw error
    throw new ParleyError('import-unreadable', { file: name, reason: reasonOf(error) }, { cause: error })
  })
  return { name, bytes }
}

/**
 * The text of a file to import, in the encoding that a person says it has, if any. A file that begins like JSON is JSON, whatever its name.
 * @throws ParleyError `import-workbook`, `import-encoding`, `import-encoding-open`
 */
export function importFileOf({ name, bytes }: ImportBytes, as?: TextEncoding): ImportFile {
  const decoded = decodeText(bytes, as)
  if ('text' in decoded) return { name, ...decoded, format: /^\uFEFF?\s*[{[]/.test(decoded.text) ? 'json' : 'csv' }
  if (decoded.why === 'workbook') throw new ParleyError('import-workbook', { file: name })
  const could = decoded.could.join(', ')
  throw could === ''
    ? new ParleyError('import-encoding', { file: name })
    : new ParleyError('import-encoding-open', { file: name, could })
}

async function bytesAt(file: string): Promise<{ bytes: Uint8Array }> {
  return {
    bytes: await readChosen(file, IMPORT_MAX_MB * 1_000_000).catch((error: unknown) => {
      const isTooLarge = error instanceof ParleyError && error.code === 'file-too-large'
      throw isTooLarge ? new ParleyError('import-too-large', { file: basename(file), limit: IMPORT_MAX_MB }) : error
    }),
  }
}
