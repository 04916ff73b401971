import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { Lease } from '../../../../electron/desk/store/lease'
import { refuseIfLeased } from '../../../../electron/desk/store/lease-file'
import { LeaseWatch } from '../../../../electron/desk/store/lease-watch'
import { thisDevice } from '../../../../electron/journal/format/device'
import { FORMAT } from '../../../../electron/journal/format/format-file'
import { copyOfSample } from '../../../helpers/desks/sample'
import { edit, failure, rename } from '../../../helpers/edits/edit-lead'
import { asOrdinaryUser } from '../../../helpers/processes/ordinary-user'
import { startResponder } from '../../../helpers/requests/desk-responder'

const leaseFile = (folder: string) => join(folder, 'lease.json')
const leaseIn = (folder: string) => JSON.parse(readFileSync(leaseFile(folder), 'utf8')) as Record<string, unknown>
const MIYU = { who: 'Miyu\n Abe', host: 'desk-2', pid: 7, since: '2026-11-23T00:00:00Z' }

/** Writes the lease of another computer, dated some minutes ago by the folder's clock. */
function leaseOfOther(folder: string, minutesAgo = 0, more: Record<string, unknown> = {}): void {
  const lease = { lease: 'other', device: 'ffffffffffff', ...MIYU, renewed: '2026-11-23T00:00:00Z', ...more }
  writeFileSync(leaseFile(folder), JSON.stringify(lease))
  const then = new Date(Date.now() - minutesAgo * 60_000)
  utimesSync(leaseFile(folder), then, then)
}

describe('a desk open on another computer', () => {
  it('opens read-only and says who has it; a line that looks torn is left alone', async () => {
    const folder = await copyOfSample()
    leaseOfOther(folder)
    const { open, reports } = await startResponder({ directory: folder })
    const holder = { who: 'Miyu Abe', host: 'desk-2', since: MIYU.since }
    await expect.poll(open).toMatchObject({ readOnly: true, reading: { why: 'leased', holder } })
    expect(reports.at(-1)).toHaveProperty('title')
    // Not even a journal was started.
    expect(existsSync(join(folder, 'journal'))).toBe(false)
    expect(leaseIn(folder).lease).toBe('other')
    expect((await failure(DeskStore.open(folder, 'write'))).params).toMatchObject({ holder: 'Miyu Abe, desk-2' })
  })

  it('has its age judged by the clock of its folder, not by this machine’s clock or the lease’s own words', async () => {
    const folder = await copyOfSample()
    leaseOfOther(folder, 0, { renewed: '1999-01-01T00:00:00Z' })
    expect((await failure(refuseIfLeased(folder, thisDevice()))).code).toBe('desk-leased')
    leaseOfOther(folder, 4, { renewed: new Date().toISOString() })
    await refuseIfLeased(folder, thisDevice())
    leaseOfOther(folder, 2)
    expect((await failure(refuseIfLeased(folder, thisDevice()))).code).toBe('desk-leased')
    // A wrong time altogether, as on a copy that keeps the times of a fast clock.
    leaseOfOther(folder, -600)
    await refuseIfLeased(folder, thisDevice())
  })

  it('is free as soon as it is closed there', async () => {
    const folder = await copyOfSample()
    leaseOfOther(folder)
    const { open } = await startResponder({ directory: folder })
    expect(await open()).toMatchObject({ reading: { why: 'leased' } })
    rmSync(leaseFile(folder))
    await expect.poll(open).toMatchObject({ reading: { why: 'free' } })
  })

  it('can be edited anyway if a person insists, and then says so', async () => {
    const folder = await copyOfSample()
    leaseOfOther(folder)
    const { open, note, notices } = await startResponder({ directory: folder, overrule: true })
    expect(await open()).toMatchObject({ readOnly: false })
    expect(await notices('lease')).toMatchObject([{ holder: { who: 'Miyu Abe' } }])
    expect(await note('note-1')).toBe('saved')
    expect(leaseIn(folder)).toMatchObject({ device: thisDevice(), host: hostname(), who: 'Second' })
  })

  it('is opened without a question if the lease is over three minutes old or this computer’s own', async () => {
    for (const prepare of [
      (folder: string) => leaseOfOther(folder, 4),
      (folder: string) => leaseOfOther(folder, 0, { device: thisDevice() }),
      (folder: string) => writeFileSync(leaseFile(folder), '{"lease":'),
    ]) {
      const folder = await copyOfSample()
      prepare(folder)
      const { open } = await startResponder({ directory: folder })
      const status = await open()
      expect([status.readOnly, status.reading, status.notices]).toEqual([false, undefined, []])
      expect(leaseIn(folder).device).toBe(thisDevice())
    }
  })
})

describe('a lease', () => {
  it('exists only while the desk is open for editing, not for reading', async () => {
    const folder = await copyOfSample()
    const read = await DeskStore.open(folder, 'read')
    expect(existsSync(leaseFile(folder))).toBe(false)
    const store = await DeskStore.open(folder, 'write', { who: 'Edith Kato' })
    expect(leaseIn(folder)).toMatchObject({ who: 'Edith Kato', pid: process.pid, device: thisDevice() })
    await store.close()
    await read.close()
    expect(existsSync(leaseFile(folder))).toBe(false)
  })

  it('is renewed, rewritten if somebody deletes it, and never removed if it belongs to another computer', async () => {
    const folder = await copyOfSample()
    let now = 0
    const clock = () => `instant ${(now += 1)}`
    let taken: unknown
    const lease = await Lease.take(folder, { id: 'own', device: thisDevice(), clock, renewMs: 0, lookMs: 10 })
    lease.keep((holder) => (taken = holder))
    onTestFinished(() => lease.giveBack())
    const first = leaseIn(folder).renewed
    await expect.poll(() => leaseIn(folder).renewed).not.toBe(first)
    rmSync(leaseFile(folder))
    await expect.poll(() => existsSync(leaseFile(folder))).toBe(true)
    expect(taken).toBeUndefined()
    leaseOfOther(folder)
    // A renewal that was already on its way may have come later.
    await expect
      .poll(() => (taken === undefined ? leaseOfOther(folder) : undefined, taken))
      .toMatchObject({ who: 'Miyu Abe' })
    await lease.giveBack()
    expect(leaseIn(folder).lease).toBe('other')
  })

  it('ends editing before the next edit when another computer takes it; the saved edits are in the folder', async () => {
    const folder = await copyOfSample()
    const { open, note, responder } = await startResponder({ directory: folder })
    expect(await note('note-1')).toBe('saved')
    leaseOfOther(folder)
    // A lease that was checked a moment ago is not checked again.
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(await note('note-2')).toBe('desk-leased')
    expect(await open()).toMatchObject({
      readOnly: true,
      revision: 1,
      reading: { why: 'taken', holder: { who: 'Miyu Abe', host: 'desk-2' } },
    })
    rmSync(leaseFile(folder))
    await expect.poll(open).toMatchObject({ readOnly: true, reading: { why: 'free' } })
    leaseOfOther(folder)
    await responder.close()
    expect(leaseIn(folder).lease).toBe('other')
    expect(existsSync(join(folder, 'rescued'))).toBe(false)
    rmSync(leaseFile(folder))
    const store = await DeskStore.open(folder, 'read')
    expect(store.desk.get('note', 'note-1')).toBeDefined()
    expect(store.desk.get('note', 'note-2')).toBeUndefined()
  })

  it('does not prevent editing if it cannot be written', async () => {
    const folder = await copyOfSample()
    mkdirSync(leaseFile(folder))
    const { open, note, responder } = await startResponder({ directory: folder })
    expect(await open()).toMatchObject({ readOnly: false })
    expect(await note('note-1')).toBe('saved')
    await responder.close()
  })

  it('that is this computer’s own or has expired, and cannot be replaced, is nobody’s until it changes', async () => {
    // Named before the rights change, which changes the account.
    const device = thisDevice()
    for (const prepare of [
      (folder: string) => leaseOfOther(folder, 0, { device }),
      (folder: string) => leaseOfOther(folder, 4),
    ]) {
      const folder = await copyOfSample()
      chmodSync(dirname(folder), 0o755)
      prepare(folder)
      chmodSync(folder, 0o555)
      const lease = await asOrdinaryUser(() => Lease.take(folder, { id: 'own', device, clock: () => 'now' }))
      const taken: unknown[] = []
      lease.keep((holder) => taken.push(holder))
      for (let look = 0; look < 2; look += 1) await asOrdinaryUser(() => lease.look())
      expect([taken, leaseIn(folder).lease]).toEqual([[], 'other'])
      leaseOfOther(folder, 0, { renewed: 'later' })
      await lease.look()
      expect(taken).toMatchObject([{ who: 'Miyu Abe' }])
      chmodSync(folder, 0o755)
    }
  })

  it('is watched without writing: free once it has not changed for as long as a lease lasts, held again when it changes', async () => {
    const folder = await copyOfSample()
    leaseOfOther(folder)
    let now = performance.now()
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
    onTestFinished(() => clock.mockRestore())
    const watch = await LeaseWatch.of(folder, thisDevice(), true, 200)
    now += 199
    expect(await watch.look()).toMatchObject({ who: 'Miyu Abe' })
    now += 1
    expect(await watch.look()).toBeUndefined()
    leaseOfOther(folder, 0, { renewed: 'later' })
    expect(await watch.look()).toMatchObject({ who: 'Miyu Abe' })
    // A lease that was already old at the first look counts as free until it changes.
    leaseOfOther(folder, 60)
    const late = await LeaseWatch.of(folder, thisDevice())
    expect(await late.look()).toBeUndefined()
    leaseOfOther(folder, 60, { renewed: 'later' })
    expect(await late.look()).toMatchObject({ host: 'desk-2' })
  })
})

describe('two computers that continued from one state', () => {
  it('lose nothing, and Parley names their files', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    await edit(store, rename(1, 'Here.'))
    await store.close()
    const elsewhere = `${folder}-elsewhere`
    cpSync(folder, elsewhere, { recursive: true })
    const there = await DeskStore.open(elsewhere, 'write')
    await edit(there, rename(2, 'There.'))
    await there.close()
    const here = await DeskStore.open(folder, 'write')
    await edit(here, rename(2, 'Here too.'))
    await here.close()
    // A synchronising program brings the other computer's journal.
    cpSync(join(elsewhere, 'journal', thisDevice()), join(folder, 'journal', 'ffffffffffff'), { recursive: true })
    expect((await failure(DeskStore.open(folder, 'write'))).code).toBe('desk-forked')
  })
})

describe('a desk of a later Parley', () => {
  it('opens read-only with the reason, if this Parley may read it', async () => {
    const folder = await copyOfSample()
    const file = join(folder, 'format.json')
    const format = JSON.parse(readFileSync(file, 'utf8')) as { format: number; minReader: number }
    const before = JSON.stringify({ ...format, format: FORMAT + 1, minReader: FORMAT })
    writeFileSync(file, before)
    const { open, note } = await startResponder({ directory: folder })
    expect(await open()).toMatchObject({ readOnly: true, reading: { why: 'newer' } })
    expect(await note('note-1')).toBe('desk-read-only')
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(existsSync(leaseFile(folder))).toBe(false)
    writeFileSync(file, JSON.stringify({ ...format, format: FORMAT + 1, minReader: FORMAT + 1 }))
    expect(await (await startResponder({ directory: folder })).status()).toMatchObject({ code: 'desk-newer' })
  })
})
