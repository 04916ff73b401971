import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ParleyError } from '../../core/contract/errors'
import { realFileSystem, type FileSystem } from '../files/file-system'
import { leaveOut } from '../../core/journal/bring-up'
import { checkRecords, countRecords } from './check-records'
import { listJournal, SNAPSHOTS_FOLDER, snapshotFile, wentOnFrom } from './layout'
import { whyStuck } from './migrate-schema'
import { recover, type Recovered } from './recover'
import { parseAsWritten } from './snapshot'

/** What a verification went through, and what it found wrong. */
export interface Verified {
  edits: number
  snapshots: number
  records: number
  texts: number
  problems: ParleyError[]
}

/**
 * Reads all that a desk's folder holds and sees that it agrees: every line of the journal from the oldest snapshot on, every snapshot against its checksum and
 * against what the journal says up to it, every record against its schema, every text that a record names against its hash. Nothing is written.
 * What is wrong is in `problems`, in the order in which it was found.
 */
export async function verify(directory: string, fs: FileSystem = realFileSystem): Promise<Verified> {
  const found: Verified = { edits: 0, snapshots: 0, records: 0, texts: 0, problems: [] }
  const listing = await listJournal(directory)
  // What was damaged before the desk was gone on from stays as it is, and is no part of it any more.
  const begin = wentOnFrom(listing) ?? 0
  const snapshots = listing.snapshots.filter((number) => number >= begin)
  const sound: number[] = []
  for (const number of snapshots) {
    const file = snapshotFile(directory, number)
    await noting(found, async () => {
      parseAsWritten(await fs.read(file), file)
      sound.push(number)
    })
  }
  const from = sound.at(-1)
  await noting(found, async () => {
    const whole = await recover(directory, from === undefined ? {} : { from }, fs)
    found.edits = whole.replayed
    checkState(directory, whole, found)
  })
  if (from === undefined) return found
  for (const number of sound) await noting(found, () => compare(directory, number, from, found, fs))
  return found
}

/** A snapshot must be what the journal makes of the oldest one. */
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

function checkState(directory: string, { state: { desk }, stuck }: Recovered, found: Verified): void {
  for (const one of stuck) found.problems.push(...[whyStuck(directory, [one])].flatMap((why) => why ?? []))
  leaveOut(desk, stuck)
  found.records = countRecords(desk.collections)
  checkRecords(desk.collections, join(directory, SNAPSHOTS_FOLDER), found.problems)
  const texts = [
    ...desk.all('source').flatMap(({ sha256 }) => (sha256 === undefined ? [] : [() => desk.sourceText(sha256)])),
    ...desk.all('memo').flatMap(({ snapshot }) => (snapshot === undefined ? [] : [() => desk.memoText(snapshot)])),
  ]
  for (const read of texts) {
    try {
      read()
      found.texts += 1
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      found.problems.push(error)
    }
  }
}

async function noting(found: Verified, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    found.problems.push(error)
  }
}
