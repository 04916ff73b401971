import type { GoodChange, ScheduleLineView } from '../../../core/queries/schedule-schemas'
import { describeColumn, describeFootnote, describeSpecial, lineNumber } from '../../../core/text/describe-schedule'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './schedule.module.css'

/** A line of a schedule with all that it says, and what it would change in the good. */
export function ChosenLine({ line }: { line: ScheduleLineView }) {
  const { t, family, language } = useTexts()
  const { report, hasFootnotes, changes, command } = line
  const { descriptions, general, column2, footnotes } = report
  return (
    <>
      <h3 className={classes.heading}>
        {lineNumber(report)} <span className={look.quiet}>{t('scheduleLine.row', { row: report.row })}</span>
      </h3>
      <p lang="en">{descriptions.join(' › ')}</p>
      <dl className={classes.facts}>
        <dt>{family('scheduleField.general')}</dt>
        <dd>{describeColumn(general, report, language)}</dd>
        <dt>{family('scheduleField.special')}</dt>
        {describeSpecial(report, language).map((says) => (
          <dd key={says}>{says}</dd>
        ))}
        <dt>{family('scheduleField.column2')}</dt>
        <dd>{describeColumn(column2, report, language)}</dd>
        {(footnotes.length > 0 || !hasFootnotes) && <dt>{family('scheduleField.footnotes')}</dt>}
        {footnotes.map((note, index) => (
          <dd key={index}>{describeFootnote(note, language)}</dd>
        ))}
        {!hasFootnotes && <dd>{t('scheduleLine.csvFootnotes')}</dd>}
      </dl>
      <h3 className={classes.heading}>{t('findLine.changes')}</h3>
      {command ? (
        <dl className={classes.facts}>
          {changes.map((change) => (
            <Change key={change.field} change={change} />
          ))}
        </dl>
      ) : (
        <p>{t('findLine.nothing')}</p>
      )}
    </>
  )
}

function Change({ change: { field, before, after, stays } }: { change: GoodChange }) {
  const { t, family, list } = useTexts()
  const words = (values: readonly string[]) => (values.length === 0 ? t('findLine.blank') : list([...values]))
  const isSame = before.join('\n') === after.join('\n')
  return (
    <>
      <dt>{family(`field.${field}`)}</dt>
      <dd>
        {stays && <span className={look.caveat}>{t('findLine.stays', { value: words(before) })}</span>}
        {!stays && !isSame && before.length > 0 && <del>{words(before)}</del>} {!stays && words(after)}
      </dd>
    </>
  )
}
