import { useImperativeHandle, useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MatrixView } from '../../../core/queries/edit-schemas'
import type { MatrixIssue } from '../../../core/queries/find-issues'
import { useTexts } from '../../text/text-context'
import { Cell, type Track } from './matrix-cell'
import { movedTo } from './matrix-keys'
import classes from './matrix.module.css'

/** The orders that the screen can give the matrix. */
export interface MatrixHandle {
  /** Focuses the cell that the arrow keys move from. */
  focus: () => void
}

/** The given fields of a new position, from its cell. */
export interface GivenPosition extends Readonly<Record<string, unknown>> {
  issue: string
  party: string
  track: Track
}

const cellKey = (issue: string, party = '') => `${issue}/${party}`

/** Issues by area against parties, ours first. The arrow keys move between cells; Tab goes through a cell's content, then on; Enter opens. */
export function Matrix(props: {
  parties: MatrixView['parties']
  areas: MatrixView['areas']
  opened: RecordRef | undefined
  active: string | undefined
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
  add: (given: GivenPosition) => void
  handle: Ref<MatrixHandle>
}) {
  const { t, title } = useTexts()
  const { parties, areas } = props
  const grid = useRef<HTMLTableElement>(null)
  const issues = areas.flatMap((area) => area.issues)
  const rows = issues.map((issue) => [
    cellKey(issue.ref.id),
    ...parties.map((party) => cellKey(issue.ref.id, party.ref.id)),
  ])
  const there = props.active !== undefined && rows.some((row) => row.includes(props.active ?? ''))
  const stop = there ? props.active : (rows[0]?.[1] ?? rows[0]?.[0])
  const focusOn = (key: string | undefined, track?: string) => {
    const cell = grid.current?.querySelector(`[data-cell="${key ?? ''}"]`)
    const stops = [...(cell?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
    const target = stops.find((candidate) => candidate.dataset.stop === track) ?? stops[0]
    target?.focus()
  }
  useImperativeHandle(props.handle, () => ({ focus: () => focusOn(stop) }))
  useFocusKept(grid, () => focusOn(stop))
  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset.cell
    const to = at === undefined ? undefined : movedTo(event, rows, at)
    if (to === undefined) return
    event.preventDefault()
    focusOn(to, (event.target as HTMLElement).dataset.stop)
  }
  const common = { opened: props.opened, setActive: props.setActive, open: props.open }
  return (
    <div className={classes.scroller}>
      <table
        ref={grid}
        role="grid"
        className={classes.grid}
        aria-label={t('matrix.label')}
        style={{ '--parties': parties.length } as React.CSSProperties}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('matrix.issue')}
            </th>
            {parties.map((party) => (
              <th key={party.ref.id} scope="col">
                <span dir="auto">{title(party.title)}</span>
                {party.ours && <span className={classes.ours}> {t('matrix.ours')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {areas.map((area) => (
          <tbody key={area.title.en + area.title.ja}>
            <tr>
              <th scope="rowgroup" colSpan={parties.length + 1} className={classes.area}>
                <span dir="auto">{title(area.title)}</span>
              </th>
            </tr>
            {area.issues.map((issue) => (
              <tr key={issue.ref.id}>
                <IssueHeader issue={issue} name={cellKey(issue.ref.id)} stop={stop} {...common} />
                {parties.map((party, index) => (
                  <Cell
                    key={party.ref.id}
                    name={cellKey(issue.ref.id, party.ref.id)}
                    tabbable={cellKey(issue.ref.id, party.ref.id) === stop}
                    issue={issue.title}
                    party={party.title}
                    cell={issue.cells[index] ?? {}}
                    add={(track) => props.add({ issue: issue.ref.id, party: party.ref.id, track })}
                    {...common}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function IssueHeader(props: {
  issue: MatrixIssue
  name: string
  stop: string | undefined
  opened: RecordRef | undefined
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
}) {
  const { t, title, word } = useTexts()
  const { issue, name } = props
  return (
    <th scope="row" data-cell={name} className={classes.issue} onFocus={() => props.setActive(name)}>
      <button
        type="button"
        data-stop="issue"
        data-depth={Math.min(issue.depth, 3)}
        tabIndex={name === props.stop ? 0 : -1}
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

/** If a refresh removes or changes the focused element, its cell takes the focus. */
function useFocusKept(grid: { readonly current: HTMLElement | null }, refocus: () => void): void {
  const inside = useRef(false)
  useLayoutEffect(() => {
    const { activeElement } = document
    if (inside.current && (activeElement === document.body || activeElement === null)) refocus()
    inside.current = grid.current?.contains(document.activeElement) === true
  })
  useLayoutEffect(() => {
    const table = grid.current
    const enter = () => {
      inside.current = true
    }
    const leave = (event: FocusEvent) => {
      if (event.relatedTarget) inside.current = table?.contains(event.relatedTarget as Node) === true
    }
    table?.addEventListener('focusin', enter)
    table?.addEventListener('focusout', leave)
    return () => {
      table?.removeEventListener('focusin', enter)
      table?.removeEventListener('focusout', leave)
    }
  }, [grid])
}
