import type { DeskRead } from '../../core/desk/desk-read'
import { formatInstantDay, formatMoment } from '../../core/dates/format-date'
import { byLink } from '../../core/queries/rate-links'
import { heldView } from '../../core/queries/rate-held'
import { isOfSchedule, layerName, percentWords, rateSentence } from '../../core/rates/answer-words'
import { earlierRunWords } from '../../core/rates/earlier-words'
import { decisionWords, isHeldBy } from '../../core/rates/held-words'
import { rateInOrder } from '../../core/rates/rate-in-order'
import { knownParts, partWords, reasonsOf, reasonWords } from '../../core/rates/reasons'
import type { CompiledRegime } from '../../core/rates/regime/compiled'
import { heldSince, type Held } from '../../core/rates/regime/held-since'
import type { Question } from '../../core/rates/regime/question'
import type { Conflict } from '../../core/rates/regime/conflict'
import type { Answer, LayerAnswer } from '../../core/rates/regime/answer'
import type { Moment } from '../../core/rates/regime/law-values'
import type { Regime } from '../../core/rates/regime/regime'
import { earlierRunOf, isOnlyBy, sinceOf } from '../../core/rates/regime/time-line'
import { familyText } from '../../core/text/catalogue'
import { inARow } from '../../core/text/joined'

/** The law that a question was put to: that of a desk, or that of a case. */
export type LawSource = { desk: DeskRead } | { regime: Regime }

interface Asked {
  regime: CompiledRegime
  question: Question
  /** The titles of layers, rules and the rest, by their ids, of a law that is no desk's. */
  titles: ReadonlyMap<string, string>
  desk: DeskRead | undefined
}

const say = (key: string, params?: Readonly<Record<string, string>>) => familyText('en', key, params)

/** The answer for a person to read: titles in the place of ids, times on the border's clock. The layers have tabs between their cells. */
export function rateLines(regime: CompiledRegime, question: Question, source: LawSource): string[] {
  const asked: Asked =
    'desk' in source
      ? { regime, question, desk: source.desk, titles: new Map() }
      : { regime, question, desk: undefined, titles: titlesOf(regime, source.regime) }
  const law = rateInOrder(regime, question)
  const sentence = rateSentence(law, rateInOrder(regime, question, 'announced'), 'en')
  if ('conflict' in law) return [sentence]
  return [
    sentence,
    ...law.layers.flatMap((layer) => [layerLine(asked, layer), ...earlierLine(asked, layer)]),
    ...reasonLines(asked, law),
    ...heldLines(asked, law),
  ]
}

/** The words for rules that give no answer. */
export function conflictLine(
  { kind, rules, layers }: Conflict,
  regime: CompiledRegime,
  question: Question,
  source: LawSource,
): string {
  const desk = 'desk' in source ? source.desk : undefined
  const asked = { regime, question, desk, titles: 'regime' in source ? titlesOf(regime, source.regime) : new Map() }
  return say(`rate.conflict.${kind}`, {
    rules: inARow(
      rules.map((id) => nameOf(asked, id)),
      'en',
    ),
    layers: inARow(
      layers.map((id) => nameOf(asked, id)),
      'en',
    ),
  })
}

function titlesOf({ layers }: CompiledRegime, { rules, events, rulings, instruments }: Regime): Map<string, string> {
  const others: { id: string; title?: string | undefined }[] = [
    ...(rules ?? []),
    ...(events ?? []),
    ...(rulings ?? []),
    ...(instruments ?? []),
  ]
  return new Map([
    ...others.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title] as const])),
    ...layers.flatMap(({ ref, own, measure }) => {
      const title = own.title ?? measure.title
      return title === undefined ? [] : [[ref, title] as const]
    }),
  ])
}

function nameOf({ desk, titles, question }: Asked, id: string): string {
  if (isOfSchedule(id)) return layerName(id, 'en')
  return desk ? byLink(desk, id, question.good.id).title.en : (titles.get(id) ?? id)
}

function layerLine(asked: Asked, answer: LayerAnswer): string {
  const { regime, question } = asked
  const { ref, standing, percent, by } = answer
  const since = standing === 'inForce' ? sinceOf(regime, question, ref) : undefined
  const cells = [
    nameOf(asked, ref),
    say(`rate.standing.${standing}`),
    standing !== 'inForce' && percent !== undefined ? '–' : percent ? percentWords(percent) : say('rates.notKnown'),
    since === undefined
      ? ''
      : isOnlyBy(answer, since)
        ? say('rateLine.by', { day: formatInstantDay(new Date(since).toISOString(), regime.clock, 'en') })
        : say('rateLine.since', { time: momentText(since, regime.clock) }),
    by === undefined ? '' : nameOf(asked, by),
  ]
  return cells.join('\t').trimEnd()
}

/** The run of a layer before the present one, on a line of its own under it. */
function earlierLine({ regime, question }: Asked, answer: LayerAnswer): string[] {
  const since = answer.standing === 'inForce' ? sinceOf(regime, question, answer.ref) : undefined
  const earlier = since === undefined ? undefined : earlierRunOf(regime, question, answer, since)
  return earlier ? [`\t${earlierRunWords(earlier, regime.clock, 'en')}`] : []
}

const momentText = (at: number, timeZone: string) => formatMoment({ edtf: new Date(at).toISOString(), timeZone }, 'en')

/** The known part of a total that is not known, and the reason. */
function reasonLines(asked: Asked, law: Answer): string[] {
  const { regime, question, desk, titles } = asked
  const known = knownParts(law).map((part) =>
    say('rate.knownPart', { percent: partWords(part, 'en'), layer: nameOf(asked, part.ref) }),
  )
  return [
    ...(known.length > 0 ? [say('rate.knownParts', { parts: inARow(known, 'en') })] : []),
    ...reasonsOf(regime, question, law.unknown, desk).map((reason) => reasonWords(reason, 'en', desk, titles)),
  ]
}

/** The courts' decisions on the layers that were owed: the layers, each decision, and a refund that is lacking. */
function heldLines(asked: Asked, law: Answer): string[] {
  const { desk, regime, question } = asked
  if (!desk) return caseHeld(asked, law)
  return heldView(desk, regime, question, law).flatMap(({ owed, decisions, lacksRefund }) => {
    const layers = owed.map(({ title, percent }) => owedPart(title.en, percent))
    return [
      say('rates.owed', { layers: inARow(layers, 'en') }),
      ...decisions.map(({ title }) => title.en),
      ...(lacksRefund ? [say('rate.held.noRefund')] : []),
    ]
  })
}

/** The same of a case: its file says no court, and the title of the decision stands for it. Layers with the same decisions share them. */
function caseHeld(asked: Asked, law: Answer): string[] {
  const groups = new Map<string, { held: readonly Held[]; owed: LayerAnswer[] }>()
  for (const answer of law.layers) {
    const held = answer.standing === 'inForce' ? heldSince(answer.layer, asked.question) : []
    const key = held.map(({ event }) => event.own.id).join('\n')
    if (held.length > 0) groups.set(key, { held, owed: [...(groups.get(key)?.owed ?? []), answer] })
  }
  return [...groups.values()].flatMap(({ held, owed }) => [
    say('rates.owed', {
      layers: inARow(
        owed.map((answer) => owedText(asked, answer)),
        'en',
      ),
    }),
    ...held.flatMap((one) => decisionLine(asked, one) ?? []),
  ])
}

const owedText = (asked: Asked, { ref, percent }: LayerAnswer) =>
  owedPart(nameOf(asked, ref), percent && percentWords(percent))

const owedPart = (layer: string, percent: string | undefined) =>
  percent === undefined ? say('rate.unknownPart', { layer }) : say('rate.knownPart', { percent, layer })

function decisionLine(asked: Asked, { event, isSince, answers }: Held): string | undefined {
  const { status } = event.own
  if (!isHeldBy(status)) return undefined
  const { clock } = asked.regime
  const answeredBy = new Set(answers.map(({ own }) => own.id))
  return decisionWords(
    {
      effect: status,
      isSince,
      where: inARow([nameOf(asked, event.own.id), ...timeText(event.own.at, event.decided.min, clock)], 'en'),
      from: event.at.min > event.decided.min ? timeText(event.own.effective, event.at.min, clock).join('') : undefined,
      isForParties: event.own.parties === 'parties',
      answers: answers.map((answer) => ({
        effect: answeredBy.has(answer.own.answers ?? '') ? 'stayLifted' : answer.own.status,
        date: timeText(answer.own.at, answer.decided.min, clock).join(''),
      })),
    },
    'en',
  )
}

/** A moment of a case: its day, or its time where the law says one. None where nobody knows it. */
function timeText(written: Moment | undefined, at: number, clock: string): string[] {
  if (!Number.isFinite(at)) return []
  const isDay = typeof written === 'string' && written.length === 10
  return [isDay ? formatInstantDay(new Date(at).toISOString(), clock, 'en') : momentText(at, clock)]
}
