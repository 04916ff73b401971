import { lstat, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { getRef, type DeskRead } from '../../../core/desk/desk-read'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { StrangeCopy } from '../../../core/desk/reading'
import { overlay } from '../../../core/desk/staged-desk'
import { titleOf } from '../../../core/desk/titles'
import { originalOf } from '../../../core/file-changes/copy-names'
import { differingRecords } from '../../../core/file-changes/differing-records'
import { editsOf } from '../../../core/file-changes/edits-of'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import { transactionSchema } from '../../../core/journal/parse-transaction'
import type { Transaction } from '../../../core/journal/transaction'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { readRegular } from '../../files/regular-file'
import { sha256Of } from '../../journal/format/desk-content'
import { FROZEN_FOLDERS, type Listing } from '../../journal/format/desk-file-names'
import { parseFormat } from '../../journal/format/format-file'
import { decodeLine, linesOf, printedChain } from '../../journal/format/line'
import { REACHED_FILE } from '../../journal/format/reached-file'
import { schemaIn } from '../../journal/format/segment'
import { parseSnapshot } from '../../journal/format/snapshot'
import { recover } from '../../journal/read/read-desk'

/**
 * Copies of a desk's files that synchronising programs left under other names. Parley inspects them, but never changes them or reads them as part of
 * the desk.
 */

/** How many copies are inspected, and how many of their records are named. */
const LOOKED_AT = 100
const NAMED = 8

/** The desk that copies are compared with. */
export interface ComparedDesk {
  directory: string
  storeId: string
  desk: MemoryDesk
  listing: Listing
}

/**
 * Finds copies of the desk's own files among the strange files in its folder, with the content of each, and lists the other files. Paths are relative
 * to the desk's folder.
 */
export async function conflictCopies(compared: ComparedDesk): Promise<{ copies: StrangeCopy[]; others: string[] }> {
  const { directory, listing } = compared
  const outside = await Promise.all(['', ...FROZEN_FOLDERS].map((folder) => copiesIn(directory, folder)))
  const files = [...listing.strange, ...outside.flat()]
  const isCopy = await Promise.all(
    files.map(async (file) => originalOf(basename(file)) !== undefined && (await isFile(join(directory, file)))),
  )
  const copies: StrangeCopy[] = []
  for (const file of files.filter((_file, index) => isCopy[index]).slice(0, LOOKED_AT))
    copies.push({ file, ...(await judged(compared, file)) })
  return { copies, others: files.filter((_file, index) => !isCopy[index]) }
}

/** Parley cannot list every valid name here, so only a file with the name of a copy is strange. */
async function copiesIn(directory: string, folder: string): Promise<string[]> {
  const names = await readdir(join(directory, folder)).catch((): string[] => [])
  const at = folder === '' ? '' : `${folder}/`
  return names.filter((name) => originalOf(name) !== undefined).map((name) => `${at}${name}`)
}

const isFile = (file: string) =>
  lstat(file).then(
    (found) => found.isFile(),
    () => false,
  )

type Judged = Omit<StrangeCopy, 'file'>

async function judged(compared: ComparedDesk, file: string): Promise<Judged> {
  const { directory } = compared
  const original = originalOf(basename(file)) ?? ''
  try {
    const bytes = await readRegular(join(directory, file))
    const ours = await readRegular(join(directory, dirname(file), original)).catch(() => Buffer.alloc(0))
    // A truncated copy holds nothing that ours lacks.
    if (bytes.length > 0 && ours.subarray(0, bytes.length).equals(bytes)) return { state: 'same' }
    if (original.endsWith('.jsonl')) return await ofSegment(compared, bytes, Number(original.slice(0, 8)))
    if (original.startsWith('snapshot-')) return await ofSnapshot(compared, bytes, file)
    if (original === 'format.json') {
      const { storeId } = parseFormat(bytes.toString('utf8'), file)
      return { state: storeId === compared.storeId ? 'same' : 'other-desk' }
    }
    // Neither holds anything of the desk; a text is named by its hash.
    if (original === 'lease.json' || original === REACHED_FILE) return { state: 'same' }
    return { state: original.startsWith(sha256Of(bytes)) ? 'same' : 'unreadable' }
  } catch {
    return { state: 'unreadable' }
  }
}

/** Finds the edits of a journal segment that no segment of that number has. */
async function ofSegment(compared: ComparedDesk, bytes: Buffer, number: number): Promise<Judged> {
  const known = new Set<string>()
  for (const { file } of compared.listing.segments.filter((segment) => segment.number === number))
    for (const { line } of linesOf(await readRegular(file))) known.add(line.toString('latin1'))
  const lacking: Transaction[] = []
  const up = new SchemaMigration()
  let schema = up.to
  let chain: number | undefined
  let sound = 0
  for (const { line, ended } of linesOf(bytes)) {
    // The first line follows one in another file; each later line follows the one before.
    const decoded = ended && chain !== undefined ? decodeLine(line, chain) : undefined
    const printed = printedChain(line)
    if (!ended || printed === undefined || (chain !== undefined && !decoded)) break
    chain = printed
    sound += 1
    if (sound === 1) schema = schemaIn(line) ?? schema
    if (!decoded || known.has(line.toString('latin1'))) continue
    const transaction = transactionSchema.safeParse(decoded.value)
    if (transaction.success) lacking.push(up.transaction(transaction.data, schema))
  }
  if (sound < 2) return { state: 'unreadable' }
  // It may still differ by a closing line.
  return lacking.length === 0 ? { state: 'same' } : { state: 'other', ...told(compared, lacking) }
}

function told({ desk }: ComparedDesk, transactions: readonly Transaction[]): Omit<Judged, 'state'> {
  const { by, records, ...rest } = editsOf(transactions)
  const copy = overlay(
    desk,
    transactions.flatMap(({ ops }) => ops),
  )
  const names = by.map((staff) => copy.get('staff', staff)?.name ?? staff)
  return { ...rest, by: names, ...named(records, copy, desk) }
}

/** The first of some records, named as in the copy, or as on the desk if the copy lacks them. */
function named(records: readonly RecordRef[], copy: DeskRead, desk: DeskRead): Pick<Judged, 'records' | 'count'> {
  const first = records.slice(0, NAMED)
  return {
    records: first.map((ref) => ({ ref, title: titleOf(getRef(copy, ref) ? copy : desk, ref) })),
    count: records.length,
  }
}

/** Finds out whether the desk was ever in a snapshot's state, and which records differ. */
async function ofSnapshot(compared: ComparedDesk, bytes: Buffer, file: string): Promise<Judged> {
  const { directory, storeId, desk } = compared
  const { content, storeId: other } = parseSnapshot(bytes, file)
  if (other !== storeId) return { state: 'other-desk' }
  const then = await recover(directory, { revision: content.revision }).catch(() => undefined)
  if (then && differingRecords(content.collections, then.state.desk.collections).length === 0) return { state: 'same' }
  const records = differingRecords(content.collections, (then?.state.desk ?? desk).collections)
  return { state: 'other', ...named(records, new MemoryDesk(content.collections), desk) }
}
