import { useId } from 'react'
import { ParleyError } from '../../../core/contract/errors'
import type { Failure } from '../../../core/contract/failure'
import { factsOf } from '../../../core/recovery/facts'
import { hasRecovery, isSalvageable, recoveryOf } from '../../../core/recovery/recovery'
import { useEnvironment } from '../../desk/environment'
import { useTexts } from '../../text/text-context'
import { RecoveryDetails } from './recovery-details'
import { RecoverySteps } from './recovery-steps'
import classes from './recovery.module.css'
import { RescuePart } from './rescue-part'

interface Props {
  error: unknown
  /** Tries once more; resolves when it is known how it went. */
  again: () => Promise<unknown>
}

/** The window of a desk that cannot be opened: what happened, what is safe, and what can be done. Never an empty desk. */
export function RecoveryScreen(props: Props) {
  return (
    <div className={classes.screen}>
      <main className={classes.page}>
        <RecoveryPage {...props} whole />
      </main>
    </div>
  )
}

/** What stands in the place of one view of a desk that is open. */
export function Problem({ error, again }: Props) {
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

function RecoveryPage({ error, again, whole = false }: Props & { whole?: boolean }) {
  const { t, language, moment } = useTexts()
  const { desk: directory = '', recent } = useEnvironment()
  // What it called itself when it was last open here.
  const called = recent.find((desk) => desk.directory === directory)?.title
  const failure = failureOf(error)
  const recovery = recoveryOf(failure)
  const facts = factsOf(failure, directory, language, (at) => (Number.isNaN(Date.parse(at)) ? at : moment(at)))
  const [happened, safe, todo] = [useId(), useId(), useId()]
  return (
    <>
      <header role="alert" className={classes.head}>
        {whole && called !== undefined && (
          <p className={classes.called} dir="auto">
            {called}
          </p>
        )}
        <h1>{t(recovery.title)}</h1>
        <section aria-labelledby={happened}>
          <h2 id={happened}>{t('recovery.happened')}</h2>
          <p dir="auto">{t(recovery.happened, facts)}</p>
        </section>
      </header>
      {recovery.safe.length > 0 && (
        <section aria-labelledby={safe}>
          <h2 id={safe}>{t('recovery.safe')}</h2>
          <ul className={classes.safe}>
            {recovery.safe.map((key) => (
              <li key={key}>{t(key, facts)}</li>
            ))}
          </ul>
        </section>
      )}
      {whole && isSalvageable(failure) && <RescuePart isForked={failure.code === 'desk-forked'} />}
      <section aria-labelledby={todo}>
        <h2 id={todo}>{t('recovery.todo')}</h2>
        {recovery.waits && <p className={classes.waiting}>{t('recovery.waiting')}</p>}
        <RecoverySteps key={recovery.title} recovery={recovery} again={again} focus={whole} />
      </section>
      <RecoveryDetails failure={failure} directory={directory} />
    </>
  )
}

/** Does a failure of opening a desk have a screen of its own, with more than its sentence? */
export function hasScreen(error: unknown): boolean {
  return error instanceof ParleyError && hasRecovery(error.code)
}

function failureOf(error: unknown): Failure {
  if (error instanceof ParleyError) return { code: error.code, params: { ...error.params } }
  return { code: 'internal', params: { reason: error instanceof Error ? error.name : '?' } }
}
