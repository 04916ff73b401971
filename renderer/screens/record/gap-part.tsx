import type { GapPart as Gap, GapSideView } from '../../../core/queries/movement-schemas'
import type { RecordView } from '../../../core/queries/view-schemas'
import { GapMark } from '../../look/judgement-marks'
import look from '../../look/look.module.css'
import { isStance, StanceMark } from '../../look/stance-mark'
import { RecordLink } from '../../navigation/open-record'
import { ConfirmButton } from '../../parts/confirm-button'
import { useTexts } from '../../text/text-context'
import classes from './movement.module.css'
import { Section } from './section'

/** The gap between the parties on an issue with its reason, or what their public positions suggest, and these positions. */
export function GapPart({ view, gap, earlier }: { view: RecordView; gap: Gap; earlier: boolean }) {
  const { t, title, word, instant } = useTexts()
  const { confirmed, suggested } = gap
  const because = title(gap.because)
  return (
    <Section heading={t('gap.heading')}>
      <p className={classes.line} data-judged tabIndex={-1}>
        {confirmed === undefined ? (
          <>
            <span className={classes.suggested}>{t('gap.suggested', { gap: word('gap', suggested) })}</span>
            {!earlier && gap.reason === undefined && (
              <span className={look.quiet} dir="auto">
                {because}
              </span>
            )}
            {!earlier && (
              <ConfirmButton
                of={view.ref}
                rev={gap.rev}
                fields={{ gap: suggested, ...(gap.reason === undefined ? { gapReason: because } : {}) }}
                label={t('gap.confirm', { gap: word('gap', suggested) })}
              />
            )}
          </>
        ) : (
          <>
            <GapMark gap={confirmed} />
            {confirmed !== suggested && (
              <span className={look.quiet}>{t('gap.nowSuggested', { gap: word('gap', suggested) })}</span>
            )}
          </>
        )}
      </p>
      {gap.reason !== undefined && (
        <p className={classes.held} dir="auto">
          {gap.reason}
        </p>
      )}
      {confirmed !== undefined && gap.reason === undefined && <p className={look.quiet}>{t('gap.noReason')}</p>}
      <h3 className={classes.sidesHeading}>{t('gap.sides', { date: instant(view.asOf, view.timeZone) })}</h3>
      <ul>
        {gap.sides.map((side) => (
          <Side key={side.party.ref.id} side={side} />
        ))}
      </ul>
    </Section>
  )
}

function Side({ side }: { side: GapSideView }) {
  const { t, title } = useTexts()
  return (
    <li className={classes.question}>
      <span>{title(side.party.title)}</span>
      {side.position && side.stance !== undefined && isStance(side.stance) && (
        <RecordLink target={side.position}>
          <StanceMark stance={side.stance} />
        </RecordLink>
      )}
      {side.lack !== undefined && side.lack !== 'silent' && (
        <span className={look.caveat}>{t(`gap.lack.${side.lack}`)}</span>
      )}
    </li>
  )
}
