import { useRef, type KeyboardEvent } from 'react'
import type { RecordRef } from '../../../core/model/sources'
import type { ListRow, ListView } from '../../../core/queries/view-schemas'
import { useTexts } from '../../text/text-context'
import { Value } from '../record/value'
import classes from './lists.module.css'

const same = (a: RecordRef | undefined, b: RecordRef) => a?.collection === b.collection && a.id === b.id

/** A grouped list of records. Up and Down move, Home and End jump, a letter finds, Enter opens. */
export function RecordList(props: {
  groups: ListView['groups']
  selected: RecordRef | undefined
  open: (ref: RecordRef) => void
}) {
  const { title, family } = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-row]') ?? [])]
    const next = nextRow(event, rows)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div ref={list} onKeyDown={onKeyDown}>
      {props.groups.map((group, index) => (
        <section key={`${group.heading}-${index}`}>
          <h2 className={classes.heading}>{group.title ? title(group.title) : family(`list.${group.heading}`)}</h2>
          <ul>
            {group.rows.map((row) => (
              <Row
                key={`${row.ref.collection}/${row.ref.id}`}
                row={row}
                selected={same(props.selected, row.ref)}
                open={props.open}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Row({ row, selected, open }: { row: ListRow; selected: boolean; open: (ref: RecordRef) => void }) {
  const { title, family } = useTexts()
  return (
    <li>
      <button
        type="button"
        data-row
        data-depth={row.depth}
        className={classes.row}
        aria-current={selected ? 'true' : undefined}
        onClick={() => open(row.ref)}
      >
        <span className={classes.rowTitle}>{title(row.title)}</span>
        <span className={classes.rowKind}>{family(`collection.${row.ref.collection}`)}</span>
        {row.text !== undefined && <span className={classes.rowText}>{row.text}</span>}
        {row.facts.length > 0 && (
          <span className={classes.rowFacts}>
            {row.facts.map((fact, index) => (
              <span key={index}>
                <Value value={fact} />
              </span>
            ))}
          </span>
        )}
      </button>
    </li>
  )
}

/** The row that a key leads to from the one that has the focus, if any. */
function nextRow(event: KeyboardEvent, rows: readonly HTMLButtonElement[]): HTMLButtonElement | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return undefined
  const at = rows.findIndex((row) => row === document.activeElement)
  switch (event.key) {
    case 'ArrowDown':
      return rows[Math.min(at + 1, rows.length - 1)]
    case 'ArrowUp':
      return rows[Math.max(at - 1, 0)]
    case 'Home':
      return rows[0]
    case 'End':
      return rows.at(-1)
    default:
  }
  if (Array.from(event.key).length !== 1 || event.key === ' ') return undefined
  const letter = event.key.toLocaleLowerCase()
  return [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find((row) =>
    row.textContent.trim().toLocaleLowerCase().startsWith(letter),
  )
}
