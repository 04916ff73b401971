import { Button } from '@mantine/core'
import { useState } from 'react'
import { movedTour, resumedTour, TOUR_STEPS, type Tour } from '../../../core/queries/sample-tour'
import { useAction } from '../../actions/action-context'
import { showStatus } from '../../actions/status-message'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { goToStep } from './go-to-step'
import classes from './tour.module.css'

/** The tour of the sample: a line that says what to look at, and leads there. It can be left and taken up again on this machine. */
export function TourStrip({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { tour: remembered } = useEnvironment()
  // Two steps may come quicker than the answer.
  const [here, setHere] = useState<Tour>()
  const tour = here ?? remembered
  const set = (next: Tour) => {
    showStatus(next.state === 'on' ? undefined : { did: 'tour', state: next.state })
    setHere(next)
    void ask('app:choose', { tour: next })
  }
  const moveBy = (by: 1 | -1) => {
    const next = movedTour(tour, by)
    set(next)
    if (next.state === 'on') void goToStep(next.step, navigation)
  }
  useAction('tour', () => set(resumedTour(tour)))
  if (tour.state !== 'on') return null
  const at = TOUR_STEPS.indexOf(tour.step)
  const isLast = at === TOUR_STEPS.length - 1
  return (
    <section className={classes.strip} aria-label={t('tour.title')} data-pane="tour" data-keeps-focus>
      <p role="status" className={classes.text}>
        <strong>{t('tour.at', { at: at + 1, of: TOUR_STEPS.length })}</strong> {t(`tour.${tour.step}`)}
      </p>
      <span className={classes.buttons}>
        <Button size="compact-sm" variant="default" disabled={at === 0} onClick={() => moveBy(-1)}>
          {t('tour.back')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void goToStep(tour.step, navigation)}>
          {t('tour.show')}
        </Button>
        <Button size="compact-sm" onClick={() => moveBy(1)}>
          {t(isLast ? 'tour.finish' : 'tour.forward')}
        </Button>
        {!isLast && (
          <button type="button" className={look.link} onClick={() => set({ ...tour, state: 'left' })}>
            {t('tour.leave')}
          </button>
        )}
      </span>
    </section>
  )
}
