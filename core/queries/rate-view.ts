import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { DeskSettings } from '../model/records/records'
import { bordersOf, clockOf } from '../rates/desk-regime'
import { dayOn, readTime } from '../rates/desk-rate'
import { goodOf, lawOf } from '../rates/law-of-border'
import { compileRegime } from '../rates/regime/compile'
import { entryOf, knownAtOf } from '../rates/regime/question'
import { goodWithWhatIf, withWhatIf, type WhatIf } from '../rates/what-if'
import { hsCode } from '../rates/schedule/hts-number'
import { rateAnswerView } from './rate-answer'
import { changeOnClock, lawView, titleOfChange } from './rate-suppositions'
import { RATE_GOODS_MAX, type RateClock, type RateQuestion, type RateView } from './rate-schemas'

/** How many parties the page offers as origins at most. */
const ORIGINS_MAX = 300

/**
 * The rate page's answer, with all that its question can be changed to. The desk answers what the question leaves open.
 * @throws ParleyError `rate-time` of a text that is no day or time, `what-if-rate` of a rate that cannot be read
 */
export function rateView(desk: DeskRead, question: RateQuestion, now: string): RateView {
  const settings = settingsOf(desk)
  const { asOf } = asOfOf(settings, now)
  const borders = bordersOf(desk)
  const border = borderOf(desk, question, borders, settings)
  const clock = clockOf(desk, border ?? '')
  const origin = question.origin ?? originOf(desk, border, settings)
  const good = question.good ?? goodUnder(desk, question.measure, border, origin)
  const at = question.at ?? dayOn(clock, asOf)
  const knownAt = question.knownAt ?? asOf
  const view: RateView = {
    goods: goodsOf(desk),
    origins: originsOf(desk, settings),
    borders: borders.map((id) => ({ id, ...partyOf(desk, id) })),
    clocks: clocksOf(settings, border, origin, desk),
    asked: {
      ...(good === undefined ? {} : { good }),
      ...(origin === undefined ? {} : { origin }),
      ...(border === undefined ? {} : { border }),
      at,
      knownAt,
    },
    supposed: (question.beside?.whatIf ?? []).map((change) => titleOfChange(desk, change)),
  }
  const lacks = lackOf(desk, borders, border, good)
  if (lacks || border === undefined || good === undefined) return { ...view, lacks: lacks ?? 'good' }
  const answer = (asked: { good?: string; at?: string; knownAt?: string; whatIf?: readonly WhatIf[] }) =>
    answered(desk, { border, clock, origin: origin ?? '' }, { good, at, knownAt, ...withValues(asked) })
  return {
    ...view,
    answer: answer({}),
    ...(question.beside?.whatIf ? { law: lawView(desk, border, question.beside.whatIf, good, origin ?? '') } : {}),
    ...(question.beside && desk.get('good', question.beside.good ?? good)
      ? { beside: answer(withValues(question.beside)) }
      : {}),
  }
}

/** The given values alone: an absent one does not take the place of a default. */
const withValues = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

function answered(
  desk: DeskRead,
  { border, clock, origin }: { border: string; clock: string; origin: string },
  asked: { good: string; at: string; knownAt: string; whatIf?: readonly WhatIf[] },
): NonNullable<RateView['answer']> {
  const law = lawOf(desk, border)
  const { whatIf = [] } = asked
  const inClock = whatIf.map((change) => changeOnClock(change, clock))
  return rateAnswerView(desk, whatIf.length === 0 ? law.compiled : compileRegime(withWhatIf(law.regime, inClock)), {
    good: goodWithWhatIf(goodOf(desk, asked.good, border), inClock),
    origin,
    entered: readTime(asked.at, (text) => entryOf(text, clock)),
    knownAt: readTime(asked.knownAt, (text) => knownAtOf(text, clock)),
  })
}

function lackOf(desk: DeskRead, borders: readonly string[], border: string | undefined, good: string | undefined) {
  if (good !== undefined && !desk.get('good', good)) return 'thatGood'
  if (good === undefined) return 'good'
  if (borders.length === 0) return 'measures'
  return border === undefined || !borders.includes(border) ? 'thatBorder' : undefined
}

function borderOf(
  desk: DeskRead,
  { border, measure }: RateQuestion,
  borders: readonly string[],
  settings: DeskSettings,
) {
  if (border !== undefined) return border
  const imposer = measure === undefined ? undefined : desk.get('measure', measure)?.imposer
  if (imposer !== undefined) return imposer
  return borders.find((party) => party !== settings.ourParty) ?? borders[0]
}

/** Our own goods, or at our own border those of another party. */
function originOf(desk: DeskRead, border: string | undefined, { ourParty }: DeskSettings): string | undefined {
  const party = ourParty === border ? desk.all('party').find(({ id }) => id !== border)?.id : ourParty
  return party === undefined ? undefined : desk.get('party', party)?.code
}

/** The desk's first good under a measure, or its first good. */
function goodUnder(
  desk: DeskRead,
  measure: string | undefined,
  border: string | undefined,
  origin = '',
): string | undefined {
  const goods = desk.all('good')
  if (measure === undefined || border === undefined) return goods[0]?.id
  const { compiled } = lawOf(desk, border)
  const isUnder = ({ id }: { id: string }) =>
    compiled.index.touching(goodOf(desk, id, border), origin).layers.some((layer) => layer.measure.id === measure)
  return (goods.slice(0, RATE_GOODS_MAX).find(isUnder) ?? goods[0])?.id
}

const goodsOf = (desk: DeskRead): RateView['goods'] =>
  desk
    .all('good')
    .slice(0, RATE_GOODS_MAX)
    .map(({ id, codes }) => ({
      id,
      ref: { collection: 'good', id },
      title: titleOf(desk, { collection: 'good', id }),
      codes: codes.map(({ hs }) => hsCode(hs)),
    }))

function originsOf(desk: DeskRead, { ourParty }: DeskSettings): RateView['origins'] {
  const parties = desk.all('party').slice(0, ORIGINS_MAX)
  return parties
    .toSorted((a, b) => Number(b.id === ourParty) - Number(a.id === ourParty))
    .map(({ id }) => partyOf(desk, id))
}

const partyOf = (desk: DeskRead, id: string) => ({
  code: desk.get('party', id)?.code ?? id,
  title: titleOf(desk, { collection: 'party', id }),
})

/** The border's clock, and that of our capital, or of the origin's where the border is ours. */
function clocksOf(
  { capitals, ourParty }: DeskSettings,
  border: string | undefined,
  origin: string | undefined,
  desk: DeskRead,
): RateClock[] {
  const clock = (party: string | undefined): RateClock[] => {
    const found = capitals.find((capital) => capital.party === party)
    if (!found) return []
    const { city, timeZone } = found
    return [{ city: { en: city.en ?? city.ja ?? timeZone, ja: city.ja ?? city.en ?? timeZone }, timeZone }]
  }
  const other = ourParty === border ? desk.all('party').find(({ code }) => code === origin)?.id : ourParty
  const own = clock(border)
  return [...(own.length === 0 ? [{ timeZone: 'UTC' }] : own), ...(other === border ? [] : clock(other))]
}
