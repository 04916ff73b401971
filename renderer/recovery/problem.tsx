import { useTexts } from '../text/text-context'
import { failureOf, RecoveryPage, type RecoveryProps } from './recovery-page'
import { RecoverySteps } from './recovery-steps'
import classes from './recovery.module.css'

/** Shows in place of a view that could not be read. */
export function Problem({ error, again }: RecoveryProps) {
  const texts = useTexts()
  const failure = failureOf(error)
  return (
    <div className={classes.part}>
      {failure.code === 'source-text-missing' || failure.code === 'source-text-corrupt' ? (
        <RecoveryPage error={error} again={again} />
      ) : (
        <>
          <header role="alert">
            <h1>{texts.t('recovery.view')}</h1>
            <p>{texts.error(error)}</p>
          </header>
          <RecoverySteps
            recovery={{
              title: 'recovery.view',
              happened: 'recovery.sentence',
              safe: [],
              steps: [{ id: 'again', help: 'recovery.helpAgain' }],
            }}
            again={again}
            focus={false}
          />
        </>
      )}
    </div>
  )
}
