import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { NOT_KEPT, type Reading } from '../../core/desk/reading'
import type { TextKey } from '../../core/text/catalogue'
import { describeError, reasonWords } from '../../core/text/describe'
import { ask } from '../client/bridge'
import { useEnvironment } from '../client/environment'
import look from '../look/look.module.css'
import { useTexts, type Texts } from '../text/text-context'
import { local, whom } from './notice-words'
import classes from './reading-banner.module.css'
import { findMovedDesk } from './use-recovery-steps'

/** The button for each reason; none if the reason passes by itself. */
const BUTTONS: Partial<Record<Reading['why'], TextKey>> = {
  held: 'reading.try',
  folder: 'reading.try',
  stopped: 'reading.reopen',
  free: 'reading.edit',
  newer: 'reading.try',
  leased: 'reading.overrule',
  taken: 'reading.try',
  changed: 'reading.reopen',
  elsewhere: 'reading.reopen',
  salvaged: 'reading.back',
  away: 'recovery.find',
}

/** Says why the desk takes no edits and who has it open, and lets the person try again. */
export function ReadingBanner({ reading }: { reading: Reading }) {
  const texts = useTexts()
  const { t, language, error } = texts
  const client = useQueryClient()
  const { deskPlace } = useEnvironment()
  const [trying, setTrying] = useState(false)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  // While the desk cannot be read, its holder is unknown too.
  const { behind, why, holder = {} } = reading
  const button = BUTTONS[why]
  const attempt = (work: () => Promise<unknown>) => {
    if (trying) return
    setTrying(true)
    setAsking(false)
    setFailed(undefined)
    work()
      .catch(setFailed)
      .finally(() => setTrying(false))
  }
  const edit = (overrule?: true) =>
    attempt(() =>
      ask('app:reopen', { to: 'write', ...(overrule ? { overrule } : {}) }).then(() => client.invalidateQueries()),
    )
  const press = () => {
    if (why === 'leased') setAsking(true)
    else if (why === 'away') attempt(() => findMovedDesk(deskPlace))
    else edit()
  }
  return (
    <section className={classes.banner} aria-label={t(CAN_EDIT.has(why) ? 'reading.notSaved' : 'reading.label')}>
      <div role="status">
        <p dir="auto">
          {behind
            ? t('reading.behind', { sentence: describeError(behind.code, behind.params, language) })
            : whyOf(reading, texts)}
        </p>
      </div>
      {button !== undefined && !asking && (
        <button type="button" className={look.link} data-busy={trying} onClick={press}>
          {t(button)}
        </button>
      )}
      {asking && why === 'leased' && (
        <div className={classes.asking} role="group" aria-label={t('reading.overrule')}>
          <p role="alert">{t('reading.overruleAsk', { whom: whom(holder, texts) })}</p>
          <button type="button" className={look.link} onClick={() => edit(true)}>
            {t('reading.overruleYes')}
          </button>
          <button type="button" className={look.link} autoFocus onClick={() => setAsking(false)}>
            {t('reading.overruleNo')}
          </button>
        </div>
      )}
      {failed !== undefined && (
        <p role="alert" className={classes.failed}>
          {error(failed)}
        </p>
      )}
    </section>
  )
}

/** In these states the desk takes edits and saves them later. */
const CAN_EDIT: ReadonlySet<Reading['why']> = new Set(['away', 'full', 'refused'])

function whyOf({ why, holder = {}, reason = '?', file, salvaged, stuck }: Reading, texts: Texts): string {
  const { t, language } = texts
  const { who } = holder
  const since =
    holder.since === undefined || Number.isNaN(Date.parse(holder.since)) ? undefined : local(holder.since, texts)
  if (why === 'held') {
    if (since === undefined) return t('reading.heldUnknown')
    return who === undefined ? t('reading.heldSince', { since }) : t('reading.heldBy', { who, since })
  }
  if (why === 'leased' || why === 'taken') {
    const named = whom(holder, texts)
    return since === undefined ? t(`reading.now.${why}`, { whom: named }) : t(`reading.${why}`, { whom: named, since })
  }
  if (why === 'stuck')
    return t('reading.stuck', { sentence: stuck ? describeError(stuck.code, stuck.params, language) : '' })
  if (why === 'salvaged') return salvaged ? salvagedWords(salvaged, texts) : ''
  if (why === 'changed') {
    if (file !== undefined) return t('reading.changedKept', { file })
    return t(reason === NOT_KEPT ? 'reading.changedLost' : 'reading.changed')
  }
  return t(`reading.${why}`, { reason: reasonWords(reason, language) })
}

/** Says which state of a damaged desk shows, and what it lacks. */
function salvagedWords({ kind, at, lost, doubts, endsEarly }: NonNullable<Reading['salvaged']>, texts: Texts): string {
  const { t } = texts
  const what = t(`rescue.point.${kind}`)
  // A damaged file may hold an invalid instant.
  const isDated = !Number.isNaN(Date.parse(at))
  return [
    isDated ? t('reading.salvaged', { what, at: local(at, texts) }) : t('reading.salvagedUndated', { what }),
    ...(lost > 0 ? [t('reading.salvagedLost', { lost })] : []),
    ...(endsEarly ? [t('rescue.endsEarly')] : []),
    ...(doubts > 0 ? [t('reading.salvagedDoubts', { doubts })] : []),
  ].join(' ')
}
