import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { opId, refKey } from '../../../../core/desk/ops'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { writtenDesk } from '../../../helpers/desks/damaged-desk'
import { temporaryFolder } from '../../../helpers/desks/sample'

/** A desk with one snapshot, and the lines of a segment with at least four edits. */
async function deskWithLines() {
  const directory = join(temporaryFolder(), 'desk')
  const written = await writtenDesk(directory, 22, 20)
  const { segments, snapshots } = await listJournal(directory)
  for (const number of snapshots.slice(0, -1)) rmSync(snapshotFile(directory, number))
  for (const { file } of segments) {
    const lines = readFileSync(file, 'latin1').split('\n')
    if (lines.length < 8) continue
    const write = () => writeFileSync(file, lines.join('\n'), 'latin1')
    const numberOf = (line: number) => Number(/"n":(\d+)/.exec(lines[line] ?? '')?.[1])
    const later = segments.filter((place) => place.file > file).map((place) => place.file)
    return { directory, written, lines, later, write, numberOf }
  }
  throw new Error('no segment is long enough')
}

/** Changes a letter in the words of a lead: the line is still JSON, but was never written so. */
const reworded = (line = '') => line.replace('Talk of', 'Walk of')

describe('altered lines of a journal', () => {
  it('leave out a reworded edit, and check those after it against the checksum that it still carries', async () => {
    const { directory, written, lines, write, numberOf } = await deskWithLines()
    const at = lines.findIndex((line, index) => index > 1 && line.includes('Talk of'))
    const lost = numberOf(at)
    lines[at] = reworded(lines[at])
    write()
    const { state, report, taken } = await salvage(directory)
    expect(report).toMatchObject({ lost: [{ from: lost, to: lost }], unchecked: 0, unreadable: 0 })
    expect([taken.size, taken.has(lost)]).toEqual([19, false])
    expect(JSON.stringify(state.desk.collections)).not.toContain('Walk of')
    // Everything that edit touched and no later one did is reported as in doubt.
    const later = new Set([...written.ops].filter(([n]) => n > lost).flatMap(([, ops]) => ops.map(opId)))
    const touched = (written.ops.get(lost) ?? []).filter((op) => !later.has(opId(op)))
    expect(report.doubts.map(({ ref, why }) => `${refKey(ref)} ${why}`)).toEqual(
      touched.map((op) => `lead/${opId(op)} lost`),
    )
  })

  it('show an edit after a lost one, and report that nothing confirms it', async () => {
    const { directory, lines, later, write, numberOf } = await deskWithLines()
    const last = lines.findLastIndex((line, index) => index < lines.length - 2 && line.includes('Talk of'))
    const [lost, unchecked] = [numberOf(last - 1), numberOf(last)]
    lines[last - 1] = '\0'.repeat(lines[last - 1]?.length ?? 0)
    lines[last] = reworded(lines[last])
    // No later edit overwrites its records.
    lines.splice(last + 1, lines.length - last - 2)
    write()
    for (const file of later) rmSync(file)
    const { state, report, taken } = await salvage(directory)
    expect([taken.has(lost), taken.has(unchecked)]).toEqual([false, true])
    expect(report.unchecked).toBe(1)
    const unvouched = report.doubts.filter(({ why }) => why === 'unchecked').map(({ ref }) => ref.id)
    const odd = state.desk.all('lead').filter(({ text }) => text.startsWith('Walk of'))
    expect(odd.length).toBeGreaterThan(0)
    expect(unvouched).toEqual(expect.arrayContaining(odd.map(({ id }) => id)))
  })
})
