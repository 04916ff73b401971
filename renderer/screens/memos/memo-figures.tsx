import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './memo-figures.module.css'

/** The rates of an issued memo as it printed them, and its dates and numbers that were corrected since, beside those of today's records for the same day. It opens by itself if any differs. */
export function MemoFigures({ figures, isCopy }: { figures: MemoRoomView['figures']; isCopy: boolean }) {
  const { t } = useTexts()
  if (!figures) return null
  if (figures.length === 0) return <p className={classes.none}>{t(isCopy ? 'room.noRates' : 'room.noFigures')}</p>
  const differ = figures.filter(
    ({ printed, knownThen, knownNow }) => printed !== knownThen || printed !== knownNow,
  ).length
  const cell = (printed: string, text: string | undefined) => (
    <td dir="auto" data-differs={text !== printed}>
      {text ?? t('room.figureGone')}
    </td>
  )
  return (
    <details className={classes.figures} open={differ > 0}>
      <summary>{t('room.figures', { count: figures.length, differ })}</summary>
      <table>
        <thead>
          <tr>
            {(['room.figure', 'room.figurePrinted', 'room.figureThen', 'room.figureNow'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ ref, title, printed, knownThen, knownNow }) => (
            <tr key={`${ref.id}/${title}/${printed}`}>
              <th scope="row" dir="auto">
                <RecordLink target={ref}>{title}</RecordLink>
              </th>
              <td dir="auto">{printed}</td>
              {cell(printed, knownThen)}
              {cell(printed, knownNow)}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
