import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { backUp, prepareFolder } from '../../electron/backup/back-up'
import { placeOf } from '../../electron/backup/backup-file-names'
import { readPoint, recoveryPointsOf } from '../../electron/backup/backup-points'
import { textsOf } from '../../electron/backup/preview'
import { LEFTOVER } from '../../electron/journal/format/desk-file-names'
import { recover } from '../../electron/journal/read/read-desk'
import { ofContent } from '../../electron/journal/repair/recovery-points'
import { lastNumber, SLOTS } from '../../test/helpers/edits/numbered-edits'
import { importedInto } from '../../test/helpers/edits/numbered-imports'
import { lastAck } from '../../test/helpers/processes/run-writer'
import { BACKUP_STEP_MS, backupFolders, chosenFolder } from '../../test/helpers/processes/writer-works'
import { oddEdits } from './check-edits'
import { lose, said, type Trial } from './toll'

const after = (at: string) => new Date(Date.parse(at) + BACKUP_STEP_MS).toISOString()

/** The backup folders of a desk that is backed up and killed, and which of their states were checked. */
export class TorturedBackups {
  readonly #home: string
  /** When the last backup was made, by the clock of backups. */
  #at = '2026-01-01T00:00:00.000Z'
  readonly #seen = new Set<string>()

  constructor(home: string) {
    this.#home = home
    mkdirSync(chosenFolder(home), { recursive: true })
  }

  /** Where the clock of backups starts. */
  get since(): string {
    return this.#at
  }

  /**
   * Checks both places after a kill: each state offered as good reads back whole, with its texts, and is one that the desk had, no earlier than the
   * start of the backup. Then the next backup must work, and leave nothing half-written. `known` is the number of the last edit before the process.
   */
  async check(trial: Trial, known: number): Promise<void> {
    const { folder, lines } = trial
    const { storeId } = await recover(folder)
    const begun = said(lines, 'backing-up')
    const done = said(lines, 'backed-up').at(-1)
    this.#at = begun.at(-1) ?? this.#at
    await prepareFolder(chosenFolder(this.#home))
    for (const place of backupFolders(this.#home)) {
      const newest = await this.#checkStates(trial, place, storeId, known)
      if (done !== undefined && newest < ackBefore(lines, done, known))
        lose(trial, `backup ${done}`, `in ${place} the newest good state is of edit ${newest}`)
      await this.#next(trial, place, storeId)
    }
    this.#at = after(after(this.#at))
  }

  /** Checks every listed state that was not checked before. Resolves with the number of the last edit in the newest. */
  async #checkStates(trial: Trial, folder: string, storeId: string, known: number): Promise<number> {
    let newest = 0
    for (const { name, at, revision, isDamaged } of await recoveryPointsOf(folder, storeId)) {
      const unreadable = (why: string) =>
        trial.toll.unreadable.push({ kill: trial.kill, why: `backup ${name}: ${why}` })
      if (isDamaged) {
        unreadable('damaged')
        continue
      }
      const key = join(folder, name)
      if (this.#seen.has(key)) continue
      this.#seen.add(key)
      try {
        const { content, stuck } = await readPoint(folder, storeId, name)
        const { desk } = ofContent('backup', placeOf(folder, storeId), { content, stuck }, at).state
        const { missing } = textsOf({ folder, storeId, name }, content)
        if (missing.length > 0) {
          lose(trial, `backup ${name}`, `lacks ${missing.length} texts`)
          continue
        }
        const last = lastNumber(desk)
        newest = Math.max(newest, last)
        for (const what of oddEdits(desk, last, SLOTS)) lose(trial, `backup ${name}`, `${what} is not what it was`)
        const imported = importedInto(desk)
        if (typeof imported === 'string') lose(trial, `backup ${name}`, `has ${imported}`)
        if (said(trial.lines, 'backing-up').includes(at) && last < ackBefore(trial.lines, at, known))
          lose(trial, `backup ${name}`, `ends with edit ${last}, and was begun after another`)
        const { state } = await recover(trial.folder, { revision })
        const { collections, trash, history } = content
        const then = { collections: state.desk.collections, trash: state.desk.trash, history: state.history }
        if (!isDeepStrictEqual({ collections, trash, history }, then))
          lose(trial, `backup ${name}`, `is not the desk after revision ${revision}`)
      } catch (error) {
        unreadable(String(error))
      }
    }
    return newest
  }

  /** Makes the next backup after a kill. */
  async #next(trial: Trial, folder: string, storeId: string): Promise<void> {
    const { kill, toll } = trial
    const unreadable = (why: string) => toll.unreadable.push({ kill, why: `the next backup in ${folder}: ${why}` })
    try {
      const { name } = await backUp(trial.folder, folder, { now: after(this.#at), full: kill % 2 === 0 })
      const point = (await recoveryPointsOf(folder, storeId)).find((one) => one.name === name)
      if (!point || point.isDamaged) unreadable('is not offered as good')
    } catch (error) {
      unreadable(String(error))
    }
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const left = [
      ...names.filter((name) => LEFTOVER.test(name)),
      ...readdirSync(folder).filter((name) => name !== storeId),
    ]
    if (left.length > 0) unreadable(`left ${left.join(', ')}`)
  }
}

/** The last edit acknowledged before the backup of this instant began. */
const ackBefore = (lines: readonly string[], at: string, known: number): number =>
  Math.max(known, lastAck(lines.slice(0, lines.indexOf(`backing-up ${at}`))))
