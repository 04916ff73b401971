import { Button } from '@mantine/core'
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { partLabelKey } from '../../../../core/text/field-label'
import { inSentence } from '../../../../core/text/in-sentence'
import type { FieldType } from '../../../../core/model/schema/fields'
import { withMoved } from '../../../../core/editing/list-items'
import { OrderSaid, useReorder } from '../../../parts/reorder'
import { useTexts } from '../../../text/text-context'
import type { NestedProps } from './input-props'
import classes from './inputs.module.css'
import { ItemButtons } from './item-buttons'
import { CONTROL, rowEnded, textsPasted, useFocusSoon } from './item-keys'
import { ItemHint } from './item-hint'

/** Several texts or names in order. A row that is empty does not belong to the value: one at most shows, at the place `empty`. */
export function ListInput(props: NestedProps<Extract<FieldType, { type: 'list' }>>) {
  const { t, family } = useTexts()
  const items = (props.value ?? []) as unknown[]
  const [emptyAt, setEmpty] = useState(props.begins && items.length === 0 ? 0 : undefined)
  const [pasted, setPasted] = useState(0)
  const { group, focusSoon } = useFocusSoon<HTMLDivElement>()
  const isNames = props.type.of.type === 'names'
  const at = emptyAt === undefined ? undefined : Math.min(emptyAt, items.length)
  const shown = at === undefined ? items : items.toSpliced(at, 0, isNames ? {} : '')
  const focusRow = (row: number) => focusSoon(`[data-item="${row}"] ${CONTROL}`)
  /** The number of a row's item: of the empty row, that of the item that it would be. */
  const itemOf = (row: number) => (at !== undefined && row > at ? row - 1 : row)
  const set = (row: number, value: unknown, how: 'typed' | 'chosen') => {
    const item = itemOf(row)
    if (value !== undefined) {
      if (row === at) setEmpty(undefined)
      props.change(items.toSpliced(item, row === at ? 0 : 1, value), how)
    } else if (row !== at) {
      // A row that was emptied takes the place of the empty one, and keeps the focus.
      setEmpty(item)
      if (item !== row) focusRow(item)
      props.change(items.toSpliced(item, 1), how)
    }
  }
  const add = (row: number) => {
    focusRow(row)
    setEmpty(row)
  }
  const order = useReorder({
    group,
    count: shown.length,
    name: (row) => `${props.label} ${row + 1}`,
    move: (from, to) => props.change(withMoved(items, itemOf(from), itemOf(to)), 'chosen'),
    isFixed: (row) => row === at,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    order.onKeyDown(event)
    if (event.defaultPrevented) return
    const row = rowEnded(event)?.row
    if (row === undefined) return
    event.preventDefault()
    if (row !== at) add(itemOf(row) + 1)
  }
  const onPaste = (event: ClipboardEvent) => {
    const found = textsPasted(event)
    if (!found || isNames) return
    event.preventDefault()
    delete found.field.dataset.typed
    const { row, texts } = found
    setEmpty(undefined)
    setPasted(texts.length)
    focusRow(itemOf(row) + texts.length - 1)
    props.change(items.toSpliced(itemOf(row), row === at ? 0 : 1, ...texts), 'chosen')
  }
  const hint = `${props.id}-items`
  return (
    <div ref={group} id={props.id} role="group" aria-label={props.label} onKeyDown={onKeyDown} onPaste={onPaste}>
      {shown.map((item, row) => (
        <div key={row} className={classes.item} data-item={row}>
          <props.FieldInput
            {...props}
            type={props.type.of}
            id={`${props.id}-${row}`}
            label={`${props.label} ${row + 1}`}
            value={item}
            describedBy={[props.describedBy, hint].filter(Boolean).join(' ')}
            change={(value, how) => set(row, value, how)}
          />
          {row !== at && <ItemButtons {...props} items={items} index={itemOf(row)} />}
        </div>
      ))}
      <OrderSaid said={order.said} />
      <ItemHint id={hint} shown={shown.length > 0} isText={!isNames} pasted={pasted} />
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => (at === undefined ? add(items.length) : group.current && focusNow(group.current, at))}
      >
        {t('form.addTo', { what: inSentence(family(partLabelKey(props.name))) })}
      </Button>
    </div>
  )
}

const focusNow = (group: HTMLElement, row: number) =>
  group.querySelector<HTMLElement>(`[data-item="${row}"] ${CONTROL}`)?.focus()
