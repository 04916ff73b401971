import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { refKey } from '../desk/ops'
import { liesWithin } from '../desk/meeting-place'
import type { Title } from '../desk/titles'
import type { FormState } from './form-state'

/** The title of the round that a new meeting would join, if its date is none of the days of that round: then its round is empty, and the person is to choose one. */
export function roundLeftEmpty({ view, values }: Pick<FormState, 'view' | 'values'>): Title | undefined {
  const toJoin = view?.roundToJoin
  const date = fuzzyDateSchema.safeParse(values.start)
  if (!toJoin || values.round !== undefined || !date.success || liesWithin(date.data, toJoin.days)) return undefined
  return view.titles[refKey({ collection: 'round', id: toJoin.id })]
}
