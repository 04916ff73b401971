import { memo, useCallback, useLayoutEffect, useRef, type Ref } from 'react'
import type { RecordRef } from '../../core/model/values/record-ref'
import type { ListRow } from '../../core/queries/view-schemas'
import { Value } from '../parts/value'
import { useTexts } from '../text/text-context'
import classes from './list-row.module.css'
import type { ListItems } from './list-items'
import select from './selection.module.css'
import type { Selection } from './use-selection'
import { VirtualList, type ListHandle } from './virtual-list'

/** A row of one line each; a longer title or text takes another line of 20 pixels. */
const estimateHeight = (row: ListRow) => 32 + (row.text ? 40 : 0) + (row.facts.length > 0 ? 16 : 0)

/** A list of records. */
export function RecordList(props: {
  items: ListItems<ListRow>
  grouped: boolean
  /** Do the groups have records of several kinds? Then each row names its own. */
  mixed: boolean
  /** Names the filters and the order: when it changes, the list scrolls to its start. */
  arrangement: string
  /** The key of the open record. */
  selected: string | undefined
  active: string | undefined
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
  handle: Ref<ListHandle>
  /** Called with the first and the last item in view, whenever these change. */
  inView: (first: number, last: number) => void
  selection: Selection
  /** Deletes the selected records. */
  removeSelected: () => void
}) {
  const { grouped, mixed, setActive, open, items, selection } = props
  const latest = useRef({ items, selection, active: props.active ?? props.selected })
  useLayoutEffect(() => {
    latest.current = { items, selection, active: props.active ?? props.selected }
  })
  const pick = useCallback((key: string, way: 'one' | 'range') => {
    const { items: list, selection: chosen, active } = latest.current
    const index = list.indexOf(key)
    if (index === undefined) return
    if (way === 'one') chosen.toggle(key, index)
    else chosen.rangeTo(index, (active === undefined ? undefined : list.indexOf(active)) ?? index)
  }, [])
  const begin = useCallback(() => latest.current.selection.moved(), [])
  return (
    <VirtualList
      items={props.items}
      grouped={grouped}
      arrangement={props.arrangement}
      selected={props.selected}
      active={props.active}
      setActive={setActive}
      handle={props.handle}
      inView={props.inView}
      selection={selection}
      removeSelected={props.removeSelected}
      estimateHeight={estimateHeight}
      renderRow={(row, place) => (
        <RecordRow
          row={row}
          name={place.key}
          depth={grouped ? row.depth : 0}
          // A heading names the kind already, as does the title of a draft.
          showsKind={!grouped || (mixed && row.ref.collection !== 'draft')}
          selected={place.selected}
          stop={place.stop}
          setActive={setActive}
          open={open}
          isChosen={selection.keys.has(place.key)}
          isChoosing={selection.keys.size > 0}
          pick={pick}
          begin={begin}
        />
      )}
    />
  )
}

const RecordRow = memo(function RecordRow(props: {
  row: ListRow
  name: string
  depth: number
  showsKind: boolean
  selected: boolean
  stop: boolean
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
  /** The row is among the selected ones; some row is. */
  isChosen: boolean
  isChoosing: boolean
  /** Selects the row, or all from the active one to it. */
  pick: (key: string, way: 'one' | 'range') => void
  /** The next range begins anew. */
  begin: () => void
}) {
  const { t, title, family } = useTexts()
  const { row, name, pick, isChosen } = props
  return (
    <div className={select.row} data-selected={isChosen} data-selecting={props.isChoosing}>
      <button
        type="button"
        data-row
        data-key={name}
        data-record={name}
        data-depth={props.depth}
        className={classes.row}
        aria-current={props.selected ? 'true' : undefined}
        tabIndex={props.stop ? 0 : -1}
        aria-description={isChosen ? t('select.selected') : undefined}
        onMouseDown={(event) => {
          if (event.button !== 0) return
          if (!event.shiftKey) return props.begin()
          // No text is selected by it.
          event.preventDefault()
          pick(name, 'range')
          event.currentTarget.focus({ preventScroll: true })
        }}
        onFocus={() => props.setActive(name)}
        onClick={(event) => {
          if (!event.shiftKey) props.open(row.ref)
        }}
      >
        <span className={classes.title} dir="auto">
          {title(row.title)}
        </span>
        {props.showsKind && <span className={classes.kind}>{family(`collection.${row.ref.collection}`)}</span>}
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
      <input
        type="checkbox"
        className={select.box}
        tabIndex={-1}
        aria-label={t('select.row', { title: title(row.title) })}
        checked={isChosen}
        onChange={() => pick(name, 'one')}
      />
    </div>
  )
})
