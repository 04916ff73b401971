import type { Title } from '../../../core/desk/titles'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MatrixIssue } from '../../../core/queries/matrix-schemas'
import { useTexts } from '../../text/text-context'
import classes from './matrix.module.css'

/** The height of rows that are not rendered. */
export function Gap({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tbody aria-hidden="true" className={classes.gap}>
      <tr>
        <td style={{ height }} />
      </tr>
    </tbody>
  )
}

/** An area's name above the first of its issues. */
export function Heading({ area, columns }: { area: Title; columns: number }) {
  const { title } = useTexts()
  return (
    <tr>
      <th scope="rowgroup" colSpan={columns} className={classes.area}>
        <span dir="auto">{title(area)}</span>
      </th>
    </tr>
  )
}

/** The place of an issue that is not read yet. */
export function WaitingRow({ columns, row, height }: { columns: number; row: number; height: number }) {
  return (
    <tr aria-rowindex={row}>
      <th scope="row" className={classes.issue} style={{ height }}>
        <span className={classes.waiting} />
      </th>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column} role="gridcell" className={classes.cell}>
          <span className={classes.waiting} />
        </td>
      ))}
    </tr>
  )
}

/** An issue with its interest and priority, at the start of its row. */
export function IssueHeader(props: {
  issue: MatrixIssue
  tabbable: boolean
  opened: RecordRef | undefined
  open: (ref: RecordRef) => void
}) {
  const { t, title, word } = useTexts()
  const { issue } = props
  return (
    <th scope="row" data-cell="issue" className={classes.issue}>
      <button
        type="button"
        data-stop="issue"
        data-depth={Math.min(issue.depth, 3)}
        tabIndex={props.tabbable ? 0 : -1}
        aria-current={props.opened?.collection === 'issue' && props.opened.id === issue.ref.id ? 'true' : undefined}
        onClick={() => props.open(issue.ref)}
      >
        <span className={classes.issueTitle} dir="auto">
          {title(issue.title)}
        </span>
        <span className={classes.issueFacts}>
          {issue.interest !== undefined && <span>{word('interest', issue.interest)}</span>}
          {issue.priority !== undefined && (
            <span>{t('matrix.priority', { priority: word('priority', issue.priority) })}</span>
          )}
        </span>
      </button>
    </th>
  )
}
