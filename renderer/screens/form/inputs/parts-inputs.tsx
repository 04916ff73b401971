import { Button } from '@mantine/core'
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { itemFields, newItem, withMoved, type Part } from '../../../../core/editing/list-items'
import type { FieldSpec, FieldType } from '../../../../core/model/schema/fields'
import { partLabelKey } from '../../../../core/text/field-label'
import { inSentence } from '../../../../core/text/in-sentence'
import { itemAt, OrderSaid, useReorder } from '../../../parts/reorder'
import { useTexts } from '../../../text/text-context'
import type { InputProps, NestedProps } from './input-props'
import classes from './inputs.module.css'
import { ItemButtons } from './item-buttons'
import { ItemHint } from './item-hint'
import { CONTROL, rowEnded, textsPasted, useFocusSoon } from './item-keys'
import { isText, PartFields } from './part-fields'
import { newPartId, useParts } from './use-parts'

/** Has a part no value yet in a field that it needs? An unknown rate is none. */
const isLacking = (part: Part, { name, required }: FieldSpec) => required && (part[name] ?? null) === null

/** One part of a record, such as a source's citation. */
export function PartInput(props: NestedProps<Extract<FieldType, { type: 'parts' }>>) {
  const part = (props.value ?? {}) as Part
  const set: InputProps['change'] = (value, how) =>
    props.change(Object.keys(value as Part).length === 0 ? undefined : value, how)
  return (
    <div className={classes.part}>
      <PartFields {...props} fields={props.type.fields} part={part} set={set} />
    </div>
  )
}

/**
 * Parts of a record in order: layers and status events of a measure, elements of a proposal. An added part joins the value, and can be wrong, only once
 * something is put into it; one that is emptied leaves it again.
 */
export function PartsInput(props: NestedProps<Extract<FieldType, { type: 'parts' }>>) {
  const { t, family } = useTexts()
  const { name, type } = props
  const rows = useParts(props, type.fields)
  const { parts, shown, isAdded } = rows
  const [pasted, setPasted] = useState(0)
  const { group, focusSoon } = useFocusSoon<HTMLDivElement>()
  const focusPart = ({ id }: Part, field: string) =>
    focusSoon(`[data-part="${CSS.escape(String(id))}"] [data-part-field="${field}"] ${CONTROL}`)
  /** Adds an empty part at a place, and focuses the field that it lacks first. */
  const add = (place: number) => {
    const part = rows.add(place)
    const lacks = itemFields(name, type.fields).find((field) => isLacking(part, field))
    focusPart(part, lacks?.name ?? '')
  }
  const focusAdded = () => {
    itemAt(group.current, rows.addedRow ?? -1)
      ?.querySelector<HTMLElement>(CONTROL)
      ?.focus()
  }
  const order = useReorder({
    group,
    count: shown.length,
    name: (row) => `${props.label} ${row + 1}`,
    move: (from, to) => props.change(withMoved(parts, rows.indexOf(from), rows.indexOf(to)), 'chosen'),
    isFixed: isAdded,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    order.onKeyDown(event)
    if (event.defaultPrevented) return
    const ended = rowEnded(event)
    const part = ended && shown[ended.row]
    if (!part) return
    event.preventDefault()
    if (isAdded(ended.row)) return
    const here = ended.field.closest<HTMLElement>('[data-part-field]')
    const fields = itemFields(name, type.fields)
    const after = fields.slice(fields.findIndex((field) => field.name === here?.dataset.partField) + 1)
    const lacks = after.find((field) => isLacking(part, field))
    const next = lacks && here?.parentElement?.querySelector(`[data-part-field="${lacks.name}"] ${CONTROL}`)
    if (next instanceof HTMLElement) next.focus()
    else add(rows.indexOf(ended.row) + 1)
  }
  const onPaste = (event: ClipboardEvent) => {
    const found = textsPasted(event)
    const field = found?.field.closest<HTMLElement>('[data-part-field]')?.dataset.partField
    const part = found && shown[found.row]
    if (!found || !part || field === undefined) return
    event.preventDefault()
    delete found.field.dataset.typed
    const [first = '', ...others] = found.texts
    const made = [{ ...part, [field]: first }]
    for (const text of others) made.push({ ...newItem(name, type.fields, made.at(-1), newPartId()), [field]: text })
    setPasted(made.length)
    focusPart(made.at(-1) ?? part, field)
    rows.replace(parts.toSpliced(rows.indexOf(found.row), isAdded(found.row) ? 0 : 1, ...made))
  }
  const hint = `${props.id}-items`
  const hasText = type.fields.some(isText)
  return (
    <div ref={group} id={props.id} role="group" aria-label={props.label} onKeyDown={onKeyDown} onPaste={onPaste}>
      {shown.map((part, row) => (
        <div
          key={typeof part.id === 'string' ? part.id : row}
          className={classes.part}
          role="group"
          aria-label={`${props.label} ${row + 1}`}
          data-item={row}
          data-part={part.id}
        >
          <PartFields
            {...props}
            id={`${props.id}-${row}`}
            label={`${props.label} ${row + 1}`}
            fields={itemFields(name, type.fields)}
            part={part}
            siblings={parts}
            hint={hint}
            {...(isAdded(row) ? { invalid: false } : {})}
            set={(value, how) => rows.set(row, value as Part, how)}
          />
          <ItemButtons
            {...props}
            items={parts}
            index={isAdded(row) ? parts.length : rows.indexOf(row)}
            {...(isAdded(row) ? { remove: () => rows.remove([row]) } : {})}
          />
        </div>
      ))}
      <OrderSaid said={order.said} />
      <ItemHint id={hint} shown={shown.length > 0} isText={hasText} pasted={pasted} />
      <Button size="compact-sm" variant="default" onClick={() => (rows.hasAdded ? focusAdded() : add(parts.length))}>
        {t('form.addTo', { what: inSentence(family(partLabelKey(name))) })}
      </Button>
    </div>
  )
}
