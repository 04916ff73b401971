import { describe, expect, it } from 'vitest'
import { copyOfSample } from '../../helpers/desks/sample'
import { copyOfFixture } from '../../helpers/faults/killed-format-migrations'
import { runCommandLine } from '../../helpers/requests/command-line'
import { deskOnDisk, STAFF } from '../../helpers/requests/desk-service'

/** Lists a desk's history on the command line. */

async function history(...args: string[]) {
  const { status, stdout, stderr } = await runCommandLine(['history', ...args])
  const lines = (text: string) => text.split('\n').slice(0, -1)
  return { status, out: lines(stdout), warned: lines(stderr) }
}

async function edited() {
  const on = await deskOnDisk()
  const position = on.store.desk.all('position')[0]
  const id = position?.id ?? ''
  await on.change('position', id, { stance: 'oppose', text: 'First words.' })
  await on.change('position', id, { stance: 'accept' })
  await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
  return { ...on, id }
}

describe('history', () => {
  it('lists who did what on a desk, newest first, and what was undone', async () => {
    const { directory } = await edited()
    const { status, out, warned } = await history('--desk', directory)
    expect([status, warned]).toEqual([0, []])
    const lines = out.map((line) => line.split('\t'))
    expect(lines.map(([, , , what]) => what)).toEqual(['Undo: change stance', 'Change stance', 'Change position'])
    for (const [n, at, who, , title] of lines) {
      expect(n).toMatch(/^\d+$/)
      expect(at).toMatch(/^2025-06-08T09:00:\d\d/)
      expect(who).toBe(STAFF.name)
      expect(title).not.toBe('')
    }
  })

  it('lists what each edit changed in a record, from what to what', async () => {
    const { directory, id } = await edited()
    const { status, out } = await history('position', id, '--desk', directory)
    expect(status).toBe(0)
    const at = out.findIndex((line) => line.endsWith('\tChanged'))
    expect(out[at + 1]).toBe('  Stance: oppose → accept')
    expect(out).toContain(
      '  Text: [-Any agreement has to serve both sides-]{+First words+}.[- Japan has said so repeatedly.-]',
    )
    expect(out[0]).toMatch(/\tUndone: change stance$/)
    // The record's first version in the sample's history comes last.
    expect(out.findLast((line) => !line.startsWith(' '))).toMatch(/\tFirst known version$/)
  })

  it('lists the sources that were cited for a record, page by page', async () => {
    const { directory, ask, id } = await edited()
    for (const n of [1, 2])
      await ask('desk:apply', {
        command: {
          kind: 'cite',
          about: { collection: 'position', id },
          field: 'text',
          role: 'supports',
          passage: `Passage ${n}.`,
          source: { newId: `source-${n}`, title: `Remarks ${n}`, reliability: 'press' },
          annotation: `annotation-${n}`,
          evidence: `evidence-${n}`,
        },
        staff: STAFF,
      })
    const { out, warned } = await history('position', id, '--desk', directory, '--limit', '2')
    expect(out.map((line) => line.split('\t').at(-1))).toEqual([
      'Citation added: Remarks 2 (Text)',
      'Citation added: Remarks 1 (Text)',
    ])
    const [, before = ''] = /--before (\d+)$/.exec(warned.join()) ?? []
    const older = await history('position', id, '--desk', directory, '--before', before)
    expect(older.out[0]).toMatch(/\tUndone: change stance$/)
  })

  it('goes back page by page, and says how to continue', async () => {
    const { directory } = await edited()
    const newest = await history('--desk', directory, '--limit', '2')
    expect(newest.out).toHaveLength(2)
    const [, before = ''] = /^parley: For older edits, add --before (\d+)$/.exec(newest.warned.join()) ?? []
    const older = await history('--desk', directory, '--limit', '2', '--before', before)
    expect([older.out.length, older.warned]).toEqual([1, []])
    expect(older.out[0]).toMatch(/\tChange position\t/)
  })

  it('says that a desk of the first format has no edits', async () => {
    const { status, out, warned } = await history('--desk', copyOfFixture('desk-part1'))
    expect([status, out, warned]).toEqual([0, ['No edits yet.'], []])
  })

  it.each([
    ['a record that never existed', ['position', 'nothing'], 1, /nothing/],
    ['an unknown person', ['--staff', 'staff-nobody'], 1, /staff-nobody/],
    ['a kind without a record', ['position'], 2, /doesn’t understand this command line: history position/],
    ['an unknown kind', ['telegram', 'x'], 2, /no kind of record telegram/],
    ['a limit that is no number', ['--limit', 'all'], 2, /--limit all/],
    ['a word too many', ['position', 'x', 'y'], 2, /doesn’t understand this command line: y/],
  ])('refuses in one sentence: %s', async (_what, args, status, says) => {
    const result = await history(...args, '--desk', await copyOfSample())
    expect([result.status, result.out]).toEqual([status, []])
    expect(result.warned).toHaveLength(1)
    expect(result.warned[0]).toMatch(says)
  })
})
