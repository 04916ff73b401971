import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Op } from '../../../core/desk/ops'
import type { StepLabel } from '../../../core/journal/step'
import type { Plan } from '../../../core/journal/transaction'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { segmentFile } from '../../../electron/journal/format/desk-file-names'
import { thisDevice } from '../../../electron/journal/format/device'
import type { DeskState } from '../../../electron/journal/read/read-desk'
import { JournalAdapter } from '../../../electron/journal/write/journal-adapter'

/** Makes copies of the sample with edits on them, damaged in ways that users meet. */

const HOUR_MS = 3_600_000

/** Renames leads of a desk, one an hour, from the given device. */
async function editLeads(directory: string, device: string, texts: readonly string[], begin: string): Promise<void> {
  const journal = new JournalAdapter({ directory, device, clock: () => begin })
  const state: DeskState = await journal.read()
  await journal.begin()
  let { desk } = state
  for (const [index, text] of texts.entries()) {
    const at = new Date(Date.parse(begin) + index * HOUR_MS).toISOString()
    const before = desk.get('lead', `lead-${1 + (index % 3)}`)
    if (!before) throw new Error('the sample has no such lead')
    const record = parseRecord('lead', { ...before, rev: before.rev + 1, text, changedAt: at })
    const ops: Op[] = [{ op: 'put', collection: 'lead', record }]
    const label: StepLabel = { kind: 'change', collection: 'lead', id: record.id, fields: ['text'], more: 0 }
    const plan: Plan = { by: 'staff-example', at, edit: { kind: 'step', label }, ops }
    journal.put({ ...plan, n: desk.revision + 1 })
    await journal.write()
    desk = desk.after(ops)
  }
  await journal.close()
}

/** Makes six edits and destroys some bytes of the fourth, as a failing disk does. */
export async function holedDesk(directory: string): Promise<void> {
  const texts = ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => `A headline, worded ${word}.`)
  await editLeads(directory, thisDevice(), texts, '2025-06-09T08:00:00.000Z')
  const file = segmentFile(directory, thisDevice(), 1)
  const bytes = readFileSync(file)
  const at = bytes.indexOf('worded four')
  bytes.fill(0, at, at + 40)
  writeFileSync(file, bytes)
}

/** Makes three edits, and deletes the whole journal while the desk is open, so that Parley sets the edits aside. */
export async function cutShortDesk(directory: string): Promise<void> {
  await editLeads(directory, thisDevice(), ['Once.', 'Twice.', 'Three times.'], '2025-06-09T08:00:00.000Z')
  const store = await DeskStore.open(directory, 'write')
  rmSync(join(directory, 'journal'), { recursive: true })
  await store.close()
}

/** Makes two edits here, and three on another computer that does not know of them. */
export async function forkedDesk(directory: string): Promise<void> {
  const other = `${directory}-other`
  cpSync(directory, other, { recursive: true })
  await editLeads(directory, thisDevice(), ['Ours, first.', 'Ours, second.'], '2025-06-09T08:00:00.000Z')
  const theirs = ['Theirs, first.', 'Theirs, second.', 'Theirs, third.']
  await editLeads(other, 'elsewhere', theirs, '2025-06-09T10:00:00.000Z')
  for (const name of readdirSync(join(other, 'journal', 'elsewhere'))) {
    const file = join(directory, 'journal', 'elsewhere', name)
    mkdirSync(dirname(file), { recursive: true })
    cpSync(join(other, 'journal', 'elsewhere', name), file)
  }
  rmSync(other, { recursive: true })
}
