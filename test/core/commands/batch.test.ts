import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepWords } from '../../../core/actions/step-words'
import { BATCH_MAX, commandSchema, type BatchedCommand, type DeskCommand } from '../../../core/commands/command'
import { planDelete } from '../../../core/commands/delete-plan'
import { planCommand } from '../../../core/commands/plan-command'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { checkDesk } from '../../../core/rules/rules'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, code, content, OTHER, POSITION, US, type Bench } from '../../helpers/edits/edit-bench'
import { examples } from '../../helpers/long'

const create = (collection: RecordRef['collection'], id: string, fields: object): BatchedCommand => ({
  kind: 'create',
  collection,
  id,
  fields: { ...fields },
})
const lead = (id: string, text = 'Heard.') => create('lead', id, { talk: 'talk', text })
const issue = (id: string) => create('issue', id, { talk: 'talk', area: { en: 'Trade' }, label: { en: id } })
const position = (id: string, more: object = {}) => create('position', id, aPosition('Cars stay out.', more))
const cite = (id: string, about: RecordRef, source?: string): BatchedCommand => ({
  kind: 'cite',
  about,
  field: 'text',
  role: 'supports',
  passage: 'Cars stay out.',
  source: source === undefined ? { newId: `source-${id}`, title: 'Remarks', reliability: 'press' } : { id: source },
  annotation: `annotation-${id}`,
  evidence: `evidence-${id}`,
})
const batch = (...commands: BatchedCommand[]): DeskCommand => ({ kind: 'batch', commands })
const plan = (on: Bench, command: DeskCommand) => planCommand(on.desk, command, on.actor(US), sha256Of)
const idsOf = (on: Bench, collection: RecordRef['collection']) => on.desk.all(collection).map(({ id }) => id)

/** Everything on a desk except its revision and the order of its trash. */
const whole = (desk: MemoryDesk) => [
  desk.collections,
  Object.fromEntries(Object.entries(desk.trash).toSorted(([a], [b]) => (a < b ? -1 : 1))),
]

/** The content of the trash, without what the desk counts. */
const trashOf = (desk: MemoryDesk) =>
  Object.entries(desk.trash)
    .map(([key, { record }]): [string, unknown] => {
      const { rev: _rev, changedAt: _at, changedBy: _by, ...fields } = record
      return [key, fields]
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

describe('a batch', () => {
  it('makes records that name each other, in any order', () => {
    const commands = [
      position('p2', { issue: 'cars', supersedes: 'p3' }),
      position('p3', { issue: 'cars' }),
      issue('cars'),
    ]
    for (const order of [commands, commands.toReversed()]) {
      const on = bench()
      on.do(batch(...order))
      expect([idsOf(on, 'issue'), idsOf(on, 'position').toSorted()]).toEqual([
        ['issue', 'cars'],
        ['p1', 'p2', 'p3'],
      ])
      expect(on.desk.revision).toBe(1)
    }
    expect(code(() => bench().do(position('p2', { issue: 'cars' })))).toBe('rule-broken')
  })

  it('is all or nothing: one refused command cancels the others', () => {
    const bad: [BatchedCommand, string][] = [
      [lead('l1'), 'record-exists'],
      [position('p2', { issue: 'gone' }), 'rule-broken'],
      [create('lead', 'l2', { talk: 'talk' }), 'field-invalid'],
      [{ kind: 'change', ...POSITION, rev: 7, fields: { stance: 'support' } }, 'record-changed'],
      [{ kind: 'complete', id: 'none', rev: 1 }, 'record-missing'],
      [cite('a', { collection: 'position', id: 'none' }), 'record-missing'],
    ]
    for (const [command, why] of bad)
      for (const commands of [
        [command, lead('l1'), lead('l3')],
        [lead('l1'), lead('l3'), command],
      ]) {
        const on = bench()
        const before = content(on.desk)
        expect([why, code(() => on.do(batch(...commands)))]).toEqual([why, why])
        expect([on.desk.revision, content(on.desk), on.history.done]).toEqual([0, before, []])
      }
  })

  it('may hold drafts: a draft begun and completed leaves only the record', () => {
    const on = bench()
    on.do(
      batch(
        create('draft', 'l1', { of: 'lead', fields: { text: 'Half' } }),
        { kind: 'change', collection: 'draft', id: 'l1', rev: 1, fields: { fields: { text: 'Whole', talk: 'talk' } } },
        { kind: 'complete', id: 'l1', rev: 2 },
        create('draft', 'd2', { of: 'position', fields: { issue: 'cars' } }),
        issue('cars'),
      ),
    )
    expect([on.desk.get('lead', 'l1')?.text, idsOf(on, 'draft')]).toEqual(['Whole', ['d2']])
    on.replay('undo')
    expect([idsOf(on, 'lead'), idsOf(on, 'draft'), idsOf(on, 'issue')]).toEqual([[], [], ['issue']])
    on.replay('redo')
    expect([on.desk.get('lead', 'l1')?.text, idsOf(on, 'draft')]).toEqual(['Whole', ['d2']])
  })

  it('cites sources that it makes, for records that it makes', () => {
    const on = bench()
    const [p2, p3] = ['p2', 'p3'].map((id): RecordRef => ({ collection: 'position', id }))
    if (!p2 || !p3) throw new Error('no positions')
    // The second citation waits for the source of the first, and both wait for their positions.
    const command = batch(
      cite('b', p3, 'source-a'),
      cite('a', p2),
      position('p2', { supersedes: 'p1' }),
      position('p3', { supersedes: 'p2' }),
    )
    expect(plan(on, command).texts).toEqual([{ kind: 'source', text: 'Cars stay out.' }])
    on.do(command)
    expect([idsOf(on, 'source'), idsOf(on, 'annotation')]).toEqual([['source-a'], ['annotation-a']])
    expect(on.desk.all('evidence').map(({ about, annotation }) => [about.id, annotation])).toEqual([
      ['p2', 'annotation-a'],
      ['p3', 'annotation-a'],
    ])
    on.replay('undo')
    expect([idsOf(on, 'source'), idsOf(on, 'position')]).toEqual([[], ['p1']])
  })

  it('is named after its effect, in both languages', () => {
    const words = (...commands: BatchedCommand[]) => {
      const { label } = plan(bench(), batch(...commands))
      return [stepWords(label, 'en'), stepWords(label, 'ja')]
    }
    const changed: BatchedCommand = { kind: 'change', ...POSITION, rev: 1, fields: { stance: 'accept' } }
    expect(words(lead('l1'))).toEqual(['add lead', expect.stringMatching(/の追加$/)])
    expect(words(position('p2', { supersedes: 'p1' }), lead('l1'), lead('l2'), lead('l3'))).toEqual([
      'add position and 3 more',
      expect.stringMatching(/ほか3件の追加$/),
    ])
    expect(words(changed, lead('l1'))).toEqual(['edit position and 1 more', expect.stringMatching(/ほか1件の編集$/)])
    expect(words(changed)).toEqual(['change stance', expect.stringMatching(/の変更$/)])
    // A command that changes nothing is not counted.
    expect(words({ ...changed, fields: { stance: 'oppose' } }, lead('l1'))[0]).toBe('add lead')
  })

  it('is no edit if it changes nothing', () => {
    const on = bench()
    on.do(batch({ kind: 'change', ...POSITION, rev: 1, fields: { stance: 'oppose' } }))
    expect([on.desk.revision, on.history.done]).toEqual([0, []])
  })

  it('holds only commands on records and citations, up to its limit', () => {
    const parse = (commands: unknown[]) => commandSchema.safeParse({ kind: 'batch', commands }).success
    const many = (count: number) => Array.from({ length: count }, (_none, at) => lead(`l${at}`))
    expect([parse(many(BATCH_MAX)), parse(many(BATCH_MAX + 1)), parse([])]).toEqual([true, false, false])
    expect(parse([lead('l1'), cite('a', POSITION)])).toBe(true)
    for (const other of [
      { kind: 'undo' },
      { kind: 'issueMemo', id: 'memo', rev: 1 },
      { kind: 'returnDesk', n: 1, revision: 2 },
      { kind: 'batch', commands: [lead('l1')] },
    ])
      expect([other.kind, parse([other])]).toEqual([other.kind, false])
  })

  it('restores with one undo a record that it changed twice, or changed and deleted', () => {
    const on = bench()
    on.do(lead('l1', 'First.'))
    const before = content(on.desk)
    const change = (rev: number, text: string): BatchedCommand => ({
      kind: 'change',
      collection: 'lead',
      id: 'l1',
      rev,
      fields: { text },
    })
    on.do(batch(change(1, 'Second.'), change(2, 'Third.')))
    expect(on.desk.get('lead', 'l1')).toMatchObject({ text: 'Third.', rev: 3 })
    expect(on.replay('undo')).toBe('change lead and 1 more')
    expect(content(on.desk)).toEqual(before)
    on.do(
      batch(change(on.rev({ collection: 'lead', id: 'l1' }), 'Last words.'), {
        kind: 'delete',
        collection: 'lead',
        id: 'l1',
        rev: 5,
      }),
    )
    const thrown = () => on.desk.trash['lead/l1']?.record
    expect([idsOf(on, 'lead'), thrown()]).toMatchObject([[], { text: 'Last words.' }])
    on.replay('undo')
    expect([content(on.desk), thrown()]).toEqual([before, undefined])
    on.replay('redo')
    expect([idsOf(on, 'lead'), thrown()]).toMatchObject([[], { text: 'Last words.' }])
  })

  it('leaves in the trash, once undone, a record that it restored and changed or deleted, as it was there', () => {
    const lead1: RecordRef = { collection: 'lead', id: 'l1' }
    for (const last of [
      { kind: 'delete', ...lead1, rev: 2 },
      { kind: 'change', ...lead1, rev: 2, fields: { text: 'Second.' } },
    ] satisfies BatchedCommand[]) {
      const on = bench()
      const thrown = () => on.desk.trash['lead/l1']?.record
      on.do(lead('l1', 'First.'))
      on.do({ kind: 'delete', ...lead1, rev: 1 })
      on.do(batch({ kind: 'restore', records: [lead1] }, last))
      on.replay('undo')
      expect([last.kind, on.desk.get('lead', 'l1'), thrown()]).toMatchObject([last.kind, undefined, { text: 'First.' }])
      on.replay('redo')
      expect(on.desk.get('lead', 'l1')?.text).toBe(last.kind === 'change' ? 'Second.' : undefined)
      on.replay('undo')
      // The undo of the delete is the same as ever.
      on.replay('undo')
      expect([on.desk.get('lead', 'l1')?.text, thrown()]).toEqual(['First.', undefined])
    }
  })

  it('is not continued by the next edit, whose undo would take the other records with it unasked', () => {
    const on = bench()
    on.do(create('draft', 'd1', { of: 'lead', fields: { text: 'Half' } }))
    on.do(lead('l1'))
    const { marking } = on.desk.get('lead', 'l1') ?? {}
    const draft = (rev: number, more: object = {}): BatchedCommand => ({
      kind: 'change',
      collection: 'draft',
      id: 'd1',
      rev,
      fields: { fields: { text: 'Whole' }, ...more },
    })
    const change = (rev: number, text: string): BatchedCommand => ({
      kind: 'change',
      collection: 'lead',
      id: 'l1',
      rev,
      fields: { text },
    })
    on.do(batch(draft(1), change(1, 'Ours.')))
    on.do(draft(2, { marking: { ...marking, caveats: ['X'] } }), US, true)
    on.do(change(2, 'Theirs.'), OTHER)
    on.replay('undo')
    expect(code(() => on.replay('undo'))).toBe('undo-stale')
    expect(on.desk.get('lead', 'l1')?.text).toBe('Theirs.')
  })

  it('cannot be undone once somebody has changed one of its records', () => {
    const on = bench()
    on.do(batch(lead('l1'), lead('l2')))
    on.do({ kind: 'change', collection: 'lead', id: 'l2', rev: 1, fields: { text: 'Other.' } }, OTHER)
    expect(code(() => on.replay('undo'))).toBe('undo-stale')
    expect(idsOf(on, 'lead')).toEqual(['l1', 'l2'])
  })
})

describe('any batch', () => {
  /** Makes a command for the current desk, of a kind that a batch may hold. */
  function commandOn(desk: MemoryDesk, pick: number, n: number): BatchedCommand {
    const one = <T>(list: readonly T[]): T | undefined => list[n % Math.max(1, list.length)]
    const leadNow = one(desk.all('lead'))
    const draft = one(desk.all('draft'))
    const positionNow = one(desk.all('position'))
    switch (pick % 7) {
      case 0:
        return lead(`l${n}`, `Lead ${n}`)
      case 1:
        return {
          kind: 'change',
          collection: 'lead',
          id: leadNow?.id ?? 'l0',
          rev: leadNow?.rev ?? 1,
          fields: { text: `T${n}` },
        }
      case 2: {
        const target: RecordRef = { collection: 'position', id: positionNow?.id ?? 'p1' }
        if (!positionNow) return { kind: 'restore', records: [target] }
        const { deletes, unlinks } = planDelete(desk, target)
        const unlinked = unlinks.map(({ collection, record }): RecordRef => ({ collection, id: record.id }))
        return { kind: 'delete', ...target, rev: positionNow.rev, along: deletes.slice(1), unlinked }
      }
      case 3: {
        const thrown = one(Object.values(desk.trash))
        return {
          kind: 'restore',
          records: [thrown ? { collection: thrown.collection, id: thrown.record.id } : POSITION],
        }
      }
      case 4:
        return create('draft', `d${n}`, { of: 'lead', fields: { text: `D${n}`, talk: 'talk' } })
      case 5:
        return { kind: 'complete', id: draft?.id ?? 'd0', rev: draft?.rev ?? 1 }
      default: {
        const last = desk
          .all('position')
          .find(({ id }) => !desk.all('position').some(({ supersedes }) => supersedes === id))
        return position(`q${n}`, last ? { supersedes: last.id } : {})
      }
    }
  }

  const wishes = fc.array(fc.tuple(fc.nat(6), fc.nat(30)), { minLength: 1, maxLength: 12 })

  it('does what its commands do one by one, and is undone and redone as one', () => {
    let longest = 0
    fc.assert(
      fc.property(wishes, wishes, (first, second) => {
        const on = bench()
        const actor = on.actor(US)
        const afterOf = (desk: MemoryDesk, command: DeskCommand) =>
          desk.after(planCommand(desk, command, actor, sha256Of).ops)
        // Some earlier edits, so that the desk has records to change and a trash.
        for (const [pick, n] of first) code(() => on.do(commandOn(on.desk, pick, n)))
        const commands: BatchedCommand[] = []
        let oneByOne = on.desk
        for (const [pick, n] of second) {
          const command = commandOn(oneByOne, pick, n)
          const outcome = code(() => (oneByOne = afterOf(oneByOne, command)))
          if (outcome === 'done') commands.push(command)
        }
        if (commands.length === 0) return
        longest = Math.max(longest, commands.length)
        expect(whole(afterOf(on.desk, batch(...commands)))).toEqual(whole(oneByOne))
        const [before, trash, steps] = [content(on.desk), trashOf(on.desk), on.history.done.length]
        on.do(batch(...commands))
        const after = content(on.desk)
        if (on.history.done.length === steps) return
        expect(on.history.done.length).toBe(steps + 1)
        on.replay('undo')
        // The batch's own records are in the trash now; the others are still there, as they were.
        const stillThere = trashOf(on.desk).filter(([key]) => trash.some(([known]) => known === key))
        expect([content(on.desk), stillThere]).toEqual([before, trash])
        on.replay('redo')
        expect(content(on.desk)).toEqual(after)
        expect(checkDesk(on.desk).filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: examples(150) },
    )
    expect(longest).toBeGreaterThan(4)
  })
})
