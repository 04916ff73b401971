import { Button, Checkbox, TextInput } from '@mantine/core'
import type { ScheduleDraft } from '../../../core/reading/schedule-draft'
import { describeBrokenRow, describeUnreadRate } from '../../../core/text/describe-rates'
import { scheduleCounts } from '../../../core/text/describe-schedule'
import { copyText } from '../../client/copy-text'
import { useTexts } from '../../text/text-context'
import { typingIn } from '../form/inputs/typed-input'
import type { Intake } from './intake-draft'
import classes from './intake.module.css'

/** A tariff schedule that was read: its revision, its figures, its broken rows, and the choice to keep it with them. */
export function SchedulePart(props: {
  schedule: ScheduleDraft
  intake: Intake
  change: (change: Pick<Intake, 'revision'> | Pick<Intake, 'takesBroken'>) => void
}) {
  const { t, language } = useTexts()
  const { schedule, intake, change } = props
  const { broken, brokenRows, unread, unreadRates, hasFootnotes } = schedule
  return (
    <>
      <TextInput
        label={t('schedule.revision')}
        description={t('schedule.revisionHelp')}
        value={intake.revision ?? ''}
        onChange={(event) => change({ revision: event.currentTarget.value })}
        {...typingIn(() => undefined)}
      />
      <p data-schedule-counts>{scheduleCounts(schedule, language)}</p>
      {!hasFootnotes && <p className={classes.count}>{t('scheduleLine.csvFootnotes')}</p>}
      <Named
        heading={t('schedule.broken', { count: brokenRows })}
        lines={broken.map((row) => describeBrokenRow(row, language))}
        isCut={broken.length > 0 && new Set(broken.map(({ row }) => row)).size < brokenRows}
        opened
      />
      <Named
        heading={t('schedule.unread', { count: unreadRates })}
        lines={unread.map((rate) => describeUnreadRate(rate, language))}
        isCut={unread.length < unreadRates}
      />
      {brokenRows > 0 && (
        <Checkbox
          label={t('schedule.takeBroken', { count: brokenRows })}
          description={t('schedule.takeBrokenSays')}
          checked={intake.takesBroken === true}
          onChange={(event) => change({ takesBroken: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

/** A list of sentences to look at and to copy; nothing if there are none. */
function Named(props: { heading: string; lines: readonly string[]; isCut: boolean; opened?: boolean }) {
  const { t } = useTexts()
  const { heading, lines, isCut, opened = false } = props
  if (lines.length === 0) return null
  return (
    <details open={opened}>
      <summary>{heading}</summary>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <div className={classes.preview} tabIndex={0} role="region" aria-label={heading}>
        {lines.join('\n')}
        {isCut && `\n${t('schedule.more')}`}
      </div>
      <Button size="compact-xs" variant="subtle" onClick={() => copyText(lines.join('\n'))}>
        {t('schedule.copy')}
      </Button>
    </details>
  )
}
