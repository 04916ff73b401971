import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { originalsNamed, textsNamed } from '../../../core/backup/texts-named'
import { ParleyError } from '../../../core/base/errors'
import { settingsOf } from '../../../core/desk/desk-read'
import type { TextKind } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { lostCount } from '../../../core/recovery/salvage-report'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { makeFolders } from '../../files/private-files'
import { readText } from '../../files/read-text'
import { writeDurably } from '../../files/write-durably'
import { FORMAT_FILE, listJournal, REPAIRED_FOLDER, repairNote } from '../format/desk-file-names'
import { DESK_FILE } from '../format/format-1'
import { FORMAT, formatText, parseFormat, whyNewer, type DeskFormat } from '../format/format-file'
import { frozenTextsOf, readOriginal, writeFrozen } from '../format/frozen-texts'
import { keepAsItWas } from '../migrate/migrate'
import { lengthsOf } from '../read/lineage'
import { JournalAdapter } from '../write/journal-adapter'
import { beginJournal } from '../write/new-journal'
import type { PointState } from './recovery-points'
import { salvage } from './salvage'

/** The person who continues from a damaged desk, the instant, and the machine; `own` are further ops to add. */
export interface Continuation {
  by: string
  at: string
  device: string
  own?: readonly Op[]
  fs?: FileSystem
}

/** The gap left above all known numbers: another computer may still deliver segments, and a number must never name two things. */
const ROOM = 100

/**
 * Makes a damaged desk writable again, from a recovery point. Deletes and changes nothing: it writes a note of what was missing, then a snapshot
 * numbered above everything else, from which all later reading starts, then a transaction that says the same. Until the snapshot has its name, the
 * desk is as before; after that, it is repaired. Transaction numbers continue above the highest in the folder. The caller holds the lock. Resolves
 * with the desk's revision.
 * @throws ParleyError `settings-needed` (a desk cannot be shown without), `desk-newer`, those of reading; WriteFailure
 */
export async function continueDesk(directory: string, point: PointState, how: Continuation): Promise<number> {
  const { by, at, device, own = [], fs = realFileSystem } = how
  settingsOf(point.state.desk)
  const { format, storeId: named } = await formatOf(directory)
  const { highest, highestFile, storeId: found, report } = await salvage(directory, { fs, orNothing: true })
  // The records say whose they are; the `format.json` next to them may come from another desk.
  const storeId = found ?? named ?? randomUUID()
  const number = highestFile + ROOM
  // One above every known number: a number names one transaction, whatever became of it.
  const revision = Math.max(highest, point.state.desk.revision) + 1
  const note = `${REPAIRED_FOLDER}/${repairNote(number)}`
  const from = point.state.desk.revision
  const said = {
    at,
    by,
    wentOnFrom: { kind: point.kind, revision: from, at: point.at, branch: point.branch },
    journal: await lengthsOf((await listJournal(directory)).segments, fs),
    refused: point.refused,
    found: report,
  }
  await makeFolders(join(directory, REPAIRED_FOLDER))
  await writeDurably(join(directory, note), Buffer.from(`${JSON.stringify(said, null, 2)}\n`), fs)
  await fs.syncFolder(directory)
  if (existsSync(join(directory, DESK_FILE))) await keepAsItWas(directory, fs)
  const { desk, history, unknown } = point.state
  const content = { revision, collections: desk.collections, trash: desk.trash, history, unknown }
  if (point.kind === 'backup') await bringTexts(directory, point, fs)
  await beginJournal(directory, { content, storeId, at: point.at > at ? point.at : at }, fs, number)
  const journal = new JournalAdapter({ directory, device, fs, clock: () => at })
  try {
    await journal.read()
    await journal.begin()
    const lost = lostCount(point.report ?? report)
    journal.put({ n: revision + 1, by, at, edit: { kind: 'mend', point: point.kind, from, lost, note }, ops: own })
    await journal.write()
  } finally {
    await journal.close().catch(() => undefined)
  }
  const isNeeded = format?.format !== FORMAT || format.schema !== schemaNow() || named !== storeId
  const text = formatText(storeId, { ...format, begunFrom: number })
  await writeDurably(join(directory, FORMAT_FILE), Buffer.from(text), fs).catch((error: unknown) => {
    // If this write fails, the next opening records where the journal continues.
    if (isNeeded) throw error
  })
  return revision + 1
}

/**
 * Copies texts and originals that a backup has and the desk's folder lacks, including those that only the trash and the undo history name, so that they are durable
 * before anything names them. One missing from both is lost either way, and does not block the rest.
 */
async function bringTexts(directory: string, point: PointState, fs: FileSystem): Promise<void> {
  const { desk, history } = point.state
  const { collections, trash } = desk
  const isThere = frozenTextsOf(directory)
  const read = (kind: TextKind, sha256: string) => (kind === 'source' ? desk.sourceText(sha256) : desk.memoText(sha256))
  for (const [sha256, kind] of textsNamed({ collections, trash, history })) {
    if (ifThere(() => isThere(kind, sha256)) !== undefined) continue
    const text = ifThere(() => read(kind, sha256))
    if (text !== undefined) await writeFrozen(directory, { kind, text }, fs)
  }
  const { place } = point
  if (place === undefined) return
  for (const sha256 of originalsNamed({ collections, trash, history })) {
    if (await readOriginal(directory, sha256).catch(orNothing)) continue
    const bytes = await readOriginal(place, sha256).catch(orNothing)
    if (bytes) await writeFrozen(directory, { kind: 'original', sha256, bytes }, fs)
  }
}

function ifThere(read: () => string): string | undefined {
  try {
    return read()
  } catch (error) {
    return orNothing(error)
  }
}

function orNothing(error: unknown): undefined {
  if (error instanceof ParleyError) return undefined
  throw error
}

/** Reads `format.json`, if it makes sense. @throws ParleyError `desk-newer`: this Parley cannot repair the desk of a later one */
async function formatOf(directory: string): Promise<{ format?: DeskFormat; storeId?: string }> {
  const file = join(directory, FORMAT_FILE)
  const text = await readText(file).catch(() => undefined)
  if (text === undefined) return {}
  let format: DeskFormat
  try {
    format = parseFormat(text, file)
  } catch (error) {
    if (isNewer(error)) throw error
    return {}
  }
  const newer = whyNewer(format, file)
  if (newer) throw newer
  return { format, storeId: format.storeId }
}

const isNewer = (error: unknown): boolean => error instanceof ParleyError && error.code === 'desk-newer'
