import { memo, useCallback, type Ref } from 'react'
import type { RecordRef } from '../../core/model/values/record-ref'
import type { ListRow } from '../../core/queries/view-schemas'
import { Value } from '../parts/value'
import { useTexts } from '../text/text-context'
import classes from './list-row.module.css'
import { keyOf, type Item } from './list-table'
import { VirtualList, type ListHandle } from './virtual-list'

const estimateHeight = (row: ListRow) => 33 + (row.text ? 40 : 0) + (row.facts.length > 0 ? 18 : 0)

/** A list of records. */
export function RecordList(props: {
  items: readonly Item[]
  grouped: boolean
  /** Names the filters and the order: when it changes, the list scrolls to its start. */
  arrangement: string
  selected: RecordRef | undefined
  active: string | undefined
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
  handle: Ref<ListHandle>
}) {
  const { title } = useTexts()
  const { grouped, selected, setActive, open } = props
  const nameOf = useCallback((row: ListRow) => title(row.title), [title])
  return (
    <VirtualList
      items={props.items}
      grouped={grouped}
      arrangement={props.arrangement}
      selected={selected && keyOf({ ref: selected })}
      active={props.active}
      setActive={setActive}
      handle={props.handle}
      nameOf={nameOf}
      estimateHeight={estimateHeight}
      renderRow={(row, place) => (
        <RecordRow
          row={row}
          name={place.key}
          depth={grouped ? row.depth : 0}
          selected={place.selected}
          stop={place.stop}
          setActive={setActive}
          open={open}
        />
      )}
    />
  )
}

const RecordRow = memo(function RecordRow(props: {
  row: ListRow
  name: string
  depth: number
  selected: boolean
  stop: boolean
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
}) {
  const { title, family } = useTexts()
  const { row } = props
  return (
    <button
      type="button"
      data-row
      data-key={props.name}
      data-depth={props.depth}
      className={classes.row}
      aria-current={props.selected ? 'true' : undefined}
      tabIndex={props.stop ? 0 : -1}
      onFocus={() => props.setActive(props.name)}
      onClick={() => props.open(row.ref)}
    >
      <span className={classes.title} dir="auto">
        {title(row.title)}
      </span>
      <span className={classes.kind}>{family(`collection.${row.ref.collection}`)}</span>
      {row.text !== undefined && (
        <span className={classes.text} dir="auto">
          {row.text}
        </span>
      )}
      {row.facts.length > 0 && (
        <span className={classes.facts}>
          {row.facts.map((fact, index) => (
            <span key={index}>
              <Value value={fact} />
            </span>
          ))}
        </span>
      )}
    </button>
  )
})
