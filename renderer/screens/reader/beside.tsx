import { Button } from '@mantine/core'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { hasDetail, RecordOrForm } from '../detail/detail'
import classes from './reader.module.css'
import { RecordChooser } from './record-chooser'
import type { PendingCitation } from './use-pending-citations'
import { WaitingWords } from './waiting-words'

/** True if the text is read for a record on the other side of the window, or there is no room for one on its own. */
export const hasOtherSide = ({ side, elsewhere }: Navigation): boolean => side === 'beside' || elsewhere !== undefined

/** The record that a text is read for, or a box to choose it. It stays while the text moves. */
export function Beside({
  navigation,
  pending,
  waiting,
}: {
  navigation: Navigation
  /** The passage that waits for this record. */
  pending: PendingCitation | undefined
  /** All passages of the text that wait for a record. */
  waiting: readonly PendingCitation[]
}) {
  const { t } = useTexts()
  const isOpen = hasDetail(navigation)
  // The record is on the other side of the window.
  if (!isOpen && waiting.length === 0 && hasOtherSide(navigation)) return null
  return (
    <aside className={classes.beside} data-open={isOpen} aria-label={t('reader.beside')}>
      {isOpen ? (
        <>
          <p className={classes.tools}>
            <Button size="compact-sm" variant="subtle" onClick={navigation.closeRecord}>
              {t('reader.closeBeside')}
            </Button>
            {pending && (
              <span className={look.quiet}>
                {pending.words ? t('reader.pendingWords', { words: pending.words }) : t('reader.pending')}
              </span>
            )}
          </p>
          <RecordOrForm navigation={navigation} />
        </>
      ) : (
        <>
          <WaitingWords waiting={waiting} navigation={navigation} />
          <div className={classes.chooser}>
            <RecordChooser label={t('reader.chooseBeside')} hint={t('reader.chooseHint')} choose={navigation.open} />
          </div>
        </>
      )}
    </aside>
  )
}
