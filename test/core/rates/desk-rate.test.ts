import { afterEach, describe, expect, test } from 'vitest'
import { askDesk, type DeskQuestion } from '../../../core/rates/desk-rate'
import { rateSentence } from '../../../core/rates/answer-words'
import { answerJson } from '../../../core/rates/regime/answer-json'
import { nextChangeOf } from '../../../core/rates/regime/time-line'
import { rate } from '../../../core/rates/regime/rate'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'
const desk = await sampleDesk()

function ask(good: string, at: string, more: Partial<DeskQuestion> = {}) {
  const { regime, question } = askDesk(desk, { good, origin: 'JP', at, ...more }, NOW)
  return answerJson(regime, question)
}

/** The totals on both sides of each change, which takes effect at 00:01 in Washington. */
const TABLE = [
  ['2025-04-02T23:59', '4', '2.5', '25'],
  ['2025-04-03T00:00', '4', '2.5', '25'],
  ['2025-04-03T00:01', '4', '27.5', '50'],
  ['2025-04-05T00:00', '4', '27.5', '50'],
  ['2025-04-05T00:01', '14', '27.5', '50'],
  ['2025-04-09T00:00', '14', '27.5', '50'],
  ['2025-04-09T00:01', '28', '27.5', '50'],
  ['2025-04-10T00:00', '28', '27.5', '50'],
  ['2025-04-10T00:01', '14', '27.5', '50'],
  ['2025-06-06T23:59', '14', '27.5', '50'],
] as const

describe.each([undefined, 'Asia/Tokyo', 'Pacific/Kiritimati'])('with the machine’s clock in %s', (zone) => {
  const before = process.env.TZ
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  test.each(TABLE)(
    'a Japanese good that enters at %s pays what the law of the sample says',
    (at, general, car, truck) => {
      if (zone !== undefined) process.env.TZ = zone
      for (const [good, total] of [
        ['general', general],
        ['car', car],
        ['light-truck', truck],
      ] as const) {
        expect(ask(good, at)).toMatchObject({ total, unknown: [], error: null })
        expect(ask(good, `${at}-04:00`).total).toBe(total)
      }
    },
  )
})

test('a car is excluded from the reciprocal tariff, which stays listed with the rule', () => {
  const { layers, announced } = ask('car', '2025-06-06')
  expect(announced).toBe('27.5')
  expect(layers.find(({ id }) => id === 'measure-reciprocal/baseline')).toMatchObject({
    standing: 'excluded',
    by: 'rule-autos-excluded',
    percent: '0',
  })
  expect(layers.find(({ id }) => id === 'measure-autos/extra')).toMatchObject({
    standing: 'inForce',
    since: '2025-04-03T04:01:00.000Z',
    percent: '25',
  })
})

test('a suspension is no later start of the layer that it leaves: the 10% has been in force since 10 April', () => {
  const { layers } = ask('general', '2025-06-06')
  expect(layers.find(({ id }) => id === 'measure-reciprocal/baseline')?.since).toBe('2025-04-10T04:01:00.000Z')
})

test('before an order was signed, nobody knew of it', () => {
  const known = (knownAt: string) => ask('general', '2025-06-06', { knownAt }).total
  expect(known('2025-04-01')).toBe('4')
  expect(known('2025-04-08')).toBe('28')
  expect(known('2025-04-09')).toBe('14')
})

test('a stay during a ruling’s days of grace holds it off when they end', () => {
  const then = { knownAt: '2025-06-06T23:59:00-04:00' }
  expect(ask('general', '2025-06-08', then).total).toBe('14')
  // Without the stay, the ruling would have had its effect that day.
  expect(ask('general', '2025-06-08', { knownAt: '2025-05-28' }).total).toBe('4')
  expect(ask('general', '2025-06-06', { knownAt: '2025-05-28' }).total).toBe('14')
  const { regime, question } = askDesk(desk, { good: 'general', origin: 'JP', at: '2025-06-06', ...then }, NOW)
  const next = nextChangeOf(regime, question)
  expect(next && new Date(next.from).toISOString()).toBe('2025-07-09T04:01:00.000Z')
})

test('the sentence says what is in force and what was announced', () => {
  const said = (good: string, language: 'en' | 'ja') => {
    const { regime, question } = askDesk(desk, { good, origin: 'JP', at: '2025-06-06' }, NOW)
    return rateSentence(rate(regime, question), rate(regime, question, 'announced'), language)
  }
  expect(said('car', 'en')).toBe('27.5% in force: 2.5% + 25%; announced the same.')
  expect(said('general', 'en')).toBe('14% in force: 4% + 10%; announced 28%.')
  expect(said('general', 'ja')).toBe('適用税率は14%（4% + 10%）。発表された税率は28%。')
})

test('at Japan’s border the same car pays nothing, and an unknown border, good or time is refused', () => {
  expect(ask('car', '2025-06-06', { origin: 'US', border: 'JP' })).toMatchObject({ total: '0' })
  expect(() => ask('car', '2025-06-06', { origin: 'KR' })).toThrow('rate-border')
  expect(() => ask('plane', '2025-06-06')).toThrow('record-missing')
  expect(() => ask('car', '2025-02-30')).toThrow('rate-time')
  expect(() => ask('car', 'June')).toThrow('rate-time')
})

test('an origin is a country by its code, in any case, its id or its name, and nothing else', () => {
  const at = { at: '2025-04-09T12:00' }
  for (const origin of ['JP', 'jp', ' JP ', 'party-jp', 'Japan', '日本'])
    expect([origin, ask('general', at.at, { origin, border: 'US' }).total]).toEqual([origin, '28'])
  // A country that the desk does not know is one of all others.
  expect(ask('general', at.at, { origin: 'VN', border: 'US' }).total).toBe('14')
  for (const origin of ['JPN', 'Japn', '', 'J'])
    expect(() => ask('general', at.at, { origin, border: 'US' })).toThrow(
      expect.objectContaining({ code: 'rate-origin' }) as Error,
    )
})
