import { localName } from '../../../base/text'
import { knownStart } from '../../../dates/date-range'
import { onClock } from '../../../dates/on-clock'
import { getOrThrow } from '../../../desk/desk-read'
import type { RateComponent } from '../../../model/records/measures'
import type { Measure, RecordOf, StackingRule } from '../../../model/records/records'
import { clockOf } from '../../../rates/desk-regime'
import type { LayerAnswer } from '../../../rates/regime/answer'
import { sessionContext, type SessionContext } from '../../about-session/session-context'
import { tradedRates, type Entry } from '../../about-session/traded-rates'
import type { MemoContext } from '../../memo-kind'

export type { Entry } from '../../about-session/traded-rates'

/** The material of a fact sheet: each good that one side of the talk sends to the other, and those of which the desk cannot say what they pay. */
export interface SheetContext extends SessionContext {
  entries: readonly Entry[]
  unasked: readonly Pick<Entry, 'good' | 'origin' | 'border'>[]
}

/** Asks the engine about the goods of the memo, or every good of the desk. @throws ParleyError `record-missing` */
export function sheetContext(base: MemoContext, id: string): SheetContext {
  const context = sessionContext(base, id)
  const chosen = base.goods.map((good) => getOrThrow(context.whole, 'good', good))
  return { ...context, ...tradedRates(context, chosen.length > 0 ? chosen : undefined) }
}

/** The layers that touch a good; none where its rules give no answer. */
export const layersOf = ({ law }: Pick<Entry, 'law'>): readonly LayerAnswer[] => ('conflict' in law ? [] : law.layers)

/** The measure and the layer of the desk behind a layer of an answer; undefined of the good's own line of the schedule. */
export function deskLayer(
  { whole }: MemoContext,
  { ref }: Pick<LayerAnswer, 'ref'>,
): { measure: Measure; component: RateComponent } | undefined {
  const [id = '', part = ''] = ref.split('/')
  const measure = whole.get('measure', id)
  const component = measure?.components.find((candidate) => candidate.id === part)
  return measure && component && { measure, component }
}

/** The rule of the desk by which a layer stands as it does, if it is a rule. */
export const deskRule = ({ whole }: MemoContext, by: string | undefined): StackingRule | undefined =>
  by === undefined ? undefined : whole.get('stackingRule', by)

/** An instrument as the memo may know it: not one of later, and without a page that was published later. */
export function knownInstrument({ desk, bounds }: MemoContext, id: string): RecordOf<'legalInstrument'> | undefined {
  const instrument = getOrThrow(desk, 'legalInstrument', id)
  const date = instrument.signed ?? instrument.published
  const isKnown = !date || knownStart(onClock(date, clockOf(desk, instrument.issuedBy))) <= bounds.known
  return isKnown ? instrument : undefined
}

/** The instruments that a layer of an answer rests on: its own, and those of the rules that took it out or set its amount. */
export function instrumentsOf(context: MemoContext, answer: LayerAnswer): string[] {
  const own = deskLayer(context, answer)?.component.instrument
  const rules = [answer.by, ...answer.setBy].flatMap((id) => deskRule(context, id)?.instrument ?? [])
  return [...new Set([own, ...rules])].filter((id) => id !== undefined)
}

/** A party's name in print. */
export function partyRun({ writer }: MemoContext, party: RecordOf<'party'>) {
  return writer.run('party', party, 'names', localName(party.names, writer.language))
}
