import { describe, expect, it } from 'vitest'
import type { DeskRead } from '../../../../core/desk/desk-read'
import { blockRuns } from '../../../../core/memo/memo-model'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { memoRoomView } from '../../../../core/queries/memo-room'
import { addEvidence, uncitedDesk } from '../../../helpers/desks/cited-desk'
import { AS_OF, changed, compose, footOf, laterIn, textOf, withMemo } from '../../../helpers/desks/dated-memo'
import type { DeskBuilder } from '../../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition, aRule } from '../../../helpers/desks/record-fields'
import { some } from '../../../helpers/long'

type Date = { edtf: string }
/** Each kind of record with a date: how to date it, a word that only it prints, and what the memo's room names if it is later. */
const DATED: [kind: string, make: (builder: DeskBuilder, on: Date) => DeskBuilder, word: string, later: string][] = [
  [
    'ruling',
    (b, on) => changed(b, 'legalEvent', 'legalEvent', { on }),
    'upheld the duty',
    'record legalEvent legalEvent',
  ],
  ['readout', (b, issued) => changed(b, 'readout', 'readout', { issued }), 'All is open', 'record readout readout'],
  [
    'position',
    (b, validFrom) => changed(b, 'position', 'position', { validFrom }),
    'Butter stays out',
    'record position position',
  ],
  [
    'package',
    (b, tabled) => changed(b, 'proposal', 'proposal', { tabled }),
    'Butter package',
    'record proposal proposal',
  ],
  ['meeting', (b, start) => changed(b, 'session', 'past', { start }), 'They spoke of butter', 'record session past'],
  [
    'term in a post',
    (b, from) => changed(changed(b, 'session', 'past', { participants: [] }), 'membership', 'membership', { from }),
    'chief negotiator',
    'record membership membership',
  ],
  [
    'order',
    (b, signed) => changed(b, 'legalInstrument', 'order', { signed }),
    'Order 7',
    'record legalInstrument order',
  ],
  [
    'page of an order',
    (b, published) => changed(b, 'legalInstrument', 'order', { published }),
    'Gazette 9',
    'page legalInstrument order',
  ],
  [
    'status of a measure',
    (b, on) =>
      changed(b, 'measure', 'measure', {
        events: [
          { id: 'e', status: 'amended', on: { edtf: '2025-01-02' } },
          { id: 'l', status: 'inForce', on, note: 'A LATE note.' },
        ],
      }),
    'inForce-or-note',
    'part measure measure',
  ],
  [
    'rate',
    (b, announced) => {
      const late = aLayer('LATE', { announced, validity: { edtf: '2025-07-01/..' } })
      return changed(b, 'measure', 'measure', { components: [aLayer('duty'), late] })
    },
    'Butter duty – LATE',
    'part measure measure',
  ],
  [
    'rate known from its order alone',
    (b, signed) => {
      changed(b, 'legalInstrument', 'order', { signed })
      const late = { ...aLayer('LATE', { instrument: 'order' }), announced: undefined }
      return changed(b, 'measure', 'measure', { components: [aLayer('duty'), late] })
    },
    'Butter duty – LATE',
    'part measure measure',
  ],
  [
    'whole measure',
    (b, announced) =>
      b.add(
        'measure',
        'm2',
        aMeasure([aLayer('x', { announced, validity: { edtf: '2025-07-01/..' } })], [], { title: { en: 'LATE duty' } }),
      ),
    'LATE duty',
    'record measure m2',
  ],
]
const before = { edtf: '2025-06-19' }
const after = { edtf: '2025-06-21' }
const isIn = (desk: DeskRead, word: string) => textOf(desk).includes(word === 'inForce-or-note' ? 'A LATE note' : word)

describe.each(DATED)('a %s', (_kind, make, word, later) => {
  it('later than the as-of time is left out, and named before the export', () => {
    expect(isIn(withMemo(make(uncitedDesk(), before)).desk(), word)).toBe(true)
    const desk = withMemo(make(uncitedDesk(), after)).desk()
    expect(isIn(desk, word)).toBe(false)
    expect(laterIn(desk)).toContain(later)
  })

  it('known by a day is known from that day on, and not since ever', () => {
    const by = withMemo(make(uncitedDesk(), { edtf: '../2025-06-21' }))
    expect(isIn(by.desk(), word)).toBe(false)
  })

  it('later than the knowledge cut-off is left out, though the as-of time is later still', () => {
    const desk = withMemo(make(uncitedDesk(), before), { knowledgeCutoff: '2025-06-18T12:00:00+12:00' }).desk()
    expect(isIn(desk, word)).toBe(false)
    expect(laterIn(desk)).toContain(later)
  })
})

describe('a suspension', () => {
  it('by an order that was signed after the as-of time does not suspend', () => {
    const rule = aRule('suspends', 'duty', 'duty', { instrument: 'order', interval: { edtf: '2025-06-01/..' } })
    const desk = (signed: string) => {
      const builder = uncitedDesk().add(
        'measure',
        'm',
        aMeasure([aLayer('duty')], [], { title: { en: 'Cheese duty' } }),
      )
      changed(builder, 'legalInstrument', 'order', { signed: { edtf: signed } }).add('stackingRule', 'rule', rule)
      return withMemo(builder).desk()
    }
    expect(textOf(desk('2025-06-01'))).toContain('suspended')
    expect(textOf(desk('2025-06-25'))).not.toContain('suspended')
  })
})

describe('a source', () => {
  const cited = (issued: string, more: object = {}) =>
    withMemo(addEvidence(uncitedDesk(), { collection: 'talk', id: 'talk' }, 'summary', { issued }), more).desk()

  it('published after the as-of time is not cited, and counted and named', () => {
    expect(textOf(cited('2025-06-20'))).toContain('Passage evidence')
    const desk = cited('2025-06-21')
    expect(textOf(desk)).not.toContain('Passage evidence')
    expect(textOf(desk)).toContain('The talks go well.*')
    expect(footOf(desk)).toContain(
      'Not known to be published by 20 June 2025, 12:00 (Wellington time), so not cited: 1.',
    )
    expect(laterIn(desk)).toContain('source source evidence')
  })

  it('published between the as-of time and a later cut-off is cited', () => {
    expect(textOf(cited('2025-06-25', { knowledgeCutoff: '2025-06-26T00:00:00+12:00' }))).toContain('Passage evidence')
  })

  it('published after an earlier cut-off is not cited', () => {
    expect(textOf(cited('2025-06-15', { knowledgeCutoff: '2025-06-10T00:00:00+12:00' }))).not.toContain(
      'Passage evidence',
    )
  })

  it('dated by a month or a span is cited once that is over, or the desk had it, and not before', () => {
    const of = (issued: string, more: object, cutoff: string) => {
      const builder = addEvidence(uncitedDesk(), { collection: 'talk', id: 'talk' }, 'summary')
      const citation = { type: 'document', title: 'Monthly', issued: { edtf: issued } }
      changed(builder, 'source', 'evidence', { createdAt: '2025-08-01T00:00:00Z', citation, ...more })
      return withMemo(builder, { asOf: '2025-08-10T12:00:00+12:00', knowledgeCutoff: cutoff }).desk()
    }
    const isCited = (issued: string, cutoff: string, more: object = {}) =>
      memoRoomView(of(issued, more, cutoff), 'memo', '2025-08-10T12:00:00+12:00').later.every(
        ({ ref }) => ref.id !== 'evidence',
      )
    for (const issued of ['2025-06', '2025', '2025-06-1X', '2025-06-09/2025-06-12', '2025-06-09/..', '../2025-06'])
      expect([issued, isCited(issued, '2025-06-10T12:00:00+12:00')]).toEqual([issued, false])
    for (const issued of ['2025-06', '2025-06-1X', '2025-06-09/2025-06-12', '../2025-06'])
      expect([issued, isCited(issued, '2025-07-01T12:00:00+12:00')]).toEqual([issued, true])
    // A day, and a source that was found or on the desk by then.
    expect(isCited('2025-06-10', '2025-06-10T12:00:00+12:00')).toBe(true)
    expect(isCited('2025-06', '2025-06-10T12:00:00+12:00', { retrieved: { edtf: '2025-06-10' } })).toBe(true)
    expect(isCited('2025-06', '2025-06-10T12:00:00+12:00', { createdAt: '2025-06-09T00:00:00Z' })).toBe(true)
    // To have it early does not publish it early.
    expect(isCited('2025-07', '2025-06-10T12:00:00+12:00', { createdAt: '2025-06-01T00:00:00Z' })).toBe(false)
  })

  it('that retells a later one is later, and one without a date counts from the day on which it was found', () => {
    const builder = addEvidence(uncitedDesk(), { collection: 'talk', id: 'talk' }, 'summary')
    addEvidence(builder, { collection: 'talk', id: 'talk' }, 'status', { id: 'told', issued: '2025-06-25' })
    changed(builder, 'source', 'evidence', { retells: 'told' })
    expect(textOf(withMemo(builder).desk())).not.toContain('Passage evidence')
    const found = (retrieved: string) => {
      const other = addEvidence(uncitedDesk(), { collection: 'talk', id: 'talk' }, 'summary')
      changed(other, 'source', 'evidence', {
        citation: { type: 'document', title: 'Page' },
        retrieved: { edtf: retrieved },
      })
      return textOf(withMemo(other).desk())
    }
    expect(found('2025-06-19')).toContain('Passage evidence')
    expect(found('2025-06-25')).not.toContain('Passage evidence')
  })

  it('published later does not make a position sourced, so the memo is not issued', () => {
    const builder = addEvidence(uncitedDesk(), { collection: 'position', id: 'position' }, 'text', {
      issued: '2025-06-25',
    })
    const room = memoRoomView(withMemo(builder, { reference: 'R' }).desk(), 'memo', AS_OF)
    expect(room.blockers).toContainEqual(expect.objectContaining({ why: 'unsourced' }))
    expect(
      room.model?.blocks.some((block) =>
        blockRuns(block)
          .flat()
          .some(({ text }) => text === '(Unsourced.)'),
      ),
    ).toBe(true)
  })

  it('published later is the only one for a round to come: the memo does not know it', () => {
    const desk = (issued: string) => {
      const builder = uncitedDesk()
      builder.add('round', 'next', {
        ...builder.collections.round?.round,
        title: { en: 'Talks in Cusco' },
        when: { edtf: '2025-08-01' },
      })
      return withMemo(addEvidence(builder, { collection: 'round', id: 'next' }, 'when', { issued })).desk()
    }
    expect(textOf(desk('2025-06-01'))).toContain('Talks in Cusco')
    expect(textOf(desk('2025-06-25'))).not.toContain('Talks in Cusco')
    expect(laterIn(desk('2025-06-25'))).toContain('record round next')
  })

  it('leaves it unclear whether a rate was in force that is known only by a later day', () => {
    const measure = {
      ...aMeasure([aLayer('duty', { announced: undefined, validity: { edtf: '../..' } })]),
      kind: 'ordinaryDuty',
    }
    const desk = (edtf: string, more: object = {}) =>
      withMemo(
        uncitedDesk().add('measure', 'm', { ...measure, events: [{ id: 'e', status: 'inForce', on: { edtf } }] }),
        more,
      ).desk()
    expect(textOf(desk('../2025-06-19'))).toContain('6%, in force by 19 June 2025')
    expect(textOf(desk('../2025-06-21'))).toContain('not known whether in force')
  })

  it.each([
    ['milestone', 'milestone', 'Quota ends'],
    ['proposal', 'proposal', 'Butter package'],
    ['readout', 'readout', 'All is open'],
  ] as const)(
    'published later is the only one for a %s without a date of its own: the memo does not know it',
    (collection, id, word) => {
      const desk = (issued: string) =>
        withMemo(addEvidence(uncitedDesk(), { collection, id }, 'when', { issued })).desk()
      expect(textOf(desk('2025-06-01'))).toContain(word)
      expect(textOf(desk('2025-06-25'))).not.toContain(word)
      expect(laterIn(desk('2025-06-25'))).toContain(`record ${collection} ${id}`)
    },
  )
})

/** The desk's own prose that a brief prints, with the words of each. */
const PROSE: [CollectionName, string, string, object?][] = [
  ['person', 'person', 'Leads for Chile.'],
  ['talk', 'talk', 'The talks go well.'],
  ['round', 'past', 'It was a long day.'],
  ['session', 'session', 'To agree on butter.'],
  ['session', 'session', 'Cheese.'],
  ['session', 'past', 'They spoke of butter.'],
  ['milestone', 'milestone', 'By treaty.'],
  ['measure', 'measure', 'A duty on butter.'],
  ['measure', 'measure', 'Since the new year.'],
  ['legalEvent', 'legalEvent', 'upheld the duty.'],
  ['line', 'line', 'We want butter.'],
  ['line', 'line', 'Butter is good.'],
  [
    'position',
    'position',
    'Butter stays out.',
    aPosition('Butter stays out.', { attribution: 'assessed', track: 'assessed' }),
  ],
]

describe('prose of the desk', () => {
  it.each(some(PROSE))(
    'of a %s (%s) that was written later prints with a mark: %s',
    (collection, id, words, more = {}) => {
      const desk = (changedAt: string, memo: object = {}) =>
        withMemo(changed(uncitedDesk(), collection, id, { ...more, changedAt }), memo).desk()
      const later = desk('2025-06-20T12:00:01+12:00')
      expect(textOf(desk('2025-06-20T12:00:00+12:00'))).not.toContain('†')
      expect(textOf(later).replaceAll('*', '')).toContain(`${words}†`)
      expect(footOf(later)).toContain('† Written or changed after 20 June 2025, 12:00 (Wellington time).')
      expect(laterIn(later)).toContain(`prose ${collection} ${id}`)
      const cut = desk('2025-06-15T12:00:00Z', { knowledgeCutoff: '2025-06-15T00:00:00Z' })
      expect(footOf(cut)).toContain('† Written or changed after 15 June 2025, 12:00 (Wellington time).')
    },
  )
})

describe('a milestone that was settled after the memo’s time', () => {
  it.each(['met', 'missed', 'dropped'])('(%s) prints as open with a mark, and is named before the export', (status) => {
    const desk = (changedAt: string) =>
      withMemo(changed(uncitedDesk(), 'milestone', 'milestone', { status, note: undefined, changedAt })).desk()
    const later = desk('2025-06-20T12:00:01+12:00')
    expect(textOf(later)).toMatch(/1 September 2025†/)
    expect(laterIn(later)).toContain('prose milestone milestone')
    expect(textOf(desk('2025-06-20T12:00:00+12:00'))).not.toContain('Quota ends')
  })
})

describe('the head of a memo', () => {
  const reference = (more: object) => compose(withMemo(uncitedDesk(), more).desk()).asOf

  it('prints the knowledge cut-off beside the as-of time, if the memo has one', () => {
    expect(reference({})).toMatch(/as of 20 June 2025, 12:00 \(Wellington time\)$/)
    expect(reference({ knowledgeCutoff: '2025-06-18T12:00:00+12:00' })).toMatch(
      /as of 20 June 2025, 12:00 \(Wellington time\), knowledge cut-off 18 June 2025, 12:00 \(Wellington time\)$/,
    )
    expect(reference({ knowledgeCutoff: AS_OF })).toMatch(/12:00 \(Wellington time\)$/)
  })

  it('does not say of its meeting that it was held, as of a time before it', () => {
    const desk = (asOf: string) =>
      withMemo(changed(uncitedDesk(), 'session', 'session', { status: 'held' }), { asOf }).desk()
    expect(textOf(desk(AS_OF))).not.toContain(' – held')
    expect(textOf(desk('2025-07-02T12:00:00Z'))).toContain(' – held')
  })
})
