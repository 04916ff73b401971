import type { TimeLineRow } from '../../../core/queries/time-line-schemas'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { kindOf } from './time-line-picture'
import classes from './time-line.module.css'

/** The same in words: when, what, and of what kind. */
export function TimeLineTable({ rows }: { rows: readonly TimeLineRow[] }) {
  const texts = useTexts()
  const { t, date, title } = texts
  if (rows.length === 0) return null
  return (
    <details className={classes.table}>
      <summary>{t('timeLine.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('timeLine.table.when')}</th>
            <th scope="col">{t('timeLine.table.what')}</th>
            <th scope="col">{t('timeLine.table.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.ref.collection}/${row.ref.id}/${row.part ?? ''}`}>
              <td>{date(row.when)}</td>
              <td>
                <RecordLink target={row.ref}>{title(row.title)}</RecordLink>
              </td>
              <td>{kindOf(row, texts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
