import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { inBoth, titleOf } from '../desk/titles'
import { isMore, percentWords, rateSentence } from '../rates/answer-words'
import { bordersOf, clockOf } from '../rates/desk-regime'
import { dayOn } from '../rates/desk-rate'
import { tradedGoods, type Trade } from '../rates/desk-trade'
import { goodOf, lawOf } from '../rates/law-of-border'
import { rateInOrder } from '../rates/rate-in-order'
import { entryOf, knownAtOf } from '../rates/regime/question'
import { byDay, dayKey, newest } from './newest'
import type { RateFigure } from './rate-schemas'

/** How many figures the overview shows, and how many goods it looks at for them. */
const FIGURES_MAX = 4
const GOODS_MAX = 12

const goodsByDay = byDay('good', ({ createdAt }) => dayKey(Date.parse(createdAt)))

/**
 * The rates in force at the desk's instant on its newest goods, as our side and the parties whose measures the desk has trade them; our own exports first,
 * at most four. `now` is an instant (ISO 8601).
 */
export function rateFigures(desk: DeskRead, now: string): RateFigure[] {
  const settings = settingsOf(desk)
  const { asOf } = asOfOf(settings, now)
  // In the order in which they were added, as the desk lists them elsewhere.
  const goods = newest(desk, goodsByDay, GOODS_MAX).toReversed()
  const parties = [...new Set([settings.ourParty, ...bordersOf(desk)])]
  const { asked } = tradedGoods(desk, parties, goods)
  return asked.slice(0, FIGURES_MAX).map((trade) => figureOf(desk, trade, asOf))
}

function figureOf(desk: DeskRead, { good, origin, border }: Trade, asOf: string): RateFigure {
  const clock = clockOf(desk, border.id)
  const { compiled } = lawOf(desk, border.id)
  const answers = (entered: number) => {
    const question = {
      good: goodOf(desk, good.id, border.id),
      origin: origin.code,
      entered,
      knownAt: knownAtOf(asOf, clock),
    }
    return [rateInOrder(compiled, question), rateInOrder(compiled, question, 'announced')] as const
  }
  const [law, announced] = answers(Date.parse(asOf))
  const sentence = inBoth((language) => rateSentence(law, announced, language))
  // The rate page asks about a day, that is its noon. Where the day has several answers, it is asked about the instant.
  const ofDay = answers(entryOf(dayOn(clock, asOf), clock))
  const isSame = inBoth((language) => rateSentence(...ofDay, language)).en === sentence.en
  const total = 'conflict' in law ? undefined : law.total
  const atLeast = 'conflict' in law ? undefined : law.atLeast
  const named = (collection: 'good' | 'party', id: string) => titleOf(desk, { collection, id })
  return {
    question: { good: good.id, origin: origin.code, border: border.id, ...(isSame ? {} : { at: asOf }) },
    good: named('good', good.id),
    origin: named('party', origin.id),
    border: named('party', border.id),
    ...(total ? { total: percentWords(total) } : {}),
    ...(!total && isMore(atLeast) ? { atLeast: percentWords(atLeast) } : {}),
    sentence,
  }
}
