import { Button } from '@mantine/core'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { rateStart } from '../../../core/queries/rate-page'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'

/** On a good's or a measure's page: opens the rate page with a question about it. */
export function RateButton({ of, navigation }: { of: RecordRef; navigation: Navigation }) {
  const { t } = useTexts()
  if (of.collection !== 'good' && of.collection !== 'measure') return null
  return (
    <Button
      size="compact-sm"
      variant="filled"
      onClick={() => navigation.askRate(rateStart({ [of.collection]: of.id }))}
    >
      {t('rates.ask')}
    </Button>
  )
}
