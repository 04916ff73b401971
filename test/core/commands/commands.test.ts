import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { apply } from '../../../core/commands/apply'
import type { RecordCommand } from '../../../core/commands/command'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import { NO_UNDO } from '../../../core/journal/step'
import type { Plan } from '../../../core/journal/transaction'
import type { RecordOf } from '../../../core/model/records/records'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { undoStackAfter } from '../../../core/undo/undo'
import { AT, smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition, aRule } from '../../helpers/desks/record-fields'
import { examples } from '../../helpers/long'

const ACTOR = { staff: STAFF as RecordOf<'staff'>['createdBy'], at: '2025-06-07T09:00:00Z' }
const POSITION = aPosition('Butter stays out.')

const create = (collection: CollectionName, id: string, fields: Record<string, unknown>): RecordCommand => ({
  kind: 'create',
  collection,
  id,
  fields: { marking: smallDesk().desk().all('talk')[0]?.marking, ...fields },
})

/** Returns the error code of applying a command. */
function failure(desk: MemoryDesk, command: RecordCommand, actor = ACTOR): string {
  try {
    apply(desk, command, actor)
    return 'applied'
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return error.code === 'rule-broken' ? `rule-broken: ${error.params.finding}` : error.code
  }
}

describe('a command', () => {
  it('writes the header itself: who, when, which revision', () => {
    const desk = smallDesk().desk()
    const created = desk.after(
      apply(desk, create('position', 'p1', { ...POSITION, rev: 99, createdBy: 'someone' }), ACTOR).ops,
    )
    expect(created.get('position', 'p1')).toMatchObject({
      rev: 1,
      createdBy: STAFF,
      createdAt: ACTOR.at,
      changedBy: STAFF,
    })
    const change: RecordCommand = {
      kind: 'change',
      collection: 'position',
      id: 'p1',
      rev: 1,
      fields: { text: 'Butter may come in.' },
    }
    const changed = created.after(apply(created, change, { ...ACTOR, at: '2025-06-08T09:00:00Z' }).ops)
    expect(changed.get('position', 'p1')).toMatchObject({
      rev: 2,
      createdAt: ACTOR.at,
      changedAt: '2025-06-08T09:00:00Z',
      text: 'Butter may come in.',
    })
  })

  it('is refused with the reason', () => {
    const desk = smallDesk().desk()
    expect(failure(desk, create('talk', 'talk', {}))).toBe('record-exists')
    expect(failure(desk, { kind: 'change', collection: 'talk', id: 'nobody', rev: 1, fields: {} })).toBe(
      'record-missing',
    )
    expect(failure(desk, { kind: 'change', collection: 'talk', id: 'talk', rev: 7, fields: {} })).toBe('record-changed')
    expect(failure(desk, { kind: 'delete', collection: 'party', id: 'them', rev: 1 })).toBe('record-in-use')
    expect(failure(desk, create('position', 'p1', { ...POSITION, stance: 'furious' }))).toBe('field-invalid')
    expect(failure(desk, create('position', 'p1', { ...POSITION, issue: 'no-such-issue' }))).toBe(
      'rule-broken: reference-missing',
    )
    expect(failure(desk, { kind: 'change', collection: 'talk', id: 'talk', rev: 1, fields: { title: null } })).toBe(
      'field-invalid',
    )
  })

  it('does not mistake inherited object properties for records', () => {
    expect(
      failure(smallDesk().desk(), { kind: 'change', collection: 'talk', id: 'constructor', rev: 1, fields: {} }),
    ).toBe('record-missing')
  })

  it('keeps fields unknown to this version, value for value', () => {
    const desk = smallDesk()
      .add('issue', 'other', { talk: 'talk', area: { en: 'A' }, label: { en: 'L' }, fromTheFuture: { deep: [1, 'x'] } })
      .desk()
    const change: RecordCommand = {
      kind: 'change',
      collection: 'issue',
      id: 'other',
      rev: 1,
      fields: { label: { en: 'M' } },
    }
    expect(desk.after(apply(desk, change, ACTOR).ops).get('issue', 'other')).toMatchObject({
      label: { en: 'M' },
      fromTheFuture: { deep: [1, 'x'] },
    })
  })

  it('allows one current position per question, and supersedes only the latest', () => {
    const desk = smallDesk().add('position', 'p1', POSITION).desk()
    expect(failure(desk, create('position', 'p2', POSITION))).toBe('rule-broken: position-two-current')
    expect(failure(desk, create('position', 'p2', { ...POSITION, track: 'assessed' }))).toBe('applied')
    expect(failure(desk, create('position', 'p2', { ...POSITION, supersedes: 'p1' }))).toBe('applied')
    expect(failure(desk, create('position', 'p2', { ...POSITION, party: 'us-side', supersedes: 'p1' }))).toBe(
      'rule-broken: position-supersedes-other',
    )
    const chain = smallDesk()
      .add('position', 'p1', { ...POSITION, supersedes: 'p2' })
      .add('position', 'p2', { ...POSITION, supersedes: 'p1' })
      .desk()
    expect(failure(chain, { kind: 'change', collection: 'position', id: 'p1', rev: 1, fields: { text: 'On.' } })).toBe(
      'rule-broken: position-cycle',
    )
  })

  it('cannot overwrite another person’s note or change an issued memo', () => {
    const note = { staff: STAFF, body: 'Mine.', resolved: false }
    const memo = {
      type: 'meetingBrief',
      title: { en: 'M' },
      reference: 'R',
      version: 1,
      status: 'issued',
      asOf: AT,
      timeZone: 'UTC',
      copies: [],
    }
    const desk = smallDesk()
      .add('staff', 'staff-2', { name: 'Other', initials: 'OT' })
      .add('note', 'n', note)
      .add('memo', 'm', memo)
      .desk()
    const other = { ...ACTOR, staff: 'staff-2' as typeof ACTOR.staff }
    expect(
      failure(desk, { kind: 'change', collection: 'note', id: 'n', rev: 1, fields: { body: 'Yours.' } }, other),
    ).toBe('note-of-another')
    expect(failure(desk, { kind: 'delete', collection: 'note', id: 'n', rev: 1 }, other)).toBe('note-of-another')
    expect(
      failure(desk, { kind: 'change', collection: 'note', id: 'n', rev: 1, fields: { body: 'Mine still.' } }),
    ).toBe('applied')
    expect(failure(desk, { kind: 'change', collection: 'memo', id: 'm', rev: 1, fields: { reference: 'S' } })).toBe(
      'memo-issued',
    )
  })

  it('cannot remove or break the settings, source texts and layers that other records need', () => {
    const desk = smallDesk().desk()
    const settings = desk.get('deskSettings', 'settings')
    const tlp = { scheme: 'tlp', level: 'red', caveats: [], handling: [], releasability: [] }
    expect(failure(desk, { kind: 'delete', collection: 'deskSettings', id: 'settings', rev: 1 })).toBe(
      'settings-needed',
    )
    const scheme: RecordCommand = {
      kind: 'change',
      collection: 'deskSettings',
      id: 'settings',
      rev: 1,
      fields: { defaultMarking: tlp, marking: tlp },
    }
    expect(settings && failure(desk, scheme)).toBe('rule-broken: marking-mixed')
    const source = {
      kind: 'document',
      citation: { type: 'report' },
      language: 'en',
      reliability: 'press',
      sha256: 'a'.repeat(64),
    }
    const text: RecordCommand = {
      kind: 'change',
      collection: 'source',
      id: 'source',
      rev: 1,
      fields: { sha256: 'b'.repeat(64) },
    }
    expect(failure(smallDesk().add('source', 'source', source).desk(), text)).toBe('rule-broken: snapshot-fixed')
    const { sha256: _none, ...untold } = source
    const circle: RecordCommand = {
      kind: 'change',
      collection: 'source',
      id: 'source',
      rev: 1,
      fields: { retells: 'source' },
    }
    expect(failure(smallDesk().add('source', 'source', untold).desk(), circle)).toBe('rule-broken: source-cycle')
    expect(failure(desk, create('note', 'n', { staff: 'somebody', body: 'Theirs.', resolved: false }))).toBe(
      'note-of-another',
    )
    const ruled = smallDesk()
      .add('measure', 'm', aMeasure([aLayer('a')]))
      .add('stackingRule', 'r', aRule('cumulative', 'a', 'a'))
      .desk()
    const gone: RecordCommand = { kind: 'change', collection: 'measure', id: 'm', rev: 1, fields: { components: [] } }
    expect(failure(ruled, gone)).toBe('rule-broken: component-missing')
  })

  it('cannot end a participant’s post before the meeting', () => {
    const desk = smallDesk().desk()
    const ended: RecordCommand = {
      kind: 'change',
      collection: 'membership',
      id: 'membership',
      rev: 1,
      fields: { to: { edtf: '2025-01-31' } },
    }
    expect(failure(desk, ended)).toBe('rule-broken: post-not-held')
  })
})

describe('any run of commands', () => {
  const command = (desk: MemoryDesk): fc.Arbitrary<RecordCommand> => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd')
    const label = fc.string({ minLength: 1, maxLength: 12 }).map((text) => ({ en: text }))
    const fields = fc.record({ label }).map((own) => ({ talk: 'talk', area: { en: 'Area' }, ...own }))
    const rev = (id: string) => desk.get('issue', id)?.rev ?? 1
    return fc.oneof(
      fc.record({ id: ids, own: fields }).map(({ id, own }) => create('issue', id, own)),
      fc
        .record({ id: ids, own: fields })
        .map(({ id, own }): RecordCommand => ({ kind: 'change', collection: 'issue', id, rev: rev(id), fields: own })),
      ids.map((id): RecordCommand => ({ kind: 'delete', collection: 'issue', id, rev: rev(id) })),
    )
  }

  it('can be undone step by step with the inverses', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 25 }), (seeds, length) => {
        const states = [smallDesk().desk()]
        const inverses: (readonly Op[])[] = []
        for (let step = 0; step < length; step += 1) {
          const desk = states.at(-1) ?? smallDesk().desk()
          const [next] = fc.sample(command(desk), { seed: seeds.next().value, numRuns: 1 })
          if (!next || failure(desk, next) !== 'applied') continue
          const { ops, label } = apply(desk, next, ACTOR)
          if (ops.length === 0) continue
          const plan: Plan = { by: ACTOR.staff, at: ACTOR.at, edit: { kind: 'step', label }, ops }
          inverses.push(...undoStackAfter(NO_UNDO, desk, plan).done.map(({ inverse }) => inverse))
          states.push(desk.after(ops))
        }
        let desk = states.at(-1) ?? smallDesk().desk()
        for (const inverse of inverses.toReversed()) {
          desk = desk.after(inverse)
          states.pop()
          expect(desk.collections).toEqual(states.at(-1)?.collections)
        }
      }),
      { numRuns: examples(60) },
    )
  })
})
