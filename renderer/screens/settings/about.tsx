import { useState } from 'react'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './settings.module.css'

/** Parley's version, and a link to the licences of its parts. */
export function About() {
  const { t, error } = useTexts()
  const { version, electron } = useEnvironment()
  const [failed, setFailed] = useState<unknown>()
  return (
    <section className={classes.who} aria-label={t('about.title')}>
      <h2>{t('about.title')}</h2>
      <p className={classes.help}>
        {t('about.version', { version, electron })} ·{' '}
        <button type="button" className={look.link} onClick={() => void ask('app:show-licences', {}).catch(setFailed)}>
          {t('about.licences')}
        </button>
      </p>
      {failed !== undefined && (
        <p role="alert" className={classes.error}>
          {error(failed)}
        </p>
      )}
    </section>
  )
}
