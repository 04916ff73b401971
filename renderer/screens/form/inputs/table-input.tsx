import { Button, VisuallyHidden } from '@mantine/core'
import { useLayoutEffect, useMemo, useRef, useState, type FocusEvent } from 'react'
import { tableColumns } from '../../../../core/editing/tables/table-columns'
import { checkItems } from '../../../../core/model/schema/check-field'
import type { FieldType } from '../../../../core/model/schema/fields'
import { withMoved, type Part } from '../../../../core/editing/list-items'
import { partLabelKey } from '../../../../core/text/field-label'
import { inSentence } from '../../../../core/text/in-sentence'
import { OrderSaid, useReorder } from '../../../parts/reorder'
import { useTexts } from '../../../text/text-context'
import { useClock } from './form-clock'
import type { NestedProps } from './input-props'
import { CONTROL, useFocusSoon } from './item-keys'
import { TableNotes } from './table-notes'
import { BLOCK, RowBlock, useBlockWatch } from './row-block'
import { placeOf } from './table-place'
import { TableRow, type RowApi } from './table-row'
import classes from './table.module.css'
import { useCellKeys } from './use-cell-keys'
import { useCellPaste } from './use-cell-paste'
import { useParts } from './use-parts'

/** From so many rows on, those far from the view are not drawn. */
const MANY = 40

/** A list whose items have fields, as a table: one row an item, the important fields in its cells, the others behind “More”. */
export function TableInput(props: NestedProps<Extract<FieldType, { type: 'parts' }>>) {
  const { t, family, list: inARow } = useTexts()
  const { name, type, id, label, of } = props
  const rows = useParts(props, type.fields)
  const { shown, isAdded } = rows
  const columns = useMemo(() => tableColumns(name, type.fields), [name, type.fields])
  const { group, focusSoon } = useFocusSoon<HTMLDivElement>()
  const [current, setCurrent] = useState<{ row: number; column: number }>()
  const [opened, setOpened] = useState<ReadonlySet<string | number>>(new Set())
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const { invalid } = props
  const wrong = useMemo(() => (invalid ? checkItems(of, name, rows.parts) : []), [invalid, of, name, rows.parts])
  const rowOf = (index: number) => (rows.addedRow !== undefined && index >= rows.addedRow ? index + 1 : index)
  const wrongShown = wrong.map((cell) => ({ ...cell, row: rowOf(cell.row) }))
  const wrongIn = new Map<number, string>()
  for (const { row, field } of wrongShown) wrongIn.set(row, `${wrongIn.get(row) ?? ','}${field},`)
  const keyOf = (row: number): string | number => {
    const key = shown[row]?.id
    return typeof key === 'string' ? key : row
  }
  const cellAt = (row: number, column: number) => `[data-item="${row}"] [data-cell="${column}"] ${CONTROL}`
  /** The cell takes the focus once its row has fields. */
  const goSoon = (row: number, column: number) => {
    focusSoon(cellAt(row, column))
    setCurrent({ row, column })
  }
  const focusCell = (row: number, column: number) => {
    const field = group.current?.querySelector<HTMLElement>(cellAt(row, column))
    if (field) field.focus()
    else goSoon(row, column)
    return field
  }
  /** Adds an empty row at the end, or leads to the one that there is. */
  const add = () => {
    if (rows.addedRow !== undefined) return void focusCell(rows.addedRow, 0)
    goSoon(shown.length, 0)
    rows.add(rows.parts.length)
  }
  const moveTo = (from: number, target: number) => {
    const column = Math.max(current?.column ?? 0, 0)
    const [index, to] = [rows.indexOf(from), rows.indexOf(target)]
    if (isAdded(from) || to < 0 || to >= rows.parts.length) return
    rows.replace(withMoved(rows.parts, index, to))
    setCurrent({ row: to, column })
    // The rows are drawn in their new order by then.
    requestAnimationFrame(() => focusCell(to, column))
  }
  const order = useReorder({
    group,
    count: shown.length,
    name: (row) => `${label} ${row + 1}`,
    move: moveTo,
    isFixed: isAdded,
    movesFocus: true,
  })
  const remove = (which: readonly number[], column: number) => {
    const [first = 0] = which.toSorted((a, b) => a - b)
    const left = shown.length - which.length
    rows.remove(which)
    setSelected(new Set())
    requestAnimationFrame(() => {
      if (left > 0) focusCell(Math.min(first, left - 1), column)
      else group.current?.querySelector<HTMLElement>('[data-add]')?.focus()
    })
  }
  const select = (row: number, how: 'one' | 'more' | 'to') => {
    const [anchor = row] = selected
    const [low, high] = [Math.min(anchor, row), Math.max(anchor, row)]
    const span = Array.from({ length: high - low + 1 }, (_, index) => low + index)
    if (how === 'to') setSelected(new Set([anchor, ...span]))
    else if (selected.has(row)) setSelected(new Set([...selected].filter((one) => one !== row)))
    else setSelected(new Set(how === 'more' ? [...selected, row] : [row]))
  }
  const keys = useCellKeys({
    group,
    columns: columns.length,
    rows: shown.length,
    isAdded,
    add,
    move: (row, by) => order.move(row, row + by),
    select,
    focusCell,
    remove: (row, column) => remove(selected.has(row) ? [...selected] : [row], column),
  })
  const clipboard = useCellPaste({
    props,
    rows,
    columns,
    selected,
    done: goSoon,
  })
  const { timeZone } = useClock()
  const watch = useBlockWatch()
  const titles = useMemo(() => ({ ...clipboard.known, ...props.titles }), [clipboard.known, props.titles])
  const latest: RowApi = {
    set: rows.set,
    leave: props.leave,
    toggle: (row) => {
      const key = keyOf(row)
      setOpened(opened.has(key) ? new Set([...opened].filter((one) => one !== key)) : new Set([...opened, key]))
    },
    remove: (row) => remove([row], 0),
    move: (row, by) => order.move(row, row + by),
    select,
  }
  const api = useStable(latest)
  const onFocusCapture = (event: FocusEvent<HTMLElement>) => {
    const { row, column } = placeOf(event.target) ?? {}
    if (row === undefined || column === undefined) return
    // The field that finds records takes the place of the names.
    if (event.target.hasAttribute('data-idle')) focusSoon(cellAt(row, column))
    setCurrent({ row, column })
  }
  const blocks = Array.from({ length: Math.ceil(shown.length / BLOCK) }, (_, index) => index * BLOCK)
  const drawRow = (part: Part, row: number) => {
    const bad = isAdded(row) ? '' : (wrongIn.get(row) ?? '')
    const isHidden = bad.split(',').some((field) => field !== '' && !columns.some((one) => one.name === field))
    return (
      <TableRow
        key={keyOf(row)}
        of={of}
        list={name}
        id={id}
        label={label}
        fields={type.fields}
        row={row}
        part={part}
        wrong={bad}
        isOpen={opened.has(keyOf(row)) || isHidden}
        isSelected={selected.has(row)}
        isCurrent={current?.row === row}
        isFirst={row === 0}
        isLast={row === shown.length - 1}
        describedBy={bad === '' ? undefined : props.describedBy}
        titles={titles}
        timeZone={timeZone}
        FieldInput={props.FieldInput}
        api={api}
      />
    )
  }
  return (
    <div
      ref={group}
      id={id}
      role="group"
      aria-label={label}
      className={classes.table}
      data-columns={columns.length > 5 ? 'many' : undefined}
      onKeyDown={(event) => {
        clipboard.onKeyDown(event)
        keys.onKeyDown(event)
      }}
      onKeyDownCapture={keys.onKeyDownCapture}
      onFocusCapture={onFocusCapture}
      onPasteCapture={clipboard.onPaste}
    >
      {shown.length > 0 && (
        <table aria-label={label} aria-rowcount={shown.length + 1}>
          <thead>
            <tr>
              <th scope="col" className={classes.head}>
                <VisuallyHidden>{t('table.number')}</VisuallyHidden>
              </th>
              {columns.map((field) => (
                <th key={field.name} scope="col" data-column={field.name}>
                  {family(`field.${field.name}`)}
                  {field.required && <span aria-hidden="true"> •</span>}
                </th>
              ))}
              <th scope="col" className={classes.tools}>
                <VisuallyHidden>{t('table.tools')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          {blocks.map((first) => (
            <RowBlock
              key={first}
              watch={watch}
              isWatched={shown.length > MANY}
              isKept={current !== undefined && first <= current.row && current.row < first + BLOCK}
              isFirst={first === 0}
              count={Math.min(BLOCK, shown.length - first)}
              columns={columns.length + 2}
              draw={() => shown.slice(first, first + BLOCK).map((part, index) => drawRow(part, first + index))}
            />
          ))}
        </table>
      )}
      {shown.length > 0 && (
        <TableNotes
          id={id}
          list={name}
          columns={columns}
          rows={shown}
          current={current}
          wrong={wrongShown}
          set={rows.set}
          focus={(row, field) => {
            const column = columns.findIndex((one) => one.name === field)
            if (column >= 0) return void focusCell(row, column)
            const more = group.current?.querySelector(`[data-more="${row}"] [data-part-field="${field}"] ${CONTROL}`)
            if (more instanceof HTMLElement) more.focus()
          }}
        />
      )}
      <OrderSaid said={order.said} />
      <div role="status" className={classes.status}>
        {clipboard.pasted &&
          t(clipboard.pasted.count === 1 ? 'table.pastedOne' : 'table.pasted', { count: clipboard.pasted.count })}{' '}
        {clipboard.pasted &&
          clipboard.pasted.left.length > 0 &&
          t(clipboard.pasted.hasTitles ? 'table.left' : 'table.beyond', { columns: inARow(clipboard.pasted.left) })}
      </div>
      <Button data-add size="compact-sm" variant="default" onClick={add}>
        {t('form.addTo', { what: inSentence(family(partLabelKey(name))) })}
      </Button>
    </div>
  )
}

/** The same functions at each drawing, which do what the latest ones do. */
function useStable(latest: RowApi): RowApi {
  const held = useRef(latest)
  useLayoutEffect(() => {
    held.current = latest
  })
  const [stable] = useState<RowApi>(() => ({
    set: (...args) => held.current.set(...args),
    leave: () => held.current.leave(),
    toggle: (...args) => held.current.toggle(...args),
    remove: (...args) => held.current.remove(...args),
    move: (...args) => held.current.move(...args),
    select: (...args) => held.current.select(...args),
  }))
  return stable
}
