import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { recover } from '../../../electron/journal/read/read-desk'
import { continueDesk } from '../../../electron/journal/repair/continue-desk'
import { openPoint } from '../../../electron/journal/repair/recovery-points'
import { AT, STAFF } from '../desks/desk-builder'
import { copyOfSample } from '../desks/sample'
import {
  copyNow,
  makeEdits,
  newSmallDesk,
  recoveredAsText,
  sealAndCompact,
  someEdit,
  storeAsText,
} from '../desks/small-desk-on-disk'
import { failingFileSystem } from './failing-file-system'
import { copyOfFixture } from './killed-format-migrations'
import { forgetReached } from './truncations'

/** A desk as Parley leaves it, to be damaged. */
export interface RealDesk {
  name: string
  folder: string
  /** The desk as text with all acknowledged edits. */
  states: string[]
  /** The folder at an earlier time. */
  older?: string
}

const SEVERAL = { limits: { bytes: 900, transactions: 1000 } }
const WITHOUT_SNAPSHOTS = { ...SEVERAL, compact: () => Promise.resolve() }

const finished = async (name: string, folder: string, older?: string): Promise<RealDesk> => ({
  name,
  folder,
  states: [recoveredAsText(await recover(folder))],
  ...(older === undefined ? {} : { older }),
})

/** Desks of every kind: of one segment and of several, with snapshots and without, continued, of two devices, killed, in mid-migration, and the sample. */
export async function desksToDamage(): Promise<RealDesk[]> {
  const desks: RealDesk[] = []
  const small = await newSmallDesk()
  await makeEdits(small, 5)
  desks.push(await finished('one segment', copyNow(small)))
  const before = copyNow(small)
  await makeEdits(small, 6, WITHOUT_SNAPSHOTS, 6)
  desks.push(await finished('several segments', copyNow(small), before))
  const several = copyNow(small)
  await sealAndCompact(small)
  await makeEdits(small, 3, SEVERAL, 12)
  desks.push(await finished('after a snapshot', copyNow(small), several))
  // Only begun: its last segment has no edit.
  const begun = copyNow(several)
  await sealAndCompact(begun)
  desks.push(await finished('a new segment', begun, several))
  desks.push(await continued(copyNow(small)), await ofTwoDevices(copyNow(several)), await killed(copyNow(several)))
  desks.push(...(await inMigration()), await editedSample())
  return desks
}

async function continued(folder: string): Promise<RealDesk> {
  const { listing } = await recover(folder)
  const [, second] = listing.segments
  const older = copyNow(folder)
  rmSync(second?.file ?? '')
  for (const number of listing.snapshots.filter((one) => one > 0))
    rmSync(join(folder, 'snapshots', `snapshot-${String(number).padStart(8, '0')}.json`))
  await continueDesk(folder, await openPoint(folder, 'salvaged'), { by: STAFF, at: AT, device: 'device0' })
  await makeEdits(folder, 2, {}, 100)
  return finished('continued after damage', folder, older)
}

/** The segments so far look as if another computer had written them. */
async function ofTwoDevices(folder: string): Promise<RealDesk> {
  const { end } = await recover(folder)
  forgetReached(folder)
  renameSync(join(folder, 'journal', end?.device ?? ''), join(folder, 'journal', '0another'))
  const older = copyNow(folder)
  await makeEdits(folder, 3, {}, 30)
  return finished('two devices', folder, older)
}

/** Copied while it was open: no closing line, and all of its edits were read by an opening, so that they are known. */
async function killed(folder: string): Promise<RealDesk> {
  const store = await DeskStore.open(folder, 'write')
  await someEdit(store, 40)
  const first = copyNow(folder)
  await store.close()
  const again = await DeskStore.open(first, 'write')
  const copy = copyNow(first)
  const states = [storeAsText(again)]
  await again.close()
  return { name: 'killed', folder: copy, states, older: folder }
}

async function inMigration(): Promise<RealDesk[]> {
  const { fs, calls } = failingFileSystem({})
  const original = copyOfFixture('desk-part1')
  const store = await DeskStore.open(original, 'read')
  const before = storeAsText(store)
  const whole = copyOfFixture('desk-part1')
  const migrated = await DeskStore.open(whole, 'write', { fs })
  // The migration itself is a transaction, and nothing else.
  const states = [before, storeAsText(migrated)]
  await migrated.close()
  const desks: RealDesk[] = [{ name: 'migrated', folder: whole, states, older: original }]
  const at = calls.length - 20
  const stopped = copyOfFixture('desk-part1')
  await DeskStore.open(stopped, 'write', { fs: failingFileSystem({ dieAt: at }).fs }).catch(() => undefined)
  return [...desks, { name: 'in mid-migration', folder: stopped, states }]
}

async function editedSample(): Promise<RealDesk> {
  const folder = await copyOfSample()
  const older = copyNow(folder)
  const store = await DeskStore.open(folder, 'write', { limits: { bytes: 4000, transactions: 1000 } })
  const [lead] = store.desk.all('lead')
  if (!lead) throw new Error('no lead')
  for (let n = 1; n <= 8; n += 1)
    await store.commit((desk) => {
      const now = desk.get('lead', lead.id) ?? lead
      const record = { ...now, rev: now.rev + 1, text: `Edit ${n} ${'of the sample '.repeat(20)}` }
      return { by: 'staff-example', at: AT, edit: { kind: 'other' }, ops: [{ op: 'put', collection: 'lead', record }] }
    })
  await store.close()
  return finished('the sample with edits', folder, older)
}
