import { Button } from '@mantine/core'
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { same } from '../../../../core/base/same-value'
import { itemFields, newItem, withImplied, type Part } from '../../../../core/editing/list-items'
import type { FieldSpec, FieldType } from '../../../../core/model/schema/fields'
import { helpKey, partLabelKey } from '../../../../core/text/field-label'
import { inSentence } from '../../../../core/text/in-sentence'
import { newId } from '../../../client/new-id'
import { useTexts } from '../../../text/text-context'
import type { InputProps, NestedProps } from './input-props'
import classes from './inputs.module.css'
import { ItemButtons } from './item-buttons'
import { ItemHint } from './item-hint'
import { CONTROL, rowEnded, textsPasted, useFocusSoon } from './item-keys'

/** Is this field of a part the wrong one: the missing one, else the one that the path names? */
function isWrong({ invalid, wrongAt, fields, part }: PartProps, { name, required }: FieldSpec): boolean {
  if (!invalid) return false
  const isMissing = (field: FieldSpec) => field.required && part[field.name] === undefined
  if (fields.some(isMissing)) return required && part[name] === undefined
  const inner = wrongAt?.split('.')[1]?.replace(/\[\d+\]/, '')
  return inner === undefined || inner === name
}

/** `hint` is the id of what says how items are added, if the part is one of several. */
type PartProps = NestedProps & { fields: readonly FieldSpec[]; part: Part; set: InputProps['change']; hint?: string }

const isText = ({ type }: FieldSpec) => type.type === 'prose'

/** Has a part no value yet in a field that it needs? An unknown rate is none. */
const isLacking = (part: Part, { name, required }: FieldSpec) => required && (part[name] ?? null) === null

/** The fields of one part, one under the other. */
function PartFields(props: PartProps) {
  const { family } = useTexts()
  const { fields, part, set, hint, id, name: scope, ...rest } = props
  return (
    <div className={classes.partFields}>
      {fields
        .filter((field) => field.name !== 'id')
        .map((field) => {
          const label = family(`field.${field.name}`)
          const help = helpKey(scope, field.name)
          return (
            <div key={field.name} className={classes.partField} data-part-field={field.name}>
              <label className={classes.partLabel} htmlFor={`${id}-${field.name}`}>
                {label}
                {field.required && <span aria-hidden="true"> •</span>}
              </label>
              <props.FieldInput
                {...rest}
                begins={false}
                id={`${id}-${field.name}`}
                name={field.name}
                label={`${props.label}, ${label}`}
                type={field.type}
                required={field.required}
                invalid={isWrong(props, field)}
                describedBy={[rest.describedBy, help && `${id}-${field.name}-help`, isText(field) && hint]
                  .filter(Boolean)
                  .join(' ')}
                value={part[field.name]}
                beside={part}
                change={(value, how) => {
                  const { [field.name]: _old, ...others } = part
                  set(value === undefined ? others : { ...part, [field.name]: value }, how)
                }}
              />
              {help && (
                <p id={`${id}-${field.name}-help`} className={classes.help}>
                  {family(help)}
                </p>
              )}
            </div>
          )
        })}
    </div>
  )
}

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
  const parts = (props.value ?? []) as Part[]
  const make = (before: Part | undefined) => newItem(name, type.fields, before, newId().slice(0, 13))
  const [added, setAdded] = useState<Added | undefined>(() =>
    props.begins && parts.length === 0 ? { part: make(undefined), at: 0 } : undefined,
  )
  const [pasted, setPasted] = useState(0)
  const { group, focusSoon } = useFocusSoon<HTMLDivElement>()
  const [begun] = useState(() => new Map<unknown, Begun>())
  const at = added && Math.min(added.at, parts.length)
  const shown = added && at !== undefined ? parts.toSpliced(at, 0, added.part) : parts
  const isAdded = (part: Part) => added !== undefined && part.id === added.part.id
  /** How a part began in this form, if it did. */
  const begunOf = (part: Part): Begun | undefined =>
    begun.get(part.id) ?? (isAdded(part) ? { start: part, implied: {} } : undefined)
  const set = (part: Part, next: Part, how: 'typed' | 'chosen') => {
    const start = begunOf(part)
    const changed = Object.keys({ ...part, ...next }).find((field) => !same(part[field], next[field]))
    const { item, implied } = withImplied(name, next, changed, start?.implied ?? {})
    if (start) begun.set(part.id, { start: start.start, implied })
    const index = isAdded(part) ? (at ?? 0) : parts.indexOf(part)
    const isEmptied = start !== undefined && same(item, start.start)
    if (isEmptied) setAdded({ part: item, at: index })
    else if (isAdded(part)) setAdded(undefined)
    if (isEmptied && isAdded(part)) return
    props.change(parts.toSpliced(index, isAdded(part) ? 0 : 1, ...(isEmptied ? [] : [item])), how)
  }
  const focusPart = ({ id }: Part, field: string) =>
    focusSoon(`[data-part="${CSS.escape(String(id))}"] [data-part-field="${field}"] ${CONTROL}`)
  /** Adds an empty part at a place, and focuses the field that it lacks first. */
  const add = (place: number) => {
    const part = make(parts[place - 1])
    const lacks = itemFields(name, type.fields).find((field) => isLacking(part, field))
    focusPart(part, lacks?.name ?? '')
    setAdded({ part, at: place })
  }
  const focusAdded = () => {
    const row = group.current?.querySelector(`[data-part="${CSS.escape(String(added?.part.id))}"]`)
    row?.querySelector<HTMLElement>(CONTROL)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const ended = rowEnded(event)
    const part = ended && shown[ended.row]
    if (!part) return
    event.preventDefault()
    if (isAdded(part)) return
    const here = ended.field.closest<HTMLElement>('[data-part-field]')
    const fields = itemFields(name, type.fields)
    const after = fields.slice(fields.findIndex((field) => field.name === here?.dataset.partField) + 1)
    const lacks = after.find((field) => isLacking(part, field))
    const next = lacks && here?.parentElement?.querySelector(`[data-part-field="${lacks.name}"] ${CONTROL}`)
    if (next instanceof HTMLElement) next.focus()
    else add(parts.indexOf(part) + 1)
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
    for (const text of others) made.push({ ...make(made.at(-1)), [field]: text })
    setAdded(undefined)
    setPasted(made.length)
    focusPart(made.at(-1) ?? part, field)
    const index = isAdded(part) ? (at ?? 0) : parts.indexOf(part)
    props.change(parts.toSpliced(index, isAdded(part) ? 0 : 1, ...made), 'chosen')
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
            hint={hint}
            {...(isAdded(part) ? { invalid: false } : {})}
            set={(value, how) => set(part, value as Part, how)}
          />
          <ItemButtons
            {...props}
            items={parts}
            index={isAdded(part) ? parts.length : parts.indexOf(part)}
            {...(isAdded(part) ? { remove: () => setAdded(undefined) } : {})}
          />
        </div>
      ))}
      <ItemHint id={hint} shown={shown.length > 0} isText={hasText} pasted={pasted} />
      <Button size="compact-sm" variant="default" onClick={() => (added ? focusAdded() : add(parts.length))}>
        {t('form.addTo', { what: inSentence(family(partLabelKey(name))) })}
      </Button>
    </div>
  )
}

/** A part that does not belong to the value, and its place among those that do. */
interface Added {
  part: Part
  at: number
}

/** A part as it was added, and what is filled in since because it follows from others of its values. */
interface Begun {
  start: Part
  implied: Part
}
