import { memo } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { Title } from '../../../core/desk/titles'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MatrixIssue, MatrixView } from '../../../core/queries/matrix-schemas'
import { GapMark } from '../../look/judgement-marks'
import { useTexts } from '../../text/text-context'
import { Cell, type Track } from './matrix-cell'
import classes from './matrix.module.css'

/** The given fields of a new position, from its cell. */
export interface GivenPosition extends Readonly<Record<string, unknown>> {
  issue: string
  party: string
  track: Track
}

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
function Heading({ area, columns }: { area: Title; columns: number }) {
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

/** An issue with its interest, priority and gap, at the start of its row. */
function IssueHeader(props: {
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
        data-record={refKey(issue.ref)}
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
          {issue.gap && <GapMark gap={issue.gap.gap} />}
        </span>
        {issue.gap?.reason !== undefined && (
          <span className={classes.gapReason} dir="auto">
            {issue.gap.reason}
          </span>
        )}
      </button>
    </th>
  )
}

/** An issue with a cell for each party, under the name of its area if it is the first of it. `stop` is the column that Tab comes to, if any. */
export const IssueRow = memo(function IssueRow(props: {
  issue: MatrixIssue
  row: number
  parties: MatrixView['parties']
  stop: number | undefined
  opened: RecordRef | undefined
  open: (ref: RecordRef) => void
  add: (given: GivenPosition) => void
}) {
  const { issue, parties, stop, opened, open } = props
  return (
    <>
      {issue.area && <Heading area={issue.area} columns={parties.length + 1} />}
      <tr aria-rowindex={props.row} data-drop-on={refKey(issue.ref)}>
        <IssueHeader issue={issue} tabbable={stop === 0} opened={opened} open={open} />
        {parties.map((party, column) => (
          <Cell
            key={party.ref.id}
            tabbable={stop === column + 1}
            issue={issue.title}
            party={party.title}
            cell={issue.cells[column] ?? {}}
            opened={opened}
            open={open}
            add={(track) => props.add({ issue: issue.ref.id, party: party.ref.id, track })}
          />
        ))}
      </tr>
    </>
  )
})
