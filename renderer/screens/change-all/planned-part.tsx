import { useTexts } from '../../text/text-context'
import { useNames } from '../../client/use-visits'
import { refKey, refOfKey } from '../../../core/desk/ops'
import { ParleyError } from '../../../core/base/errors'
import classes from './change-all.module.css'
import type { Planned } from './wished'

/** How many of the records that have no such field are named. */
const NAMED = 20

/** How many records would change, how many have the value already, and which are refused and why. */
export function PlannedPart(props: { planned: Planned; lacking: readonly string[]; isMove: boolean }) {
  const { planned, lacking, isMove } = props
  const { t, title, error } = useTexts()
  const names = useNames(lacking.slice(0, NAMED).map(refOfKey))
  const { changed, same, refused, moved } = planned
  const [from, ...others] = moved.from
  const to = moved.to ? title(moved.to.title) : ''
  const left = refused.count - refused.first.length
  return (
    <section className={classes.plan} aria-label={t('change.plan')}>
      <p role="status">
        <strong>{t(changed === 1 ? 'change.changesOne' : 'change.changes', { count: changed })}</strong>
        {same > 0 && <span> {t('change.same', { count: same })}</span>}
      </p>
      {isMove && from && (
        <p>
          {others.length === 0
            ? t(moved.count === 1 ? 'move.planOne' : 'move.plan', { count: moved.count, from: title(from.title), to })
            : t('move.planMany', { count: moved.count, to })}
        </p>
      )}
      {isMove && others.length > 0 && (
        <ul>
          {moved.from.map(({ ref, title: name }) => (
            <li key={refKey(ref)} dir="auto">
              {title(name)}
            </li>
          ))}
        </ul>
      )}
      {refused.count > 0 && (
        <>
          <h2>{t('change.refused', { count: refused.count })}</h2>
          <ul>
            {refused.first.map(({ ref, title: name, text, why }) => (
              <li key={refKey(ref)}>
                <span dir="auto">{title(name)}</span>
                {text !== undefined && <span className={classes.quiet}> {text}</span>}
                <span className={classes.why}>{error(new ParleyError(why.code, why.params))}</span>
              </li>
            ))}
            {left > 0 && <li className={classes.quiet}>{t('record.linksLeft', { count: left })}</li>}
          </ul>
        </>
      )}
      {lacking.length > 0 && (
        <>
          <h2>{t('change.lacking', { count: lacking.length })}</h2>
          <ul>
            {[...names.values()].map((row) => (
              <li key={refKey(row.ref)} dir="auto">
                {title(row.title)}
              </li>
            ))}
            {lacking.length > NAMED && (
              <li className={classes.quiet}>{t('record.linksLeft', { count: lacking.length - NAMED })}</li>
            )}
          </ul>
        </>
      )}
    </section>
  )
}
