import { useState } from 'react'
import type { Failure } from '../../core/base/failure'
import { detailsOf, detailsText } from '../../core/recovery/facts'
import { useEnvironment } from '../client/environment'
import look from '../look/look.module.css'
import { useTexts } from '../text/text-context'
import classes from './recovery-details.module.css'

/** Technical details for support: folded, and without any content of records. */
export function RecoveryDetails({ failure, directory }: { failure: Failure; directory: string }) {
  const { t, language } = useTexts()
  const { version, electron, platform } = useEnvironment()
  const [copied, setCopied] = useState<boolean>()
  const details = detailsOf(failure, directory, `Parley ${version}, Electron ${electron}, ${platform}`)
  return (
    <details className={classes.details}>
      <summary>{t('recovery.details')}</summary>
      <dl>
        {details.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.copyLine}>
        <button type="button" className={look.link} onClick={() => setCopied(copyText(detailsText(details, language)))}>
          {t('recovery.copyDetails')}
        </button>
        <span role="status">
          {copied !== undefined && t(copied ? 'recovery.detailsCopied' : 'recovery.detailsNotCopied')}
        </span>
      </p>
    </details>
  )
}

/** Copies text by the page's own command, which needs no permission. Returns whether it worked. */
function copyText(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = classes.hidden ?? ''
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
