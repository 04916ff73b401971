import type { Language } from '../base/text'
import { dateRange } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { formatDate, formatMoment } from '../dates/format-date'
import { onClock } from '../dates/on-clock'
import type { DeskRead } from '../desk/desk-read'
import type { LegalEvent } from '../model/records/records'
import { familyText } from '../text/catalogue'
import { inARow } from '../text/joined'
import type { Layer } from './regime/compiled'
import { heldSince } from './regime/held-since'
import type { Question } from './regime/question'
import { effectiveDate } from './rulings-on-layer'

/** A decision of a court on something that was owed, as the desk has it: a ruling, or the status of a measure that tells of one. */
export interface HeldOnDesk {
  /** The id of the ruling, or of the measure's event: `<measure> <event>`. */
  id: string
  effect: 'enjoined' | 'invalidated' | 'refunded'
  /** Decided after the entry. */
  isSince: boolean
  on: FuzzyDate
  /** Absent of a status of a measure that names no ruling. */
  ruling?: LegalEvent
  /** The stays and reversals that answer it or one of these, the earliest first. */
  answers: readonly LegalEvent[]
  isHeldOff: boolean
}

/** The decisions that are known at the question's `knownAt` about a layer of the desk. */
export function heldOnDesk(desk: DeskRead, layer: Layer, question: Question): HeldOnDesk[] {
  return heldSince(layer, question).flatMap(({ event, isSince, answers, isHeldOff }): HeldOnDesk[] => {
    const { id } = event.own
    const found = ofRuling(desk, id) ?? ofMeasure(desk, id)
    if (!found) return []
    const lifts = answers.flatMap((answer) => desk.get('legalEvent', answer.own.id) ?? [])
    return [{ id, ...found, isSince, answers: lifts, isHeldOff }]
  })
}

type Found = Pick<HeldOnDesk, 'effect' | 'on' | 'ruling'>

/** Does a status or an effect stop something, set it aside or order its refund? */
export const isHeldBy = (status: string | undefined): status is HeldOnDesk['effect'] =>
  status === 'enjoined' || status === 'invalidated' || status === 'refunded'

function ofRuling(desk: DeskRead, id: string): Found | undefined {
  const ruling = desk.get('legalEvent', id)
  return ruling && isHeldBy(ruling.effect) ? { effect: ruling.effect, on: ruling.on, ruling } : undefined
}

function ofMeasure(desk: DeskRead, id: string): Found | undefined {
  const [measure = '', ...rest] = id.split(' ')
  const event = desk.get('measure', measure)?.events.find((one) => one.id === rest.join(' '))
  if (!event || !isHeldBy(event.status)) return undefined
  const ruling = event.legalEvent === undefined ? undefined : desk.get('legalEvent', event.legalEvent)
  return { effect: event.status, on: event.on, ...(ruling ? { ruling } : {}) }
}

/** A decision in the words of its sentence: where it was made, and from when it has effect if that is later. */
export interface DecisionWords {
  effect: HeldOnDesk['effect']
  isSince: boolean
  /** "V.O.S. Selections v. United States, US Court of International Trade, 28 May 2025". */
  where: string
  from?: string | undefined
  isForParties: boolean
  /** The stays and reversals that answer it: `stayLifted`, or the name of an effect, each with its day. */
  answers: readonly { effect: string; date: string }[]
}

/** "Since held unlawful (…, 28 May 2025), with effect from 7 June 2025; stayed administratively on 29 May 2025." */
export function decisionWords(
  { effect, isSince, where, from, isForParties, answers }: DecisionWords,
  language: Language,
): string {
  const say = (key: string, params: Readonly<Record<string, string>> = {}) => familyText(language, key, params)
  const words = [
    say(isSince ? `rate.held.since.${effect}` : `rate.held.${effect}`, { where }),
    ...(from === undefined ? [] : [say('rate.held.from', { date: from })]),
    ...(isForParties ? [say('rate.held.parties')] : []),
    ...answers.map((answer) =>
      say('rate.held.answered', { effect: say(`rate.held.effect.${answer.effect}`), date: answer.date }),
    ),
  ]
  return say('rate.held.sentence', { words: words.join('') })
}

/** The sentence about a decision that the desk has. */
export function heldWords(desk: DeskRead, held: HeldOnDesk, clock: string, language: Language): string {
  const { effect, isSince, on, ruling, answers } = held
  const from = ruling && effect !== 'refunded' ? effectiveDate(desk, ruling, clock) : on
  const isLater = begin(from, clock) > begin(on, clock)
  return decisionWords(
    {
      effect,
      isSince,
      where: inARow([...(ruling ? [ruling.caseName, ruling.court] : []), formatMoment(on, language)], language),
      from: isLater ? formatDate(from, language) : undefined,
      isForParties: ruling?.partiesOnly === true,
      answers: answers.map((answer) => ({
        effect: isOfStay(answer, held) ? 'stayLifted' : (answer.effect ?? 'reversed'),
        date: formatDate(answer.on, language),
      })),
    },
    language,
  )
}

/** Does it end a stay, and say nothing of the decision itself? */
const isOfStay = ({ answers }: LegalEvent, held: HeldOnDesk) => held.answers.some(({ id }) => id === answers)

const begin = (date: FuzzyDate, clock: string) => dateRange(onClock(date, clock)).min

/** Is something held unlawful by a decision that nothing holds off, with no order of a refund on the desk? */
export const lacksRefund = (held: readonly HeldOnDesk[]): boolean =>
  held.some(({ effect, isHeldOff }) => effect !== 'refunded' && !isHeldOff) &&
  !held.some(({ effect }) => effect === 'refunded')
