import type { CSSProperties, ReactNode } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MatrixCell, MatrixIssue, MatrixView } from '../../../core/queries/matrix-schemas'
import { GapMark, MovementMark } from '../../look/judgement-marks'
import look from '../../look/look.module.css'
import { StanceShape, isStance } from '../../look/stance-mark'
import { useTexts } from '../../text/text-context'
import classes from './stance-map.module.css'

/** The columns, from the readiest to agree to the hardest; a demand and an opposition are equally hard. */
const COLUMNS = [['accept'], ['open'], ['conditional'], ['reserve'], ['demand', 'oppose']] as const
const SILENT = COLUMNS.length

/** A party's position on an issue, at the place of its stance. */
interface Placed {
  column: number
  party: MatrixView['parties'][number]
  track: 'public' | 'assessed'
  cell: MatrixCell
}

/** The issues with each party at its stance, from ready to hard, how it moved, and the gap between them. */
export function StanceMap(props: { view: MatrixView; opened: RecordRef | undefined; open: (ref: RecordRef) => void }) {
  const { t, title, word } = useTexts()
  const { view } = props
  const headings = COLUMNS.map((stances) => stances.map((stance) => word('stance', stance)).join(' · '))
  return (
    <div className={classes.scroller}>
      <table className={classes.map} aria-label={t('matrix.mapLabel')}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.issue')}</th>
            {[...headings, word('stance', 'silent')].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
            <th scope="col">{t('matrix.gap')}</th>
          </tr>
        </thead>
        {view.issues.map((issue) => (
          <tbody key={issue.ref.id}>
            {issue.area && (
              <tr>
                <th scope="rowgroup" colSpan={SILENT + 3} className={classes.area} dir="auto">
                  {title(issue.area)}
                </th>
              </tr>
            )}
            <Row issue={issue} {...props} />
          </tbody>
        ))}
      </table>
      {view.found > view.issues.length && (
        <p className={look.quiet}>{t('matrix.mapPart', { shown: view.issues.length, found: view.found })}</p>
      )}
    </div>
  )
}

function Row(props: {
  issue: MatrixIssue
  view: MatrixView
  opened: RecordRef | undefined
  open: (ref: RecordRef) => void
}) {
  const { t, title } = useTexts()
  const { issue, view, open, opened } = props
  const placed = placedOf(issue, view)
  // The line goes from the readiest public position to the hardest.
  const spoken = placed.flatMap(({ column, track }) => (track === 'public' && column !== SILENT ? [column] : []))
  const [first, last] = [Math.min(...spoken), Math.max(...spoken)]
  const isOpened = (ref: RecordRef) => opened?.collection === ref.collection && opened.id === ref.id
  return (
    <tr>
      <th scope="row" className={classes.issue} style={{ '--depth': Math.min(issue.depth, 3) } as CSSProperties}>
        <button type="button" aria-current={isOpened(issue.ref) ? 'true' : undefined} onClick={() => open(issue.ref)}>
          <span dir="auto">{title(issue.title)}</span>
        </button>
      </th>
      {Array.from({ length: SILENT + 1 }, (_, column): ReactNode => (
        <td key={column} data-line={lineAt(column, first, last)} data-silent={column === SILENT ? '' : undefined}>
          {placed
            .filter((one) => one.column === column)
            .map(({ party, track, cell }) => (
              <button
                key={cell.ref.id}
                type="button"
                className={classes.party}
                data-stance={cell.stance}
                data-track={track}
                aria-current={isOpened(cell.ref) ? 'true' : undefined}
                title={cell.text}
                onClick={() => open(cell.ref)}
              >
                <span className={classes.name}>
                  {isStance(cell.stance) && <StanceShape stance={cell.stance} />}
                  <span className={party.ours ? classes.ours : undefined} dir="auto">
                    {title(party.title)}
                  </span>
                </span>
                {track === 'assessed' && <span className={classes.small}>{t('matrix.assessed')}</span>}
                {cell.movement && (
                  <span className={classes.small}>
                    <MovementMark movement={cell.movement} />
                  </span>
                )}
              </button>
            ))}
        </td>
      ))}
      <td className={classes.gap}>{issue.gap && <GapMark gap={issue.gap.gap} bare />}</td>
    </tr>
  )
}

/** The positions of an issue in the order of the parties, the public one first. */
function placedOf(issue: MatrixIssue, { parties }: MatrixView): Placed[] {
  return parties.flatMap((party, index) =>
    (['public', 'assessed'] as const).flatMap((track): Placed[] => {
      const cell = issue.cells[index]?.[track]
      if (!cell) return []
      const column = COLUMNS.findIndex((stances) => stances.some((stance) => stance === cell.stance))
      return [{ column: column < 0 ? SILENT : column, party, track, cell }]
    }),
  )
}

/** The part of the line between the parties that is in a column. */
function lineAt(column: number, first: number, last: number): string | undefined {
  if (first >= last || column < first || column > last) return undefined
  return column === first ? 'first' : column === last ? 'last' : 'through'
}
