import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { going } from '../../core/backup/retention'
import { ParleyError } from '../../core/base/errors'
import type { LocalText } from '../../core/base/text'
import { realFileSystem, type FileSystem } from '../files/file-system'
import { refuseIfLinked } from '../files/linked-folder'
import { makeFolders, tighten } from '../files/private-files'
import { writeVerified } from '../files/write-durably'
import { sha256Of } from '../journal/format/desk-content'
import {
  FROZEN_FOLDERS,
  LEFTOVER,
  JOURNAL_FOLDER,
  refuseLinkedFolders,
  SNAPSHOTS_FOLDER,
} from '../journal/format/desk-file-names'
import { parseHeader } from '../journal/format/snapshot'
import { atPlace } from './backup-error'
import { BACKUPS_FOLDER, isChosen, listStates, placeOf, stateName, statesOf, type StateFile } from './backup-file-names'
import { isSoundState } from './backup-points'
import { copyJournal } from './copy-journal'
import { copyTexts } from './copy-texts'
import { deskState, type FoundDesk } from './desk-state'
import { readPlaceFile, refuseAnother, writePlaceFile, type PlaceFile } from './place-file'
import { refuseIfMissing } from './place-summary'
import { stepOf, type BackupProgress, type Step } from './step'
import { removeFile } from '../files/when-free'

/** How long an earlier copy is trusted before all of it is read again, in milliseconds. */
const TRUST_MS = 24 * 60 * 60 * 1000

export interface BackUpOptions {
  /** The instant, in UTC as `Date.toISOString` writes it. */
  now: string
  signal?: Pick<AbortSignal, 'aborted'> | undefined
  onProgress?: BackupProgress | undefined
  /** Rereads everything that was copied before, however recently that was last done. */
  full?: boolean | undefined
  /** Keeps this state among the newest requested ones, even if others follow within the hour. */
  asked?: boolean | undefined
  fs?: FileSystem
}

/** A backup that was made and read back. */
export interface BackedUp {
  /** The state that matches the desk now: the one just written, or the newest if nothing had changed. */
  name: string
  revision: number
  isNew: boolean
  /** How many of the desk's texts are damaged and have no good copy. */
  badTexts: number
  /** How many older states were deleted, and how many are damaged. */
  dropped: number
  damaged: number
}

/**
 * Backs up the desk in a folder to its place in a folder of backups. Reads the desk from its files and writes nothing to its folder. Copies the texts
 * first, then the state of the desk, which therefore names only existing texts and is read back before it gets its name; then the journal. Deletes
 * old states last, once everything else is in place. Never creates a folder called `Parley backups`: a person chose its parent, and if it is missing,
 * the drive is absent or a different one.
 * @throws ParleyError `backup-gone`, `backup-full`, `backup-read-only`, `backup-failed`, `backup-of-another`, `canceled`, and those of reading the
 *   desk
 */
export async function backUp(directory: string, folder: string, options: BackUpOptions): Promise<BackedUp> {
  const { now, fs = realFileSystem } = options
  const step = (phase: Parameters<typeof stepOf>[0]) => stepOf(phase, { ...options, fs })
  step('reading').at(0, 1)
  // A backup holds what the files hold, whatever another schema makes of it.
  const desk = await deskState(directory, now, fs, { asWritten: true })
  const place = placeOf(folder, desk.storeId)
  const before = await atPlace(folder, async () => {
    if (isChosen(folder)) await refuseIfMissing(folder)
    else await makeFolders(folder)
    const file = await readPlaceFile(place, fs)
    refuseAnother(file, desk.storeId, place)
    await refuseLinkedFolders(place)
    refuseIfLinked(statesOf(place))
    await makeFolders(statesOf(place))
    await tighten(
      place,
      FROZEN_FOLDERS.map((name) => join(place, name)),
    )
    await removeLeftovers(place)
    return file
  })
  const full = options.full === true || isOld(before?.checkedAt, now)
  const file: PlaceFile = {
    app: 'parley',
    states: {},
    ...before,
    storeId: desk.storeId,
    from: directory,
    ...nameOf(desk),
  }
  const badTexts = await copyTexts(directory, place, step('texts'), full)
  step('state').at(0, 1)
  const written = await atPlace(place, () => putState({ place, directory }, desk, file, { now, fs }))
  const isAsked = options.asked === true || file.states[written.name]?.asked === true
  const { records } = desk
  file.states[written.name] = {
    records,
    sha256: written.sha256,
    checkedAt: now,
    from: directory,
    ...(isAsked ? { asked: true as const } : {}),
  }
  // From here on this state can be restored, whatever happens to the rest.
  await atPlace(place, () => writePlaceFile(place, file, fs))
  if (desk.recovered) await copyJournal({ directory, place }, desk.recovered, step('journal'), full)
  const damaged = await atPlace(place, () => checkStates(place, file, { now, full, fs }, step('checking')))
  const dropped = await atPlace(place, () => dropOld(place, file, now, fs))
  if (full) file.checkedAt = now
  await atPlace(place, () => writePlaceFile(place, file, fs))
  return { name: written.name, revision: desk.content.revision, isNew: written.isNew, badTexts, dropped, damaged }
}

const isOld = (checkedAt: string | undefined, now: string) =>
  checkedAt === undefined || !(Math.abs(Date.parse(now) - Date.parse(checkedAt)) < TRUST_MS)

/** The desk's own name, if it has one. */
function nameOf({ content }: FoundDesk): { of?: LocalText } {
  const [settings] = Object.values(content.collections.deskSettings ?? {})
  return settings && 'title' in settings ? { of: settings.title as LocalText } : {}
}

/** Writes the current state of the desk, unless the newest state is the same and undamaged. */
async function putState(
  { place, directory }: { place: string; directory: string },
  desk: FoundDesk,
  { states }: PlaceFile,
  { now, fs }: { now: string; fs: FileSystem },
): Promise<{ name: string; sha256: string; isNew: boolean }> {
  const bytes = desk.bytes()
  const newest = (await listStates(place)).find(({ at }) => at <= now)
  const from = newest && states[newest.name]?.from
  if (newest?.revision === desk.content.revision && (from === undefined || from === directory)) {
    const { name } = newest
    const there = await fs.read(join(statesOf(place), name)).catch(() => Buffer.alloc(0))
    const isSound = isSoundState(there, name, { storeId: desk.storeId, sha256: states[name]?.sha256 })
    if (isSound && bodySum(there) === bodySum(bytes)) return { name, sha256: sha256Of(there), isNew: false }
  }
  const name = stateName(now, desk.content.revision)
  await writeVerified(join(statesOf(place), name), bytes, fs)
  return { name, sha256: sha256Of(bytes), isNew: true }
}

const bodySum = (bytes: Buffer) => parseHeader(bytes, '').header.sha256

/** Rereads the states that were never checked, or all of them, and marks damaged ones; resolves with the number of damaged ones. */
async function checkStates(
  place: string,
  file: PlaceFile,
  { now, full, fs }: { now: string; full: boolean; fs: FileSystem },
  step: Step,
): Promise<number> {
  const states = await listStates(place)
  const known = new Map(Object.entries(file.states))
  file.states = {}
  for (const [index, { name }] of states.entries()) {
    step.at(index, states.length)
    const note = known.get(name)
    if (note && (!full || note.checkedAt === now)) {
      file.states[name] = note
      continue
    }
    const bytes = await fs.read(join(statesOf(place), name)).catch(() => Buffer.alloc(0))
    const isSound = isSoundState(bytes, name, { storeId: file.storeId, sha256: note?.sha256 })
    const { checkedAt: _before, isDamaged: _was, ...rest } = note ?? {}
    // Without a recorded hash, the current content is all that is known.
    const sum = isSound ? { sha256: sha256Of(bytes) } : {}
    file.states[name] = { ...sum, ...rest, checkedAt: now, ...(isSound ? {} : { isDamaged: true }) }
  }
  return Object.values(file.states).filter(({ isDamaged }) => isDamaged).length
}

async function dropOld(place: string, file: PlaceFile, now: string, fs: FileSystem): Promise<number> {
  const states = (await listStates(place)).map((state) => ({
    ...state,
    ...file.states[state.name],
    isDamaged: file.states[state.name]?.isDamaged === true,
  }))
  const gone: StateFile[] = going(states, now)
  for (const { name } of gone) {
    await fs.remove(join(statesOf(place), name))
    delete file.states[name]
  }
  if (gone.length > 0) await fs.syncFolder(statesOf(place))
  return gone.length
}

/** Removes the temporary files of a killed backup. */
async function removeLeftovers(place: string): Promise<void> {
  const journal = join(place, JOURNAL_FOLDER)
  const devices = (await readdir(journal).catch(() => [])).map((device) => join(journal, device))
  const others = [SNAPSHOTS_FOLDER, ...FROZEN_FOLDERS].map((name) => join(place, name))
  for (const folder of [place, statesOf(place), ...others, ...devices]) {
    for (const name of await readdir(folder).catch(() => []))
      if (LEFTOVER.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}

/** The file that tests whether a folder can be written; a killed Parley may leave it, whole or in part. */
const PROBE = /^probe\.[0-9a-f]{12}(\.[0-9a-f]{12}\.tmp)?$/

/**
 * Prepares a folder that a person chose: makes `Parley backups` in it, and tests it by writing and reading a file. Resolves with that folder.
 * @throws ParleyError `backup-gone`, `backup-full`, `backup-read-only`, `backup-failed`
 */
export async function prepareFolder(chosen: string, fs: FileSystem = realFileSystem): Promise<string> {
  const folder = join(chosen, BACKUPS_FOLDER)
  await atPlace(chosen, async () => {
    if (!existsSync(chosen)) throw new ParleyError('backup-gone', { dir: chosen })
    await makeFolders(folder)
    for (const name of await readdir(folder)) if (PROBE.test(name)) await rm(join(folder, name), { force: true })
    const probe = join(folder, `probe.${randomBytes(6).toString('hex')}`)
    await writeVerified(probe, Buffer.from('Parley'), fs)
    await removeFile(probe)
    await fs.syncFolder(chosen)
  })
  return folder
}
