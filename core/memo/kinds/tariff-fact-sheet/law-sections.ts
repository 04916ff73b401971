import { knownStart } from '../../../dates/date-range'
import { onClock } from '../../../dates/on-clock'
import type { LegalEvent } from '../../../model/records/records'
import { heldWords, isHeldBy, type HeldOnDesk } from '../../../rates/held-words'
import type { LayerAnswer } from '../../../rates/regime/answer'
import { lifts, rulingsAbout } from '../../../rates/rulings-on-layer'
import { rulingRuns } from '../../about-session/ruling-texts'
import type { ContentRun, SectionPart } from '../../memo-content'
import { instantText } from '../../memo-kind'
import { instrumentCitation } from '../../note-text'
import { answerLayerName, answerRate } from './layer-words'
import { deskLayer, instrumentsOf, knownInstrument, layersOf, type Entry, type SheetContext } from './sheet-context'

/** Section 4: the orders that the layers rest on, as far as they were known, the earliest first. */
export function instrumentsSection(context: SheetContext): SectionPart[] {
  const { writer } = context
  const orders = orderIds(context).flatMap((id) => knownInstrument(context, id) ?? [])
  if (orders.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.instruments')], empty: true }]
  const dateOf = ({ signed, published }: (typeof orders)[number]) => {
    const date = signed ?? published
    return date ? knownStart(date) : Infinity
  }
  return orders
    .toSorted((a, b) => dateOf(a) - dateOf(b))
    .map((order): SectionPart => {
      const cited = writer.cited(instrumentCitation(writer, order), { collection: 'legalInstrument', id: order.id })
      return { kind: 'paragraph', runs: writer.frame('memo.sheet.order', { order: cited }) }
    })
}

const orderIds = (context: SheetContext): string[] => [
  ...new Set(context.entries.flatMap((entry) => layersOf(entry).flatMap((answer) => instrumentsOf(context, answer)))),
]

/**
 * Section 5: the courts on these orders. A ruling never rewrites what was owed then: that is one line, and what has been held since, with
 * the refund if one is ordered, another.
 */
export function litigationSection(context: SheetContext): SectionPart[] {
  const { writer, whole } = context
  const found = new Set(rulingsAbout(whole, orderIds(context)).map(({ id }) => id))
  const rulings = whole
    .all('legalEvent')
    .filter(({ id }) => found.has(id))
    .filter((ruling) => knownStart(onClock(ruling.knownFrom ?? ruling.on, context.timeZone)) <= context.bounds.known)
  if (rulings.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.litigation')], empty: true }]
  return rulings.map((ruling): SectionPart => {
    const held = heldBy(context, ruling, rulings)
    if (!held) return { kind: 'paragraph', runs: rulingRuns(writer, ruling) }
    const owed = held.effect === 'refunded' ? [] : [owedRuns(context, ruling)]
    return {
      kind: 'paragraph',
      runs: rulingRuns(writer, ruling),
      points: [...owed, heldRuns(context, held, rulings)],
    }
  })
}

/** The layers of the orders at the entry, by what was known: "Owed on 6 June 2025 …: Reciprocal tariffs – baseline (10%)". */
function owedRuns(context: SheetContext, { affects }: LegalEvent): ContentRun[] {
  const { writer, settings, bounds, timeZone } = context
  const standings = new Map<string, ContentRun[]>()
  for (const entry of context.entries)
    for (const answer of layersOf(entry)) {
      const instrument = deskLayer(context, answer)?.component.instrument
      if (instrument === undefined || !affects.includes(instrument) || answer.standing !== 'inForce') continue
      standings.set(`${entry.good.id} ${answer.ref}`, owedLayer(context, entry, answer))
    }
  const date = instantText(writer, settings, new Date(bounds.at).toISOString(), timeZone)
  return standings.size === 0
    ? [writer.say('memo.sheet.owedNothing', { date })]
    : writer.frame('memo.sheet.owed', { date, layers: writer.join([...standings.values()], 'memo.semicolon') })
}

/** A layer with its rate, and with its good where the memo is about several. */
function owedLayer(context: SheetContext, entry: Entry, answer: LayerAnswer): ContentRun[] {
  const { writer, entries } = context
  const { good } = entry
  const isOnly = entries.every((other) => other.good.id === good.id)
  const said = { layer: answerLayerName(context, answer), rate: answerRate(context, entry, answer) }
  return isOnly
    ? writer.frame('memo.sheet.owedLayer', said)
    : writer.frame('memo.sheet.owedLayerOf', { ...said, good: writer.name('good', good, 'title', good.title) })
}

/** A ruling that stops a layer, sets it aside or orders its refund, with what answers it; undefined of any other. */
function heldBy(
  { bounds, timeZone }: SheetContext,
  ruling: LegalEvent,
  rulings: readonly LegalEvent[],
): HeldOnDesk | undefined {
  const { id, effect, on } = ruling
  if (!isHeldBy(effect)) return undefined
  const start = (date: LegalEvent['on']) => knownStart(onClock(date, timeZone))
  const answers = [...new Set(answersTo(id, rulings))].toSorted((a, b) => start(a.on) - start(b.on))
  return { id, effect, on, ruling, answers, isSince: start(on) > bounds.at, isHeldOff: isHeldOff(id, rulings) }
}

/** The stays and reversals of a ruling, and those of each of them. */
function answersTo(id: string, rulings: readonly LegalEvent[]): LegalEvent[] {
  const own = rulings.filter((other) => other.answers === id && lifts(other))
  const others = rulings.filter((other) => !own.includes(other))
  return [...own, ...own.flatMap((answer) => answersTo(answer.id, others))]
}

/** Nothing answers itself: each step leaves the ruling behind that it comes from. */
function isHeldOff(id: string, rulings: readonly LegalEvent[]): boolean {
  const others = rulings.filter((other) => other.id !== id)
  return others.some((other) => other.answers === id && lifts(other) && !isHeldOff(other.id, others))
}

/** "Since held unlawful (case, court, day) …", whether it is stayed, and whether a refund is ordered. */
function heldRuns(context: SheetContext, held: HeldOnDesk, rulings: readonly LegalEvent[]): ContentRun[] {
  const { writer, whole, timeZone } = context
  for (const answer of held.answers) writer.use('legalEvent', answer)
  const words: ContentRun = { text: heldWords(whole, held, timeZone, writer.language), style: 'plain' }
  const isRefund = ({ effect, answers, affects }: LegalEvent) =>
    effect === 'refunded' && (answers === held.id || affects.some((id) => held.ruling?.affects.includes(id) ?? false))
  const isLacking = held.effect !== 'refunded' && !held.isHeldOff && !rulings.some(isRefund)
  return isLacking ? [words, writer.say('memo.sheet.noRefund')] : [words]
}
