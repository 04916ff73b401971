import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { editWords } from '../../../core/actions/step-words'
import { cite } from '../../../core/commands/cite'
import { refreshMemo } from '../../../core/commands/memo-commands'
import { deskHistoryView, editView } from '../../../core/history/desk-history'
import { editViewSchema, recordHistoryViewSchema } from '../../../core/history/history-schemas'
import { recordHistoryView } from '../../../core/history/record-history'
import { MADE_MEMOS } from '../../../core/model/values/made-memos'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { AT, smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { change, POSITION } from '../../helpers/edits/edit-bench'
import { historyBench, HistoryBench } from '../../helpers/edits/history-bench'

/** The names that the history uses: drafts that became records, memos, and citations. */

const LEAD: RecordRef = { collection: 'lead', id: 'l1' }

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

const historyOf = async (on: HistoryBench, ref: RecordRef, page: { before?: number; limit: number } = { limit: 50 }) =>
  recordHistoryViewSchema.parse(await recordHistoryView(on.past, on.now, ref, page))

describe('a draft that became a record', () => {
  const drafted = () => {
    const on = historyBench()
    on.do({ kind: 'create', collection: 'draft', id: 'l1', fields: { of: 'lead', fields: { text: 'Hm.' } } })
    on.do({ kind: 'change', collection: 'draft', id: 'l1', rev: 1, fields: { fields: { text: 'Hm.', talk: 'talk' } } })
    return on
  }
  const titles = async (on: HistoryBench) =>
    (await deskHistoryView(on.past, on.now, { limit: 9 })).edits.map(({ label, title }) => [label?.kind, title?.en])

  it('appears under the record’s title in the list of edits and in each edit, and links to it', async () => {
    const on = drafted()
    on.do({ kind: 'complete', id: 'l1', rev: 2 })
    on.do({ kind: 'change', ...LEAD, rev: 1, fields: { text: 'Said in the hall.' } })
    expect(await titles(on)).toEqual([
      ['change', 'Said in the hall.'],
      ['complete', 'Said in the hall.'],
      ['change', 'Said in the hall.'],
      ['create', 'Said in the hall.'],
    ])
    for (const [n, what, field] of [
      [1, 'begun', 'text'],
      [2, 'changed', 'talk'],
    ] as const) {
      const { touched } = editViewSchema.parse(await editView(on.past, on.now, n))
      expect(touched).toMatchObject([{ ref: LEAD, title: { en: 'Said in the hall.' }, what, here: true }])
      expect(touched[0]?.changes.map(({ name }) => name)).toEqual([field])
    }
  })

  it('keeps that title while the record is in the trash, and appears as a draft while it is one', async () => {
    const on = drafted()
    expect((await titles(on))[0]).toEqual(['change', 'Draft: Lead'])
    expect((await editView(on.past, on.now, 1)).touched).toMatchObject([
      { ref: { collection: 'draft', id: 'l1' }, here: true },
    ])
    on.do({ kind: 'complete', id: 'l1', rev: 2 })
    on.remove(LEAD)
    expect((await titles(on)).at(-1)).toEqual(['create', 'Hm.'])
    expect((await editView(on.past, on.now, 1)).touched).toMatchObject([{ ref: LEAD, here: false }])
    on.replay('undo')
    on.replay('undo')
    expect((await titles(on)).at(-1)).toEqual(['create', 'Draft: Lead'])
  })
})

describe('the history of a memo', () => {
  const MEMO = { collection: 'memo', id: 'brief' } as const
  const draft = {
    type: 'meetingBrief',
    session: 'session',
    version: 1,
    status: 'draft',
    timeZone: 'Asia/Tokyo',
    copies: [],
  }
  const bench = () =>
    new HistoryBench(
      smallDesk()
        .add('memo', 'brief', { ...draft, asOf: AT })
        .desk(),
    )
  const set = (on: HistoryBench, fields: Record<string, unknown>) =>
    on.do({ kind: 'change', ...MEMO, rev: on.rev(MEMO), fields })
  const edits = async (on: HistoryBench) =>
    (await deskHistoryView(on.past, on.now, { limit: 9 })).edits.map(({ kind, label }) => editWords(kind, label, 'en'))

  it('names a refresh as one, and shows no hash of a saved text', async () => {
    const on = bench()
    const { ops, label } = refreshMemo(on.desk, 'brief', 1, on.actor(), hash)
    on.commit(ops, { kind: 'step', label })
    expect(await edits(on)).toEqual(['Refresh memo from records'])
    expect((await historyOf(on, MEMO)).versions[0]).toMatchObject({ what: 'refreshed', changes: [] })
    expect((await editView(on.past, on.now, 1)).touched).toMatchObject([{ ref: MEMO, what: 'refreshed', changes: [] }])
  })

  it('tells a reordering, an edited comment, a hidden section and a new recipient apart', async () => {
    const on = bench()
    const [first, second, ...rest] = MADE_MEMOS.meetingBrief.sections.map((section) => ({ section }))
    if (!first || !second) throw new Error('a brief has sections')
    set(on, { sections: [second, first, ...rest] })
    set(on, { sections: [{ ...second, words: 'Ours.' }, first] })
    set(on, { sections: [first, { ...second, words: 'Said otherwise.' }] })
    set(on, { sections: [first, { ...second, words: 'Said otherwise.', hidden: true }] })
    set(on, { sections: [first, { ...second, words: 'Said otherwise.' }] })
    set(on, { to: 'The Minister' })
    expect(await edits(on)).toEqual([
      'Change memo recipient',
      'Show hidden section',
      'Hide section',
      'Change sections',
      'Edit desk comment',
      'Reorder sections',
    ])
  })
})

describe('a citation', () => {
  const CITE = {
    about: POSITION,
    field: 'text',
    role: 'supports' as const,
    passage: 'No butter.',
    source: { newId: 's1', title: 'A speech', reliability: 'official' as const },
    annotation: 'a1',
    evidence: 'e1',
  }
  const sources = (on: HistoryBench, more: Partial<typeof CITE> = {}) => {
    const { ops, label } = cite(on.desk, { ...CITE, ...more }, on.actor(), hash)
    on.commitStep(ops, label)
  }
  const evidence: RecordRef = { collection: 'evidence', id: 'e1' }
  const told = async (on: HistoryBench) => (await historyOf(on, POSITION)).versions.map(({ what }) => what)

  it('is an entry in the record’s history, with the field, the role and the source', async () => {
    const on = historyBench()
    on.do(change(1, { stance: 'accept' }))
    sources(on)
    const { versions } = await historyOf(on, POSITION)
    expect(versions.map(({ what, current, by }) => [what, current, by.name?.en])).toEqual([
      ['cited', false, 'Officer'],
      ['changed', true, 'Officer'],
      ['known', false, 'Officer'],
    ])
    expect(versions[0]).toMatchObject({
      n: 2,
      changes: [],
      cited: {
        source: { collection: 'source', id: 's1' },
        title: { en: 'A speech' },
        here: true,
        place: { en: 'Text', ja: '本文' },
        role: 'supports',
      },
    })
    // It appears neither in the source's own history nor in another record's.
    expect((await historyOf(on, { collection: 'issue', id: 'issue' })).versions.map(({ what }) => what)).toEqual([
      'known',
    ])
  })

  it('is reported when it is removed or restored, but not when the record itself is deleted', async () => {
    const builder = smallDesk().add('position', 'p1', aPosition('Out.')).text(hash(CITE.passage), CITE.passage)
    const on = new HistoryBench(builder.desk())
    sources(on)
    on.replay('undo')
    expect(await told(on)).toEqual(['uncited', 'cited', 'known'])
    expect((await historyOf(on, POSITION)).versions[0]?.cited).toMatchObject({ title: { en: 'A speech' }, here: false })
    on.replay('redo')
    expect(await told(on)).toEqual(['cited', 'uncited', 'cited', 'known'])
    on.remove(evidence)
    on.do({ kind: 'restore', records: [evidence] })
    expect((await told(on)).slice(0, 3)).toEqual(['cited', 'uncited', 'cited'])
    on.remove(POSITION)
    expect((await told(on)).slice(0, 2)).toEqual(['deleted', 'cited'])
  })

  it('does not disturb the paging: every page shows the state before its oldest version', async () => {
    const on = historyBench()
    for (let rev = 1; rev <= 4; rev += 1) {
      on.do(change(rev, { text: `Text ${rev}` }))
      sources(on, {
        passage: `Passage ${rev}`,
        source: { ...CITE.source, newId: `s${rev}` },
        annotation: `a${rev}`,
        evidence: `e${rev}`,
      })
    }
    const whole = await historyOf(on, POSITION)
    expect(whole.versions.map(({ what }) => what).join(' ')).toBe(
      'cited changed cited changed cited changed cited changed known',
    )
    for (const limit of [1, 2, 3, 5]) {
      const pages = []
      for (let before: number | undefined; ;) {
        const page = await historyOf(on, POSITION, { limit, ...(before === undefined ? {} : { before }) })
        pages.push(...page.versions)
        before = page.next
        if (before === undefined) break
      }
      expect(pages.map(({ current: _current, ...rest }) => rest)).toEqual(
        whole.versions.map(({ current: _current, ...rest }) => rest),
      )
    }
  })
})
