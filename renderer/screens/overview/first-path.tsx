import { Button } from '@mantine/core'
import { useState } from 'react'
import { firstPath, type PathStep } from '../../../core/queries/first-path'
import type { DeskStatus } from '../../../core/queries/view-schemas'
import { useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { useMakeRecord } from '../../navigation/make-record'
import { useOpenRecord } from '../../navigation/open-record'
import { useMakeMemo } from '../../navigation/use-make-memo'
import { useTexts } from '../../text/text-context'
import { QuickMake } from '../quick-make/quick-make'
import classes from './overview.module.css'

/** The ids of a kind's records, as many as one answer has; none while an answer is on its way, as the last one may lack the newest record. */
function useIds(collection: 'talk' | 'issue' | 'round' | 'session'): string[] {
  const { data, isFetching } = useDesk('desk:choices', { collections: [collection], find: '' })
  return isFetching ? [] : (data?.rows ?? []).map((row) => row.ref.id)
}

/** The way to a first brief, a line for each step: ticked, or a button for the right form, or what it waits for. */
export function FirstPath({ counts }: { counts: DeskStatus['counts'] }) {
  const texts = useTexts()
  const { t } = texts
  const { state, run } = useActions()
  const make = useMakeRecord()
  const open = useOpenRecord()
  const { make: makeMemo, failure } = useMakeMemo(open)
  const [inOffice, setInOffice] = useState(false)
  const ids = {
    talk: useIds('talk'),
    issue: useIds('issue'),
    round: useIds('round'),
    session: useIds('session'),
  }
  const steps = firstPath(counts, ids)
  const next = steps.find(({ done, ready }) => !done && ready)
  const take = ({ step, given }: PathStep) => {
    if (step === 'source') run('addSource')
    else if (step === 'membership') setInOffice(true)
    else if (step !== 'memo') make(step, given)
    else if (typeof given.session === 'string') void makeMemo('meetingBrief', given.session)
  }
  return (
    <section className={classes.block}>
      <h2>{t('overview.beginHeading')}</h2>
      <p className={look.quiet}>{t('path.begin')}</p>
      <ol className={classes.path}>
        {steps.map((entry) => (
          <li key={entry.step} data-done={entry.done}>
            <span className={classes.tick} aria-hidden="true">
              {entry.done ? '✓' : '○'}
            </span>
            {entry.done ? (
              <span>
                {t(`path.${entry.step}`)} <span className={look.quiet}>{t('path.done')}</span>
              </span>
            ) : (
              <Button
                size="compact-sm"
                variant={entry === next ? 'filled' : 'default'}
                disabled={!state.editable || !entry.ready}
                onClick={() => take(entry)}
              >
                {t(`path.${entry.step}`)}
              </Button>
            )}
            {!entry.done && entry.waits && isWaiting(entry.step) && (
              <span className={look.quiet}>{t(`path.needs.${entry.step}`)}</span>
            )}
          </li>
        ))}
      </ol>
      {failure !== undefined && <p role="alert">{texts.error(failure)}</p>}
      {inOffice && (
        <QuickMake kind="membership" name="" close={() => setInOffice(false)} made={() => setInOffice(false)} />
      )}
    </section>
  )
}

const isWaiting = (step: PathStep['step']) => step !== 'source' && step !== 'talk' && step !== 'membership'
