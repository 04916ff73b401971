import { Button } from '@mantine/core'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'

/** On the page of a proposal or of a talk: opens its picture, the board of the package or who met whom. */
export function PictureButton({ of, navigation }: { of: RecordRef; navigation: Navigation }) {
  const { t } = useTexts()
  if (of.collection !== 'proposal' && of.collection !== 'talk') return null
  const [screen, label] =
    of.collection === 'proposal' ? (['packages', 'packages.open'] as const) : (['whoMet', 'whoMet.open'] as const)
  return (
    <Button size="compact-sm" variant="default" onClick={() => navigation.open(of, screen)}>
      {t(label)}
    </Button>
  )
}
