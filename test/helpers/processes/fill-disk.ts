import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { deskAsText } from '../desks/desk-as-text'

/**
 * A process that edits a desk until the disk is full: `fill-disk.ts FOLDER [no-room]`. Prints as JSON the error of the
 * edit that did not fit, whether memory is what was acknowledged, whether an edit succeeds once there is room, and
 * whether the reopened desk is the same.
 */
const [folder = '', noRoom] = process.argv.slice(2)
const ballast = join(folder, 'ballast')
// A file to delete later, to make room again.
if (noRoom === undefined) writeFileSync(ballast, Buffer.alloc(40_000))
const compact = () => Promise.resolve()
const store = await DeskStore.open(folder, 'write', { compact })
const wholeNow = () => deskAsText(store.desk, store.undoStack)
const edit = (n: number) =>
  store.commit((desk) => {
    const lead = desk.get('lead', 'lead-1')
    if (!lead) throw new Error('no lead')
    const record = { ...lead, rev: lead.rev + 1, text: `${n} ${'x'.repeat(1500)}` }
    return {
      by: 'staff-1',
      at: '2025-06-07T09:00:00Z',
      edit: { kind: 'other' },
      ops: [{ op: 'put', collection: 'lead', record }],
    }
  })
let full = ''
let before = wholeNow()
for (let n = 1; full === '' && n < 1000; n += 1) {
  before = wholeNow()
  try {
    await edit(n)
  } catch (error) {
    full = error instanceof ParleyError ? error.code : String(error)
  }
}
const same = wholeNow() === before
rmSync(ballast, { force: true })
const next = noRoom === undefined ? await edit(2000).then(() => true) : undefined
const last = wholeNow()
await store.close()
const again = await DeskStore.open(folder, 'read')
const reopened = deskAsText(again.desk, again.undoStack) === last
console.log(JSON.stringify({ full, same, next, reopened }))
