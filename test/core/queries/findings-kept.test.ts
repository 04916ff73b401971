import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { opId, type Op } from '../../../core/desk/ops'
import type { AnyRecord } from '../../../core/model/records/records'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { careOf } from '../../../core/queries/care'
import { KeptFindings } from '../../../core/queries/findings-kept'
import { fullDeskInMemory } from '../../../scripts/bench/full-desk-folder'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition, aRule } from '../../helpers/desks/record-fields'
import { examples } from '../../helpers/long'

const TEXT = 'Chile will not open its butter market.'
const SHA = createHash('sha256').update(TEXT).digest('hex')
const NOON = '2025-06-06T12:00:00Z'
const LATER = ['2025-06-07T12:00:00Z', '2025-07-09T12:00:00Z', '2026-01-01T12:00:00Z'] as const

const texts = (_kind: string, sha256: string) => {
  if (sha256 !== SHA) throw new ParleyError('source-text-missing', { sha256 })
  return TEXT
}

const start = () => {
  const aSource = (more: object) => ({
    kind: 'document',
    citation: { type: 'report' },
    language: 'en',
    reliability: 'press',
    ...more,
  })
  return smallDesk()
    .add('source', 'source', aSource({ sha256: SHA }))
    .add('source', 'retelling', aSource({ retells: 'source' }))
    .add('annotation', 'annotation', {
      source: 'source',
      exact: TEXT,
      prefix: '',
      suffix: '',
      start: 0,
      end: TEXT.length,
      motivation: 'highlighting',
    })
    .add('position', 'p1', aPosition('No butter.', { validTo: { edtf: '2025-06-05' } }))
    .add('position', 'p2', aPosition('Some butter.', { supersedes: 'p1' }))
    .add('evidence', 'evidence', {
      annotation: 'annotation',
      about: { collection: 'position', id: 'p2' },
      field: 'text',
      role: 'supports',
    })
    .add(
      'measure',
      'm',
      aMeasure([aLayer('a'), aLayer('b')], [{ id: 'e', status: 'inForce', on: { edtf: '2025-01-02' } }]),
    )
    .add('stackingRule', 'rule', aRule('replaces', 'a', 'b'))
    .add('note', 'note', { staff: STAFF, body: 'First.', resolved: false })
    .add('note', 'reply', { staff: STAFF, body: 'Second.', replyTo: 'note', resolved: false }).collections
}

/** Other states of the records, by collection and id, each of which makes findings or takes some away. */
const VARIANTS: [collection: CollectionName, id: string, changes: object[]][] = [
  [
    'deskSettings',
    'settings',
    [
      { pinnedAsOf: '2025-07-01T00:00:00Z' },
      { defaultMarking: { scheme: 'traffic-light', level: 'amber', caveats: [], handling: [], releasableTo: [] } },
      { capitals: [] },
    ],
  ],
  ['party', 'them', [{ code: 'PE' }]],
  [
    'membership',
    'membership',
    [{ from: undefined }, { to: { edtf: '2025-01-01' } }, { createdAt: '2020-01-01T00:00:00Z' }],
  ],
  ['session', 'session', [{ participants: [] }, { start: { edtf: '2023-07-01' } }, { participants: ['nobody'] }]],
  ['source', 'source', [{ sha256: undefined }, { retells: 'retelling' }, { sha256: '0'.repeat(64) }]],
  ['annotation', 'annotation', [{ exact: 'No.' }, { source: 'retelling' }]],
  ['position', 'p1', [{ validTo: undefined }, { supersedes: 'p2' }, { attribution: 'assessed' }]],
  ['position', 'p2', [{ supersedes: undefined }, { track: 'private' }, { validFrom: { edtf: '2020-01-01' } }]],
  [
    'evidence',
    'evidence',
    [
      { role: 'contradicts' },
      { about: { collection: 'measure', id: 'm' }, field: 'components' },
      { about: { collection: 'position', id: 'p1' } },
    ],
  ],
  [
    'measure',
    'm',
    [
      { events: [{ id: 'e', status: 'threatened', on: { edtf: '2025-03-01' } }] },
      { events: [{ id: 'e', status: 'revoked', on: { edtf: '2025-07-01' } }] },
      { components: [aLayer('a'), aLayer('a', { validity: { edtf: '../2025-12-31' }, rate: '1%' })] },
    ],
  ],
  [
    'stackingRule',
    'rule',
    [
      { when: { measure: 'm', component: 'b' }, target: { measure: 'm', component: 'a' } },
      { interval: { edtf: '2025-06' } },
    ],
  ],
  ['note', 'note', [{ replyTo: 'reply' }]],
  [
    'talk',
    'talk',
    [{ marking: { scheme: 'traffic-light', level: 'amber', caveats: [], handling: [], releasableTo: [] } }],
  ],
]

const op: fc.Arbitrary<Op> = fc.constantFrom(...VARIANTS).chain(([collection, id, changes]) => {
  const record = start()[collection]?.[id]
  if (!record) throw new Error(`no ${collection} ${id}`)
  const states: Op[] = [record, ...changes.map((change) => ({ ...record, ...change }))].map((state) => ({
    op: 'put',
    collection,
    record: state,
  }))
  return fc.constantFrom(...states, { op: 'delete', collection, id } as Op)
})

/** An edit, how many records are checked after it, and the instant of that check. */
const edit = fc.record({
  ops: fc.array(op, { minLength: 1, maxLength: 3 }),
  checked: fc.constantFrom(0, 1, 5, 20, Infinity),
  now: fc.constantFrom(NOON, ...LATER),
})

const checkAll = (kept: KeptFindings, desk: MemoryDesk, now: string) => {
  kept.check(desk, now, () => false)
  return kept.kinds(desk, Infinity)
}
const anew = (desk: MemoryDesk, now: string) => {
  const fresh = new MemoryDesk(structuredClone(desk.collections), texts)
  return careOf(fresh, now).map(({ code, severity, items }) => ({ code, severity, count: items.length, items }))
}
/** A desk cannot delete what it has not. */
const possible = (desk: MemoryDesk, ops: readonly Op[]) =>
  ops.filter(
    (one, index) =>
      one.op === 'put' ||
      (desk.get(one.collection, one.id) !== undefined &&
        !ops.slice(0, index).some((other) => other.collection === one.collection && opId(other) === one.id)),
  )

describe('the kept findings of a desk', () => {
  it('are those of a check anew, after any edits, however far the check was', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        let desk = new MemoryDesk(start(), texts)
        const kept = new KeptFindings(desk)
        let at = NOON
        for (const { ops, checked, now } of edits) {
          desk = desk.advance(possible(desk, ops))
          kept.check(desk, now, (count) => count >= checked)
          at = now
        }
        const found = checkAll(kept, desk, at)
        expect(found).toEqual(anew(desk, at))
        expect(kept.total).toBe(found.reduce((sum, { count }) => sum + count, 0))
        expect([kept.isDone, kept.progress(desk)]).toEqual([true, undefined])
        for (const { code } of found) seen.add(code)
      }),
      { numRuns: examples(150) },
    )
    expect(seen).toContain('reference-missing')
    expect(seen.size).toBeGreaterThan(10)
  })

  it('come a part at a time, and a check again reads only what an edit touches', () => {
    let desk = fullDeskInMemory(1500)
    const kept = new KeptFindings(desk)
    kept.check(desk, NOON, (count) => count >= 600)
    const { done = 0, of = 0 } = kept.progress(desk) ?? {}
    expect(of).toBeGreaterThan(1000)
    expect(done).toBeGreaterThan(550)
    expect(done).toBeLessThan(601)
    checkAll(kept, desk, NOON)
    expect(kept.progress(desk)).toBeUndefined()
    const [position] = desk.all('position')
    if (!position) throw new Error('no position')
    desk = desk.advance([{ op: 'put', collection: 'position', record: { ...position, text: 'Other words.' } }])
    let checked = 0
    kept.check(desk, NOON, (count) => {
      checked = count
      return false
    })
    expect(checked).toBeGreaterThan(0)
    expect(checked).toBeLessThan(20)
    expect(kept.kinds(desk, 3)).toEqual(
      careOf(desk, NOON).map(({ code, severity, items }) => ({
        code,
        severity,
        count: items.length,
        items: items.slice(0, 3),
      })),
    )
  })

  it('give a part of a kind, in the order of all of them', () => {
    const desk = fullDeskInMemory(1500)
    const kept = new KeptFindings(desk)
    const first = checkAll(kept, desk, NOON).find(({ count }) => count > 10)
    if (!first) throw new Error('no kind with many findings')
    expect(kept.items(desk, first, 4, 3)).toEqual(first.items.slice(4, 7))
    expect(kept.items(desk, first, first.count - 1, 50)).toEqual(first.items.slice(-1))
    expect(kept.items(desk, { code: 'note-cycle', severity: 'error' }, 0, 50)).toEqual([])
  })

  it('find a text again that came back without an edit, once a minute has passed', () => {
    const files = new Map<string, string>()
    const desk = new MemoryDesk(start(), (_kind, sha256) => {
      const text = files.get(sha256)
      if (text === undefined) throw new ParleyError('source-text-missing', { sha256 })
      return text
    })
    const kept = new KeptFindings(desk)
    const codes = (now: string) => checkAll(kept, desk, now).map(({ code }) => code)
    expect(codes(NOON)).toContain('text-missing')
    files.set(SHA, TEXT)
    expect(codes('2025-06-06T12:01:00Z')).not.toContain('text-missing')
  })

  it('are judged by the instant of the desk, where it pins one', () => {
    const { deskSettings, ...others } = start()
    const settings = deskSettings?.settings
    const measure = others.measure?.m
    if (!settings || !measure) throw new Error('no settings')
    const ended = { ...measure, events: [{ id: 'e', status: 'threatened', on: { edtf: '2025-06-07' } }] }
    const desk = (pinned?: string) =>
      new MemoryDesk(
        {
          ...others,
          measure: { m: ended as unknown as AnyRecord },
          deskSettings: { settings: { ...settings, ...(pinned ? { pinnedAsOf: pinned } : {}) } },
        },
        texts,
      )
    const codes = (of: MemoryDesk, ...nows: string[]) => {
      const kept = new KeptFindings(of)
      return nows.map((now) =>
        checkAll(kept, of, now)
          .map(({ code }) => code)
          .includes('layer-status-differs'),
      )
    }
    expect(codes(desk(), NOON, LATER[1])).toEqual([false, true])
    expect(codes(desk(NOON), NOON, LATER[1])).toEqual([false, false])
  })
})
