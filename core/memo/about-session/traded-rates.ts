import type { Good, RecordOf } from '../../model/records/records'
import { regimeGood } from '../../rates/desk-good'
import { clockOf, regimeOf } from '../../rates/desk-regime'
import { tradedGoods } from '../../rates/desk-trade'
import { rateInOrder } from '../../rates/rate-in-order'
import { getRef } from '../../desk/desk-read'
import type { RateAnswer } from '../../rates/regime/answer'
import { compileRegime } from '../../rates/regime/compile'
import type { CompiledRegime } from '../../rates/regime/compiled'
import type { Question } from '../../rates/regime/question'
import type { ContentRun } from '../memo-content'
import type { SessionContext } from './session-context'

/** A good that enters at a border from an origin, with both answers of the rate engine. */
export interface Entry {
  good: Good
  origin: RecordOf<'party'>
  border: RecordOf<'party'>
  /** The clock of the border. */
  clock: string
  regime: CompiledRegime
  question: Question
  law: RateAnswer
  announced: RateAnswer
}

/**
 * Asks the engine about goods, or about every good of the desk, at the memo's as-of instant by what was known at its cut-off. The engine gets the whole law: it judges by itself what was known, and a desk that is cut to what had happened would lose later orders that reach back.
 * @throws ParleyError `record-missing`
 */
export function tradedRates(
  { whole, bounds, talk }: SessionContext,
  chosen: readonly Good[] | undefined,
): { entries: Entry[]; unasked: Pick<Entry, 'good' | 'origin' | 'border'>[] } {
  const { asked, unasked } = tradedGoods(whole, talk.parties, chosen)
  const borders = new Map<string, CompiledRegime>()
  const entries = asked.map(({ good, origin, border }): Entry => {
    const regime = borders.get(border.id) ?? compileRegime(regimeOf(whole, border.id))
    borders.set(border.id, regime)
    const question = {
      good: regimeGood(whole, good, border.id),
      origin: origin.code,
      entered: bounds.at,
      knownAt: bounds.known,
    }
    const law = rateInOrder(regime, question)
    const announced = rateInOrder(regime, question, 'announced')
    return { good, origin, border, clock: clockOf(whole, border.id), regime, question, law, announced }
  })
  return { entries, unasked: [...unasked] }
}

/** A run that tells answers of the engine, with the level of the measures, rules and rulings that they rest on. */
export function ofAnswers(
  { writer, whole }: SessionContext,
  answers: readonly RateAnswer[],
  run: ContentRun,
): ContentRun {
  const ids = answers.flatMap((answer) =>
    'conflict' in answer
      ? [...answer.conflict.rules, ...answer.conflict.layers]
      : answer.layers.flatMap(({ ref, by, setBy }) => [ref, ...(by === undefined ? [] : [by]), ...setBy]),
  )
  const found = [...new Set(ids)].flatMap((id) => {
    // The engine names a layer or an event by its measure first.
    const [measure = ''] = id.split(/[/ ]/u)
    const refs = [
      { collection: 'measure', id: measure },
      { collection: 'stackingRule', id },
      { collection: 'legalEvent', id },
    ] as const
    return refs.flatMap((ref) => {
      const record = getRef(whole, ref)
      return record ? [{ ...ref, record }] : []
    })
  })
  return writer.computed(run, found)
}
