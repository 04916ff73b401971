import type { RecordRef } from '../../../core/model/values/record-ref'
import { rateStart } from '../../../core/queries/rate-page'
import type { TourStep } from '../../../core/queries/sample-tour'
import { ask } from '../../client/bridge'
import type { Navigation } from '../../navigation/navigation-state'

/** The sample's position with a quote in its evidence; a person may have deleted it. */
const POSITION: RecordRef = { collection: 'position', id: 'position-us-cars' }

/** Goes to the place that a step of the tour speaks of; to the screen that has such places where the person deleted it. */
export async function goToStep(step: TourStep, navigation: Navigation): Promise<void> {
  if (step === 'next') navigation.show('overview')
  else if (step === 'rate') {
    const { rows } = await ask('desk:rate-figures', {})
    navigation.askRate(rateStart(rows[0]?.question))
  } else if (step === 'position') {
    if (await hasPosition()) navigation.open(POSITION)
    else navigation.show('positions')
  } else if (step === 'quote') {
    const passages = await ask('desk:record', POSITION).then(
      ({ passages: found }) => found.first,
      () => [],
    )
    const quote = passages.find(({ at }) => at !== undefined)
    if (quote?.at) navigation.read({ source: quote.source.ref.id, at: quote.at }, POSITION)
    else navigation.show('sources')
  } else {
    const { rows } = await ask('desk:choices', { collections: ['memo'], find: '' })
    const [memo] = rows
    if (memo) navigation.open(memo.ref)
    else navigation.show('memos')
  }
}

const hasPosition = async () => (await ask('desk:named', { refs: [POSITION] })).rows.length > 0
