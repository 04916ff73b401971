import { describe, expect, test } from 'vitest'
import { settingsOf } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { MEMO_KINDS } from '../../../core/memo/kinds/kinds'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { rateView } from '../../../core/queries/rate-view'
import { answerJson } from '../../../core/rates/regime/answer-json'
import { compileRegime } from '../../../core/rates/regime/compile'
import type { RegimeEvent } from '../../../core/rates/regime/law-parts'
import type { Regime } from '../../../core/rates/regime/regime'
import { familyText } from '../../../core/text/catalogue'
import { sampleDesk } from '../../helpers/desks/sample'

const sample = await sampleDesk()
const NOW = '2026-06-01T12:00:00Z'

/** A decision of a court on the order behind the reciprocal tariff. */
const decision = (id: string, on: string, fields: object) => ({
  op: 'put' as const,
  collection: 'legalEvent' as const,
  record: parseRecord('legalEvent', {
    ...sample.get('legalEvent', 'ruling-cit'),
    id,
    court: 'Supreme Court',
    on: { edtf: on },
    caseName: `Case ${id}`,
    docket: undefined,
    citation: undefined,
    effective: undefined,
    affects: ['eo-14257'],
    ...fields,
  }),
})
const unlawful = decision('struck', '2026-02-20', { effect: 'invalidated' })
const refund = decision('refund', '2026-03-05', { effect: 'refunded', court: 'Trade Court' })
const stayOfRefund = decision('hold', '2026-03-10', { effect: 'stayedPendingAppeal', answers: 'refund' })

function heldOn(desk: MemoryDesk, knownAt: string, at = '2025-06-06', good = 'general') {
  const { answer } = rateView(desk, { good, origin: 'JP', at, knownAt }, NOW)
  if (!answer) throw new Error('no answer')
  const { total, held } = answer
  return {
    total,
    owed: held.flatMap(({ owed }) => owed.map(({ percent, title }) => `${title.en} ${percent}`)),
    said: held.flatMap(({ decisions }) => decisions.map(({ title }) => title.en)),
    lacksRefund: held.some(({ lacksRefund }) => lacksRefund),
  }
}

describe('a tariff that was owed, and that a court has since held unlawful', () => {
  test('is said in two lines, with the same total as before', () => {
    const { total, owed, said, lacksRefund } = heldOn(sample.after([unlawful]), '2026-05-01')
    expect(total).toBe('14%')
    expect(owed).toEqual(['Reciprocal tariffs: baseline, nearly every country 10%'])
    expect(said).toEqual([
      'Stopped by a court (V.O.S. Selections, Inc. v. United States, US Court of International Trade, 28 May 2025), ' +
        'with effect from 7 June 2025; stayed administratively on 29 May 2025.',
      'Since held unlawful (Case struck, Supreme Court, 20 February 2026).',
    ])
    expect(lacksRefund).toBe(true)
  })

  test('is owed, and nothing else, by what was known before the ruling', () => {
    const before = heldOn(sample.after([unlawful, refund]), '2026-02-19')
    expect(before.total).toBe('14%')
    expect(before.said).toHaveLength(1)
    expect(heldOn(sample.after([unlawful]), '2025-05-27').said).toEqual([])
  })

  test('has the order of a refund, and its stay, each from the day on which it was known', () => {
    const desk = sample.after([unlawful, refund, stayOfRefund])
    const last = (knownAt: string) => heldOn(desk, knownAt).said.at(-1)
    expect(last('2026-03-06')).toBe('Refund since ordered (Case refund, Trade Court, 5 March 2026).')
    expect(last('2026-03-11')).toBe(
      'Refund since ordered (Case refund, Trade Court, 5 March 2026); stayed pending appeal on 10 March 2026.',
    )
    expect(heldOn(desk, '2026-03-06')).toMatchObject({ total: '14%', lacksRefund: false })
  })

  test('names the end of a stay, after which the ruling counts again', () => {
    const desk = sample.after([
      unlawful,
      decision('stay', '2026-02-22', { effect: 'administrativelyStayed', answers: 'struck' }),
      decision('lift', '2026-02-25', { effect: 'reversed', answers: 'stay' }),
    ])
    expect(heldOn(desk, '2026-02-23').lacksRefund).toBe(false)
    const { said, lacksRefund } = heldOn(desk, '2026-02-26')
    expect(said.at(-1)).toBe(
      'Since held unlawful (Case struck, Supreme Court, 20 February 2026); stayed administratively on 22 February 2026; ' +
        'stay lifted on 25 February 2026.',
    )
    expect(lacksRefund).toBe(true)
  })

  test('has no such lines where it was not owed: on a car, or after the ruling', () => {
    const desk = sample.after([unlawful])
    expect(heldOn(desk, '2026-05-01', '2025-06-06', 'car').said).toEqual([])
    expect(heldOn(desk, '2026-05-01', '2026-03-01')).toMatchObject({ total: '4%', said: [] })
  })

  test('is said to be struck down from the ruling on, and stopped where the ruling only stops it', () => {
    const standings = (effect: string, language: 'en' | 'ja') => {
      const desk = sample.after([decision('struck', '2026-02-20', { effect })])
      const asked = { good: 'general', origin: 'JP', at: '2026-03-01', knownAt: '2026-05-01' }
      const layers = rateView(desk, asked, NOW).answer?.layers ?? []
      return layers.flatMap(({ standing, by }) =>
        by.some(({ ref }) => ref?.id === 'struck') ? familyText(language, `rate.standing.${standing}`) : [],
      )
    }
    expect(new Set(standings('invalidated', 'en'))).toEqual(new Set(['struck down by a court']))
    expect(new Set(standings('invalidated', 'ja'))).toEqual(new Set(['裁判所が取消し']))
    expect(new Set(standings('enjoined', 'en'))).toEqual(new Set(['stopped by a court']))
  })

  test('is two lines of memo F too, in both languages', () => {
    const litigation = (desk: MemoryDesk, knowledgeCutoff: string) => {
      const about = { id: 'session-leaders', asOf: '2025-06-06T23:59:00-04:00', timeZone: 'America/New_York' }
      const { sections } = MEMO_KINDS.tariffFactSheet.gather(desk, { ...about, knowledgeCutoff })
      const parts = sections.find(({ section }) => section === 'litigation')?.parts ?? []
      return parts.map((part) =>
        'points' in part ? (part.points ?? []).map((runs) => runs.map(({ text }) => text).join('')) : [],
      )
    }
    const desk = sample.after([unlawful])
    const owed =
      'Of the total, this was owed under the law as applied on 6 June 2025, 23:59 (Washington time), whatever the outcome in court: Reciprocal tariffs – baseline, nearly every country (10%, General good).'
    expect(litigation(desk, '2026-05-01T12:00:00Z').at(-1)).toEqual([
      owed,
      'Since held unlawful (Case struck, Supreme Court, 20 February 2026). No refund order is on the desk.',
    ])
    expect(litigation(desk, '2026-02-01T12:00:00Z').flat().join(' ')).not.toContain('unlawful')
    const japanese = desk.after([
      { op: 'put', collection: 'deskSettings', record: { ...settingsOf(desk), language: 'ja' } },
    ])
    expect(litigation(japanese, '2026-05-01T12:00:00Z').at(-1)?.[1]).toBe(
      'その後、違法と判断（Case struck、Supreme Court、2026年2月20日）。還付命令の記録なし。',
    )
  })
})

describe('a decision that speaks of the time before it', () => {
  const answer = (ruling: Omit<RegimeEvent, 'id' | 'on'>, entry: string) => {
    const regime: Regime = {
      clock: 'UTC',
      measures: [
        { id: 'base', base: true, layers: [{ id: 'mfn', rate: '4%' }] },
        { id: 'm', layers: [{ id: 'l', rate: '10%', from: '2025-04-05', instrument: 'order' }] },
      ],
      rulings: [{ id: 'r', on: { instruments: ['order'] }, ...ruling }],
    }
    const question = { good: { id: 'g' }, origin: 'JP', entered: Date.parse(entry), knownAt: Infinity }
    return answerJson(compileRegime(regime), question)
  }

  test.each(['enjoined', 'invalidated'] as const)('leaves what was owed then, if the layer is %s', (status) => {
    const ruling = { status, at: '2026-02-20', effective: '2025-04-05' }
    expect(answer(ruling, '2025-06-06T12:00Z').total).toBe('14')
    expect(answer(ruling, '2026-02-20T00:00Z').total).toBe('4')
    expect(answer({ ...ruling, effective: null }, '2025-06-06T12:00Z').total).toBe('14')
  })

  test('is in the data of the layer that was owed', () => {
    const { layers } = answer({ status: 'invalidated', at: '2026-02-20' }, '2025-06-06T12:00Z')
    expect(layers.find(({ id }) => id === 'm/l')).toMatchObject({
      percent: '10',
      held: [{ id: 'r', status: 'invalidated', since: true, answeredBy: [], heldOff: false }],
    })
  })
})
