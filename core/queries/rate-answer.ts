import { rationalText, type Rational } from '../base/rational'
import { inARow } from '../text/joined'
import type { DeskRead } from '../desk/desk-read'
import { evidenceOfGoodsDuty, evidenceOfLayer } from '../desk/evidence-for'
import { inBoth, titleOf } from '../desk/titles'
import { amountWords, dutyField, isMore, percentWords, rateSentence, supposeWords } from '../rates/answer-words'
import { rateInOrder } from '../rates/rate-in-order'
import { nextTurns, type Turn } from '../rates/rate-path'
import { knownParts, partWords, reasonsOf, reasonWords } from '../rates/reasons'
import type { CompiledRegime } from '../rates/regime/compiled'
import type { Question } from '../rates/regime/question'
import type { Answer, LayerAnswer, RateAnswer } from '../rates/regime/answer'
import { earlierRunOf, isOnlyBy, sinceOf, type EarlierRun, type Step } from '../rates/regime/time-line'
import { drawnStep, forDrawing, yearPath } from '../rates/year-path'
import { familyText } from '../text/catalogue'
import { heldView } from './rate-held'
import { byLink, basisLinks, layerLink, settledByAny } from './rate-links'
import type { RateAnswerView, RateLayer, RateStep } from './rate-schemas'
import { passagesOf } from './record-view'

/** How many of the possible totals the page lists, how many passages of a layer, and how many turns ahead. */
const POSSIBLE_MAX = 8
const PASSAGES_MAX = 5
const TURNS_MAX = 3

/** The rate of a good of the desk by a law, in words and with links to the records that say so. */
export function rateAnswerView(desk: DeskRead, regime: CompiledRegime, question: Question): RateAnswerView {
  const law = rateInOrder(regime, question)
  const announced = rateInOrder(regime, question, 'announced')
  const good = question.good.id
  const total = 'conflict' in law ? undefined : law.total
  return {
    good: { ref: { collection: 'good', id: good }, title: titleOf(desk, { collection: 'good', id: good }) },
    entered: isoText(question.entered),
    knownAt: isoText(question.knownAt),
    sentence: inBoth((language) => rateSentence(law, announced, language)),
    ...(total ? { total: percentWords(total) } : {}),
    amount: amountOf(law),
    ...('conflict' in law ? {} : leastView(law)),
    ...('conflict' in law ? { conflict: conflictView(desk, law.conflict, good) } : {}),
    ...unknownView(desk, regime, question, law),
    layers: 'conflict' in law ? [] : law.layers.map((layer) => layerView(desk, regime, question, layer)),
    held: heldView(desk, regime, question, law),
    year: yearView(regime, question),
    next: nextTurns(regime, question, TURNS_MAX).map((turn) => turnView(desk, turn, good)),
  }
}

/** The least that an unknown total can be. */
const leastView = ({ atLeast }: { atLeast?: Rational | undefined }) =>
  isMore(atLeast) ? { atLeast: percentWords(atLeast) } : {}

const isoText = (at: number) => new Date(at).toISOString()

function conflictView(
  desk: DeskRead,
  { kind, rules, layers }: Extract<RateAnswer, { conflict: unknown }>['conflict'],
  good: string,
): RateAnswerView['conflict'] {
  const named = {
    rules: rules.map((id) => byLink(desk, id, good)),
    layers: layers.map((ref) => layerLink(desk, ref, good)),
  }
  return {
    ...named,
    sentence: inBoth((language) =>
      familyText(language, `rate.conflict.${kind}`, {
        rules: inARow(
          named.rules.map(({ title }) => title[language]),
          language,
        ),
        layers: inARow(
          named.layers.map(({ title }) => title[language]),
          language,
        ),
      }),
    ),
  }
}

function unknownView(
  desk: DeskRead,
  regime: CompiledRegime,
  question: Question,
  law: RateAnswer,
): Pick<RateAnswerView, 'unknown' | 'known' | 'possible'> {
  if ('conflict' in law || law.total) return { unknown: [], known: [], possible: [] }
  const good = question.good.id
  return {
    unknown: reasonsOf(regime, question, law.unknown, desk).map((reason) => ({
      reason: inBoth((language) => reasonWords(reason, language, desk)),
      settledBy: settledByAny(desk, reason, good),
    })),
    known: knownParts(law).map((part) => ({
      ...layerLink(desk, part.ref, good),
      rate: inBoth((language) => partWords(part, language)),
    })),
    possible: possibleView(desk, law),
  }
}

/** The totals that are possible, if there are few enough to tell them apart. A share in between has others. */
function possibleView(desk: DeskRead, { possible, unknown }: Answer): RateAnswerView['possible'] {
  const isSpan = unknown.some(({ what }) => what === 'content')
  const isAnyKnown = possible.some(({ total, atLeast }) => total !== undefined || isMore(atLeast))
  if (isSpan || !isAnyKnown || possible.length < 2 || possible.length > POSSIBLE_MAX) return []
  return possible.map(({ assumed, total, atLeast }) => ({
    ...(total ? { total: percentWords(total) } : leastView({ atLeast })),
    supposes: inBoth((language) =>
      inARow(
        assumed.map((one) => supposeWords(one, language, desk)),
        language,
      ),
    ),
  }))
}

function layerView(desk: DeskRead, regime: CompiledRegime, question: Question, answer: LayerAnswer): RateLayer {
  const { ref, layer, standing, by, percent, setBy } = answer
  const good = question.good.id
  const since = standing === 'inForce' ? sinceOf(regime, question, ref) : undefined
  const earlier = since === undefined ? undefined : earlierRunOf(regime, question, answer, since)
  const because = [...new Set([...(by === undefined ? [] : [by]), ...setBy])]
  const reasons = because.map((id) => byLink(desk, id, good))
  const isOfGood = ref.startsWith('schedule/')
  const evidence = isOfGood
    ? evidenceOfGoodsDuty(desk, good, dutyField(ref))
    : evidenceOfLayer(desk, layer.measure.id, layer.own.id)
  return {
    ...layerLink(desk, ref, good),
    layer: ref,
    ...(layer.own.rate === null ? {} : { rate: layer.own.rate }),
    // The engine leaves layers that have ended out of its answers.
    standing: standing === 'ended' ? 'notYet' : standing,
    ...(percent ? { percent: percentWords(percent), value: forDrawing(percent) } : {}),
    ...(since === undefined ? {} : { since: isoText(since) }),
    ...(isOnlyBy(answer, since) ? { isBy: true } : {}),
    ...(earlier ? { earlier: earlierView(earlier) } : {}),
    by: reasons,
    basis: basisLinks(desk, layer.own.instrument).filter(
      ({ ref: own }) => !reasons.some(({ instrument }) => instrument?.ref?.id === own?.id),
    ),
    evidence: { count: evidence.length, first: passagesOf(desk, evidence.slice(0, PASSAGES_MAX)) },
  }
}

const earlierView = ({ from, until, between }: EarlierRun) => ({
  ...(from === undefined ? {} : { from: isoText(from) }),
  until: isoText(until),
  between,
})

function yearView(regime: CompiledRegime, question: Question): RateAnswerView['year'] {
  const { from, until, months, law, announced } = yearPath(regime, question)
  return {
    from: isoText(from),
    until: isoText(until),
    months: months.map(isoText),
    law: merged(law.map(stepView)),
    announced: merged(announced.map(stepView)),
  }
}

const stepView = (step: Step): RateStep => ({
  ...drawnStep(step),
  from: isoText(step.from),
  words: amountOf(step.answer),
})

const amountOf = (answer: RateAnswer) => inBoth((language) => amountWords(answer, language))

/** Steps without those that say the same as the one before. */
function merged(steps: readonly RateStep[]): RateStep[] {
  const isSame = (a: RateStep | undefined, b: RateStep) =>
    a?.words.en === b.words.en && a.low === b.low && a.high === b.high
  return steps.filter((step, index) => !isSame(steps[index - 1], step))
}

function turnView(desk: DeskRead, { at, before, answer, turned }: Turn, good: string): RateAnswerView['next'][number] {
  return {
    at: isoText(at),
    words: amountOf(answer),
    changes: totalText(answer) !== totalText(before),
    layers: turned.map(({ ref, was, is }) => ({
      ...layerLink(desk, ref, good),
      ...(was === undefined ? {} : { was }),
      ...(is === undefined ? {} : { is }),
    })),
  }
}

const totalText = (answer: RateAnswer) =>
  'conflict' in answer ? 'conflict' : answer.total ? rationalText(answer.total) : JSON.stringify(amountOf(answer))
