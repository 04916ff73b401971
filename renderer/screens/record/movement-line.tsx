import type { RecordRef } from '../../../core/model/values/record-ref'
import type { PositionMovement } from '../../../core/queries/movement-schemas'
import { MovementMark } from '../../look/judgement-marks'
import look from '../../look/look.module.css'
import { ConfirmButton } from '../../parts/confirm-button'
import { groundsText } from '../../parts/movement-texts'
import { useTexts } from '../../text/text-context'
import classes from './movement.module.css'

/** How a position moved against the one before: confirmed, or a suggestion with its grounds to confirm. Nothing for a position without one before. */
export function MovementLine(props: { of: RecordRef; movement: PositionMovement; earlier: boolean }) {
  const texts = useTexts()
  const { t, word } = texts
  const { of, movement, earlier } = props
  const { confirmed, suggested } = movement
  const seen = suggested?.movement
  if (confirmed === undefined && !suggested) return null
  const grounds = suggested ? groundsText(suggested.because, texts) : ''
  return (
    <p className={classes.line} data-judged tabIndex={-1}>
      {confirmed !== undefined && <MovementMark movement={confirmed} />}
      {confirmed !== undefined && seen !== undefined && seen !== confirmed && (
        <span className={look.quiet}>{t('movement.nowSuggested', { movement: word('movement', seen) })}</span>
      )}
      {confirmed === undefined && (
        <>
          <span className={classes.suggested}>
            {seen === undefined ? t('movement.unclear') : t('movement.suggested', { movement: word('movement', seen) })}
          </span>
          {grounds !== '' && <span className={look.quiet}>{grounds}</span>}
          {seen !== undefined && !earlier && (
            <ConfirmButton
              of={of}
              rev={movement.rev}
              fields={{ movement: seen }}
              label={t('movement.confirm', { movement: word('movement', seen) })}
            />
          )}
        </>
      )}
    </p>
  )
}
