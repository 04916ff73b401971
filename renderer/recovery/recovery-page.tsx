import { useId } from 'react'
import { ParleyError } from '../../core/base/errors'
import type { Failure } from '../../core/base/failure'
import { factsOf } from '../../core/recovery/facts'
import { isSalvageable, recoveryOf } from '../../core/recovery/recovery'
import { useEnvironment } from '../client/environment'
import { useTexts } from '../text/text-context'
import { RecoveryDetails } from './recovery-details'
import { RecoveryPoints } from './recovery-points'
import { RecoverySteps } from './recovery-steps'
import classes from './recovery.module.css'

export interface RecoveryProps {
  error: unknown
  /** Tries again; resolves when that has worked or failed. */
  again: () => Promise<unknown>
}

/** Explains a failure: what happened, what is safe, what to do. `whole` if it fills the window. */
export function RecoveryPage({ error, again, whole = false }: RecoveryProps & { whole?: boolean }) {
  const { t, language, moment } = useTexts()
  const { desk: directory = '', recent } = useEnvironment()
  // The desk's name when it was last open here.
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
      {whole && isSalvageable(failure) && <RecoveryPoints isForked={failure.code === 'desk-forked'} />}
      <section aria-labelledby={todo}>
        <h2 id={todo}>{t('recovery.todo')}</h2>
        {recovery.waits && <p className={classes.waiting}>{t('recovery.waiting')}</p>}
        <RecoverySteps key={recovery.title} recovery={recovery} again={again} focus={whole} />
      </section>
      <RecoveryDetails failure={failure} directory={directory} />
    </>
  )
}

/** The failure of an error; any foreign error is an internal failure. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ParleyError) return { code: error.code, params: { ...error.params } }
  return { code: 'internal', params: { reason: error instanceof Error ? error.name : '?' } }
}
