import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { linesOf } from '../../../../electron/journal/format/line'
import { copyOfSample } from '../../../helpers/desks/sample'
import { edit, leadOf, rename } from '../../../helpers/edits/edit-lead'
import { lastSegmentOf } from '../../../helpers/files/journal-files'

/** Resolves after `count` turns of the microtask queue. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve()
}

describe('an edit requested while another one ends', () => {
  it('is written, whichever turn it comes in', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    for (let late = 0; late < 12; late += 1) {
      await edit(store, rename(2 * late + 1, `First, ${late}`))
      await turns(late)
      await edit(store, rename(2 * late + 2, `Second, ${late}`))
    }
    await store.close()
    expect(leadOf(await DeskStore.open(folder, 'read'))).toBe('Second, 11')
  }, 20_000)

  it('is written or refused when the desk is being closed, and breaks nothing', async () => {
    const folder = await copyOfSample()
    let [written, rev] = [0, 1]
    for (let late = 0; late < 12; late += 1) {
      const store = await DeskStore.open(folder, 'write')
      const closing = edit(store, rename(rev, `Before, ${late}`)).then(() => turns(late))
      const ended = store.close()
      rev += 1
      written += 1
      await closing
      const after = await edit(store, rename(rev, `After, ${late}`)).catch((error: unknown) => error)
      await ended
      if (typeof after === 'number') {
        rev += 1
        written += 1
      } else expect(after).toMatchObject({ code: 'desk-read-only' })
      const again = await DeskStore.open(folder, 'read')
      expect(again.desk.revision).toBe(written)
    }
    // Each close wrote the last line.
    const last = [...linesOf(readFileSync(lastSegmentOf(folder)))].at(-1)
    expect(last?.line.toString()).toContain('"closed"')
  }, 20_000)
})

describe('a listener', () => {
  it('cannot spoil an edit by failing', async () => {
    const folder = await copyOfSample()
    const reports: unknown[] = []
    const store = await DeskStore.open(folder, 'write', { report: (error) => reports.push(error) })
    const heard: number[] = []
    store.onCommit(() => {
      throw new ParleyError('settings-needed')
    })
    store.onCommit((revision) => heard.push(revision))
    expect(await Promise.all([edit(store, rename(1, 'One')), edit(store, rename(2, 'Two'))])).toEqual([1, 2])
    expect([heard, reports.length]).toEqual([[1, 2], 2])
    await store.close()
  }, 20_000)
})
