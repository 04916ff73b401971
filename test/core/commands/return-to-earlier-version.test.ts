import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { planReturn } from '../../../core/commands/return-desk'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { recordAtViewSchema, returnPreviewSchema } from '../../../core/history/history-schemas'
import { lookBack, recordAtView, returnPreview } from '../../../core/history/look-back'
import type { RecordOf } from '../../../core/model/records/records'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { checkDesk } from '../../../core/rules/rules'
import { aPosition } from '../../helpers/desks/record-fields'
import { change, code, content, OTHER, POSITION, US } from '../../helpers/edits/edit-bench'
import { MIGRATION, historyBench, type HistoryBench } from '../../helpers/edits/history-bench'
import { examples } from '../../helpers/long'

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof ParleyError) return error.code
      throw error
    },
  )
const isSound = (desk: MemoryDesk) => checkDesk(desk).filter(({ severity }) => severity === 'error').length === 0
const aNote = (staff: string, more = {}) => ({ staff, body: 'Hm.', resolved: false, ...more })
const NOTE: RecordRef = { collection: 'note', id: 'n1' }

/** Issues a memo for a session, as far as the desk's records show it. */
function issue(on: HistoryBench, id: string, session: string): void {
  const fields = {
    type: 'meetingBrief',
    title: { en: 'M' },
    reference: 'R',
    version: 1,
    copies: [],
    session,
    asOf: '2025-06-06T00:00:00Z',
    timeZone: 'UTC',
    status: 'draft',
  }
  on.do({ kind: 'create', collection: 'memo', id, fields })
  const memo = on.desk.get('memo', id) as RecordOf<'memo'>
  const label = { kind: 'change' as const, collection: 'memo' as const, id, fields: ['status'], more: 0 }
  on.commit([{ op: 'put', collection: 'memo', record: { ...memo, status: 'issued', rev: 2 } }], {
    kind: 'fixed',
    label,
  })
}

describe('returning a record to an earlier version', () => {
  it('restores its content under a new revision, as an edit that can be undone', async () => {
    const on = historyBench()
    const before = content(on.desk)
    on.do(change(1, { stance: 'accept' }), OTHER)
    on.do(change(2, { text: 'Now this.' }), OTHER)
    on.do({ kind: 'change', collection: 'staff', id: OTHER, rev: 1, fields: { name: 'Colleague' } }, OTHER)
    on.do({ kind: 'change', collection: 'talk', id: 'talk', rev: 1, fields: { summary: 'x' } }, OTHER)
    on.replay('undo', OTHER)
    const late = content(on.desk)
    await on.returnRecord(0, POSITION)
    expect(content(on.desk)).toEqual(before)
    expect(on.desk.get('position', 'p1')).toMatchObject({ rev: 4, changedBy: US })
    on.replay('undo')
    expect(content(on.desk)).toEqual(late)
    expect(on.rev(POSITION)).toBe(5)
    on.replay('redo')
    expect(content(on.desk)).toEqual(before)
    // The record says that already: no edit.
    const n = on.n
    await on.returnRecord(0, POSITION)
    expect(on.n).toBe(n)
  })

  it('takes it out of the trash at any earlier version, and links it again from records that named it', async () => {
    const on = historyBench()
    const membership: RecordRef = { collection: 'membership', id: 'membership' }
    const before = content(on.desk)
    on.do({ kind: 'change', ...membership, rev: 1, fields: { to: { edtf: '2026-01-01' } } })
    on.remove(membership)
    expect(on.desk.get('session', 'session')?.participants).toEqual([])
    await on.returnRecord(0, membership, OTHER)
    expect(content(on.desk)).toEqual(before)
    expect(on.desk.trash).toEqual({})
    expect(on.rev(membership)).toBe(3)
  })

  it('is refused and changes nothing if a record it names is gone', async () => {
    const on = historyBench()
    on.remove({ collection: 'issue', id: 'issue' })
    const n = on.n
    expect(await codeOf(on.returnRecord(0, POSITION))).toBe('rule-broken')
    expect(on.n).toBe(n)
    expect(await codeOf(on.returnRecord(0, { collection: 'position', id: 'p9' }))).toBe('record-missing')
    expect(await codeOf(on.returnRecord(99, POSITION))).toBe('revision-unknown')
  })

  it('is refused for an issued memo and for another person’s note', async () => {
    const on = historyBench()
    on.do({ kind: 'create', ...NOTE, fields: aNote(US) })
    on.do({ kind: 'change', ...NOTE, rev: 1, fields: { body: 'Ha.' } })
    expect(await codeOf(on.returnRecord(1, NOTE, OTHER))).toBe('note-of-another')
    expect(await codeOf(on.returnRecord(1, NOTE, US))).toBe('done')
    issue(on, 'm', 'session')
    expect(await codeOf(on.returnRecord(on.n - 1, { collection: 'memo', id: 'm' }))).toBe('memo-issued')
  })

  it('keeps the text that a source was given since', async () => {
    const on = historyBench()
    const source: RecordRef = { collection: 'source', id: 's' }
    const fields = {
      kind: 'document',
      citation: { type: 'report', title: 'One' },
      language: 'en',
      reliability: 'official',
    }
    on.do({ kind: 'create', ...source, fields })
    const sha256 = 'a'.repeat(64)
    on.do({ kind: 'change', ...source, rev: 1, fields: { citation: { type: 'report', title: 'Two' }, sha256 } })
    await on.returnRecord(1, source)
    expect(on.desk.get('source', 's')).toMatchObject({ citation: { title: 'One' }, sha256 })
  })

  it('restores a draft only while it is one, or the record in place of a draft reopened by undo', async () => {
    const on = historyBench()
    const draft: RecordRef = { collection: 'draft', id: 'l1' }
    const lead: RecordRef = { collection: 'lead', id: 'l1' }
    on.do({ kind: 'create', ...draft, fields: { of: 'lead', fields: { text: 'A', talk: 'talk' } } })
    on.do({ kind: 'change', ...draft, rev: 1, fields: { fields: { text: 'B', talk: 'talk' } } })
    await on.returnRecord(1, draft)
    expect(on.desk.get('draft', 'l1')?.fields).toEqual({ text: 'A', talk: 'talk' })
    on.do({ kind: 'complete', id: 'l1', rev: 3 })
    const whole = on.n
    expect(await codeOf(on.returnRecord(1, draft))).toBe('record-exists')
    on.replay('undo')
    await on.returnRecord(whole, lead)
    expect([on.desk.get('lead', 'l1')?.text, on.desk.get('draft', 'l1')]).toEqual(['A', undefined])
    expect(isSound(on.desk)).toBe(true)
  })

  it('is previewed first: the earlier version, the differences from today, and any reason for a refusal', async () => {
    const on = historyBench()
    on.do(change(1, { stance: 'accept' }), OTHER)
    on.do(change(2, { stance: 'demand' }))
    const at = async (n: number, ref = POSITION) =>
      recordAtViewSchema.parse(recordAtView(on.desk, await lookBack(on.past, n), ref, on.actor()))
    const view = await at(1)
    expect(view).toMatchObject({ n: 1, at: '2025-06-07T09:00:10.000Z', by: { id: OTHER }, form: 'record', now: 'desk' })
    expect(view.changes).toMatchObject([
      { name: 'stance', from: { values: [{ value: 'accept' }] }, to: { values: [{ value: 'demand' }] } },
    ])
    expect(view.page?.fields.find(({ name }) => name === 'stance')?.values).toMatchObject([{ value: 'accept' }])
    expect(view.refusal).toBeUndefined()
    on.remove({ collection: 'issue', id: 'issue' })
    expect(await at(1)).toMatchObject({ now: 'trash', refusal: { code: 'rule-broken' } })
    expect(await codeOf(at(1, { collection: 'lead', id: 'none' }))).toBe('record-missing')
    on.do({
      kind: 'create',
      collection: 'draft',
      id: 'd1',
      fields: { of: 'lead', fields: { text: 'x', talk: 'talk' } },
    })
    const drafted = on.n
    on.do({ kind: 'complete', id: 'd1', rev: 1 })
    const draft = await at(drafted, { collection: 'lead', id: 'd1' })
    expect(draft).toMatchObject({
      form: 'draft',
      of: 'lead',
      now: 'desk',
      changes: [],
      refusal: { code: 'record-exists' },
    })
    expect(draft.page).toBeUndefined()
    expect(draft.fields.map(({ name }) => name)).toEqual(['talk', 'text'])
  })
})

describe('returning a desk to an earlier version', () => {
  const wordsOf = (on: HistoryBench, then: MemoryDesk, staff = US) =>
    planReturn(on.desk, then, on.actor(staff)).kept.map(({ ref, why }) => `${ref.collection}/${ref.id} ${why}`)

  it('restores every record after any sequence of edits, and undo reverses the return', async () => {
    const step = fc.record({ pick: fc.nat(8), n: fc.nat(99) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), fc.nat(30), async (steps, to) => {
        const on = historyBench()
        const revisions = new Map<string, number>()
        for (const [index, { pick, n }] of steps.entries()) code(() => edit(on, pick, n, index))
        for (let n = 0; n <= on.n; n += 1) noteRevisions(await on.past.deskAt(n), revisions)
        const n = to % (on.n + 1)
        const then = await on.past.deskAt(n)
        const late = content(on.desk)
        const edits = on.n
        await on.returnDesk(n)
        expect(content(on.desk)).toEqual(content(then))
        expect(isSound(on.desk)).toBe(true)
        if (on.n === edits) return
        // A restored record gets a revision that it never had.
        const [returned] = await on.past.transactions({ limit: 1 })
        for (const op of returned?.ops ?? [])
          if (op.op === 'put')
            expect(op.record.rev).toBeGreaterThan(revisions.get(`${op.collection}/${op.record.id}`) ?? 0)
        on.replay('undo')
        expect(content(on.desk)).toEqual(late)
        on.replay('redo')
        expect(content(on.desk)).toEqual(content(then))
      }),
      { numRuns: examples(120) },
    )
  })

  function noteRevisions(desk: MemoryDesk, revisions: Map<string, number>): void {
    for (const collection of COLLECTION_NAMES)
      for (const { id, rev } of desk.all(collection)) {
        const key = `${collection}/${id}`
        revisions.set(key, Math.max(rev, revisions.get(key) ?? 0))
      }
  }

  /** Makes one of nine kinds of edit; an edit that this desk refuses changes nothing. */
  function edit(on: HistoryBench, pick: number, n: number, index: number): void {
    const positions = on.desk.all('position')
    const some = positions[n % Math.max(1, positions.length)]
    switch (pick) {
      case 0:
        return on.do({ kind: 'create', collection: 'lead', id: `l${index}`, fields: { talk: 'talk', text: `L${n}` } })
      case 1: {
        const last = positions.find((one) => !positions.some((other) => other.supersedes === one.id))
        const fields = { ...aPosition(`Now ${n}`), ...(last ? { supersedes: last.id } : {}) }
        return on.do({ kind: 'create', collection: 'position', id: `q${index}`, fields })
      }
      case 2:
        return on.do({ ...change(some?.rev ?? 1, { text: `T${n}` }), id: some?.id ?? 'p1' } as never)
      case 3: {
        const fields = { of: 'lead', fields: { text: `D${n}`, talk: 'talk' } }
        return on.do({ kind: 'create', collection: 'draft', id: `d${index}`, fields })
      }
      case 4:
        return on.remove(some ? { collection: 'position', id: some.id } : { collection: 'issue', id: 'issue' })
      case 5: {
        const records = Object.values(on.desk.trash).map(({ collection, record }) => ({ collection, id: record.id }))
        return on.do({ kind: 'restore', records: records.length > 0 ? records : [POSITION] })
      }
      case 6: {
        const [draft] = on.desk.all('draft')
        return on.do({ kind: 'complete', id: draft?.id ?? 'none', rev: draft?.rev ?? 1 })
      }
      case 7:
        return on.replay('undo')
      default: {
        const about: RecordRef | undefined = some && { collection: 'position', id: some.id }
        return on.do({ kind: 'create', collection: 'note', id: `n${index}`, fields: aNote(US, { about }) })
      }
    }
  }

  it('leaves issued memos alone, and keeps the newer records that they name', async () => {
    const on = historyBench()
    on.do({
      kind: 'create',
      collection: 'issue',
      id: 'i2',
      fields: { talk: 'talk', area: { en: 'A' }, label: { en: 'B' } },
    })
    const fields = {
      round: 'round',
      start: { edtf: '2025-08' },
      status: 'scheduled',
      participants: [],
      issues: ['i2'],
      doNotRaise: [],
    }
    on.do({ kind: 'create', collection: 'session', id: 's2', fields })
    on.do({ kind: 'create', collection: 'lead', id: 'l1', fields: { talk: 'talk', text: 'x' } })
    issue(on, 'm', 's2')
    on.do(change(1, { stance: 'accept' }))
    const then = await on.past.deskAt(0)
    expect(wordsOf(on, then)).toEqual(['memo/m issued', 'session/s2 named', 'issue/i2 named'])
    await on.returnDesk(0)
    expect(on.desk.get('memo', 'm')).toMatchObject({ status: 'issued', rev: 2 })
    expect(on.desk.get('issue', 'i2')).toBeDefined()
    expect([on.desk.get('lead', 'l1'), on.desk.get('position', 'p1')?.stance]).toEqual([undefined, 'oppose'])
    expect(isSound(on.desk)).toBe(true)
  })

  it('does not turn a record that an issued memo names back into a draft', async () => {
    const on = historyBench()
    const fields = {
      round: 'round',
      start: { edtf: '2025-08' },
      status: 'scheduled',
      participants: [],
      issues: [],
      doNotRaise: [],
    }
    on.do({ kind: 'create', collection: 'draft', id: 's2', fields: { of: 'session', fields } })
    on.do({ kind: 'complete', id: 's2', rev: 1 })
    issue(on, 'm', 's2')
    await on.returnDesk(1)
    expect([on.desk.get('session', 's2')?.rev, on.desk.get('draft', 's2')]).toEqual([1, undefined])
  })

  it('turns a record back into its draft under a new revision, and leaves no draft behind on the way forward', async () => {
    const on = historyBench()
    const draft: RecordRef = { collection: 'draft', id: 'l1' }
    on.do({ kind: 'create', ...draft, fields: { of: 'lead', fields: { text: 'A', talk: 'talk' } } })
    on.do({ kind: 'change', ...draft, rev: 1, fields: { fields: { text: 'B', talk: 'talk' } } })
    on.do({ kind: 'change', ...draft, rev: 2, fields: { fields: { text: 'C', talk: 'talk' } } })
    on.do({ kind: 'complete', id: 'l1', rev: 3 })
    const whole = on.n
    await on.returnDesk(1)
    expect(on.desk.get('draft', 'l1')?.fields).toEqual({ text: 'A', talk: 'talk' })
    expect(on.rev(draft)).toBeGreaterThan(3)
    await on.returnDesk(whole)
    expect([on.desk.get('lead', 'l1')?.text, on.desk.get('draft', 'l1')]).toEqual(['C', undefined])
    expect(on.desk.trash).toEqual({})
  })

  it('leaves the staff as they are, and restores deleted staff', async () => {
    const on = historyBench()
    on.do({ kind: 'create', collection: 'staff', id: 'new', fields: { name: 'New', initials: 'N' } })
    on.do({ kind: 'change', collection: 'staff', id: 'staff-2', rev: 1, fields: { name: 'Renamed' } })
    on.do(change(1, { stance: 'accept' }))
    await on.returnDesk(0)
    expect(on.desk.all('staff').map(({ name }) => name)).toEqual(['Officer', 'Renamed', 'New'])
    on.remove({ collection: 'staff', id: 'staff-2' })
    await on.returnDesk(3)
    expect(on.desk.get('staff', 'staff-2')?.name).toBe('Renamed')
  })

  it('leaves other people’s notes alone, unless their subject is deleted or restored', async () => {
    const on = historyBench()
    on.do({ kind: 'create', collection: 'lead', id: 'l1', fields: { talk: 'talk', text: 'x' } })
    const lead: RecordRef = { collection: 'lead', id: 'l1' }
    on.do({ kind: 'create', collection: 'note', id: 'theirs', fields: aNote(OTHER, { about: POSITION }) }, OTHER)
    on.do({ kind: 'create', collection: 'note', id: 'onLead', fields: aNote(OTHER, { about: lead }) }, OTHER)
    on.do({ kind: 'create', collection: 'note', id: 'mine', fields: aNote(US, { about: POSITION }) })
    on.do({ kind: 'create', collection: 'note', id: 'asked', fields: aNote(US, { about: POSITION }) })
    on.do({ kind: 'create', collection: 'note', id: 'answer', fields: aNote(OTHER, { replyTo: 'asked' }) }, OTHER)
    const full = on.n
    const then = await on.past.deskAt(0)
    expect(wordsOf(on, then)).toEqual(['note/theirs note', 'note/asked note', 'note/answer note'])
    await on.returnDesk(0)
    // The note about the lead was deleted with it.
    expect(on.desk.all('note').map(({ id }) => id)).toEqual(['theirs', 'asked', 'answer'])
    await on.returnDesk(full)
    expect(
      on.desk
        .all('note')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['answer', 'asked', 'mine', 'onLead', 'theirs'])
    // A note keeps its writer's own later changes, including a delete.
    on.remove({ collection: 'note', id: 'theirs' }, OTHER)
    on.do({ kind: 'change', collection: 'note', id: 'answer', rev: 1, fields: { body: 'Yes.' } }, OTHER)
    expect(wordsOf(on, await on.past.deskAt(full))).toEqual(['note/answer note', 'note/theirs note'])
    await on.returnDesk(full, OTHER)
    expect([on.desk.get('note', 'theirs')?.body, on.desk.get('note', 'answer')?.body]).toEqual(['Hm.', 'Hm.'])
  })

  it('is refused if the kept and the restored records conflict', async () => {
    const on = historyBench()
    // A different marking scheme, in the settings alone.
    const JP = { scheme: 'jp-2011', level: 'open', caveats: [], handling: [], releasability: [] }
    const settings = on.desk.get('deskSettings', 'settings')
    const foreign = { ...settings, rev: 2, marking: JP, defaultMarking: JP } as never
    on.commit([{ op: 'put', collection: 'deskSettings', record: foreign }], MIGRATION)
    on.commit([{ op: 'put', collection: 'deskSettings', record: { ...settings, rev: 3 } as never }], MIGRATION)
    const n = on.n
    expect(await codeOf(on.returnDesk(n - 1))).toBe('rule-broken')
    expect(on.n).toBe(n)
  })

  it('is previewed first: how many records of each kind are restored, deleted and changed', async () => {
    const on = historyBench()
    on.do({ kind: 'create', collection: 'lead', id: 'l1', fields: { talk: 'talk', text: 'x' } })
    on.do(change(1, { stance: 'accept' }))
    on.remove({ collection: 'membership', id: 'membership' })
    const preview = async (n: number) =>
      returnPreviewSchema.parse(returnPreview(on.desk, await lookBack(on.past, n), on.actor()))
    const view = await preview(0)
    expect(view.differences.kinds).toEqual([
      { collection: 'membership', added: 1, removed: 0, changed: 0 },
      { collection: 'session', added: 0, removed: 0, changed: 1 },
      { collection: 'position', added: 0, removed: 0, changed: 1 },
      { collection: 'lead', added: 0, removed: 1, changed: 0 },
    ])
    expect(view.differences.records.map(({ ref, how, title }) => [ref.id, how, title.en])).toEqual([
      ['session', 'changed', '1 July 2025'],
      ['p1', 'changed', 'Chile on Butter quota'],
      ['membership', 'added', 'Ana Rojas, Trade minister'],
      ['l1', 'removed', 'x'],
    ])
    expect([view.at, view.revision, view.refusal]).toEqual([undefined, 3, undefined])
    expect((await preview(3)).differences.records).toEqual([])
  })
})
