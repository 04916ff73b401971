import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { originalsNamed, textsNamed } from '../../../core/backup/texts-named'
import { ParleyError } from '../../../core/base/errors'
import { SchemaMigration, leaveOut } from '../../../core/journal/migrate-journal'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { readText } from '../../files/read-text'
import {
  continuedFrom,
  FORMAT_FILE,
  listJournal,
  refuseLinkedFolders,
  SNAPSHOTS_FOLDER,
  snapshotFile,
} from '../format/desk-file-names'
import { DESK_FILE, readFormat1 } from '../format/format-1'
import { FORMAT, parseFormat, whyNewer } from '../format/format-file'
import { frozenTextsOf, readOriginal } from '../format/frozen-texts'
import { parseAsWritten } from '../format/snapshot'
import { isUnfinished } from '../migrate/migrate'
import { whyStuck } from '../migrate/migrate-schema'
import { checkRecords, countRecords } from '../read/check-records'
import { readDeskFile } from '../read/read-file'
import { recover, stateOf, type Recovered } from '../read/read-desk'

/** How much a verification covered, and the problems it found. */
export interface Verified {
  edits: number
  snapshots: number
  records: number
  texts: number
  /** The files that sources were read from, which the desk keeps. */
  originals: number
  /** A migration from the first format was interrupted; until the next opening for editing finishes it, the one file is the desk. */
  unfinished: boolean
  problems: ParleyError[]
}

/**
 * Verifies everything in a desk's folder: `format.json`, every line of the journal from its root snapshot on, every snapshot against its checksum and
 * the journal, every record against its schema, and against its hash every text and every original that a record names, including records in the trash or the undo
 * history. Writes nothing. Lists `problems` in the order in which it finds them.
 */
export async function verify(directory: string, fs: FileSystem = realFileSystem): Promise<Verified> {
  const found: Verified = {
    edits: 0,
    snapshots: 0,
    records: 0,
    texts: 0,
    originals: 0,
    unfinished: false,
    problems: [],
  }
  await noting(found, () => refuseLinkedFolders(directory))
  // Behind a link is another folder, and not this desk.
  if (found.problems.length > 0) return found
  const listing = await listJournal(directory)
  const isEmpty = listing.snapshots.length + listing.segments.length === 0
  if (existsSync(join(directory, DESK_FILE))) {
    found.unfinished = await isUnfinished(directory, fs)
    if (isEmpty || found.unfinished) return verifyFormat1(directory, found, fs)
  }
  // Damage from before the desk was continued stays, but is no longer part of the desk.
  const begin = continuedFrom(listing) ?? 0
  const snapshots = listing.snapshots.filter((number) => number >= begin)
  const sound: number[] = []
  for (const number of snapshots) {
    const file = snapshotFile(directory, number)
    await noting(found, async () => {
      parseAsWritten(await readDeskFile(file, fs), file)
      sound.push(number)
    })
  }
  const from = sound.at(-1)
  const root = snapshotFile(directory, begin)
  if (!snapshots.includes(begin))
    found.problems.push(new ParleyError('desk-corrupt', { file: root, reason: 'no-snapshot', byte: 0 }))
  await noting(found, async () => {
    const whole = await recover(directory, from === undefined ? {} : { from }, fs)
    found.edits = whole.replayed
    await noting(found, () => checkFormat(directory, whole.storeId))
    await checkState(directory, whole, found)
  })
  if (from === undefined) return found
  for (const number of sound) await noting(found, () => compare(directory, number, from, found, fs))
  return found
}

/** A desk of the first format that nobody has opened for editing since: one file, with its own checksum. */
async function verifyFormat1(directory: string, found: Verified, fs: FileSystem): Promise<Verified> {
  // The journal of an interrupted migration may be whole, and then belongs to the same desk.
  const begun = await recover(directory, {}, fs).catch(() => undefined)
  await noting(found, () => checkFormat(directory, begun?.storeId, true))
  await noting(found, async () => {
    const up = new SchemaMigration()
    const content = await readFormat1(directory, up)
    const state = stateOf(content, frozenTextsOf(directory))
    await checkState(directory, { state, stuck: up.stuckIn(content) }, found)
  })
  return found
}

/** `format.json` must allow this Parley to write, and must name the desk that the records belong to. */
async function checkFormat(directory: string, storeId: string | undefined, unfinished = false): Promise<void> {
  const file = join(directory, FORMAT_FILE)
  const format = parseFormat(await readText(file), file)
  const newer = whyNewer(format, file)
  if (newer) throw newer
  if (!unfinished && format.format < FORMAT) throw new ParleyError('desk-corrupt', { file, reason: 'format' })
  if (storeId !== undefined && format.storeId !== storeId)
    throw new ParleyError('desk-corrupt', { file, reason: 'other-desk' })
}

/** A snapshot must match what the journal makes of the oldest one. */
async function compare(
  directory: string,
  segment: number,
  from: number,
  found: Verified,
  fs: FileSystem,
): Promise<void> {
  const [told, replayed] = [
    await recover(directory, { segment, from: segment }, fs),
    await recover(directory, { segment, from }, fs),
  ]
  const state = ({ state: { desk, history }, chain }: Recovered) => {
    const { collections, trash, revision } = desk
    return { collections, trash, revision, history, chain }
  }
  if (!isDeepStrictEqual(state(told), state(replayed)))
    throw new ParleyError('desk-corrupt', { file: snapshotFile(directory, segment), reason: 'disagrees' })
  found.snapshots += 1
}

async function checkState(
  directory: string,
  { state: { desk, history }, stuck }: Pick<Recovered, 'state' | 'stuck'>,
  found: Verified,
): Promise<void> {
  for (const one of stuck) found.problems.push(...[whyStuck(directory, [one])].flatMap((why) => why ?? []))
  leaveOut(desk, stuck)
  found.records = countRecords(desk.collections)
  checkRecords(desk.collections, join(directory, SNAPSHOTS_FOLDER), found.problems)
  const { collections, trash } = desk
  for (const [sha256, kind] of textsNamed({ collections, trash, history })) {
    try {
      if (kind === 'source') desk.sourceText(sha256)
      else desk.memoText(sha256)
      found.texts += 1
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      found.problems.push(error)
    }
  }
  for (const sha256 of originalsNamed({ collections, trash, history }))
    await noting(found, async () => {
      await readOriginal(directory, sha256)
      found.originals += 1
    })
}

async function noting(found: Verified, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    found.problems.push(error)
  }
}
