import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { FieldSpec, FieldType } from '../../../../core/model/schema/fields'
import { helpKey, partLabelKey } from '../../../../core/text/field-label'
import { inSentence } from '../../../../core/text/in-sentence'
import { newId } from '../../../client/new-id'
import { useTexts } from '../../../text/text-context'
import type { InputProps, NestedProps } from './input-props'
import classes from './inputs.module.css'

type Part = Record<string, unknown>

/** A new part: a permanent id, empty lists, an unknown rate. */
function newPart(fields: readonly FieldSpec[]): Part {
  return Object.fromEntries(
    fields.flatMap(({ name, required, type }): [string, unknown][] => {
      if (name === 'id') return [[name, newId().slice(0, 13)]]
      if (!required) return []
      if (type.type === 'list' || (type.type === 'parts' && type.many)) return [[name, []]]
      if (type.type === 'flag') return [[name, false]]
      return type.type === 'rate' ? [[name, null]] : []
    }),
  )
}

/** Is this field of a part the wrong one: the missing one, else the one that the path names? */
function isWrong({ invalid, wrongAt, fields, part }: PartProps, { name, required }: FieldSpec): boolean {
  if (!invalid) return false
  const isMissing = (field: FieldSpec) => field.required && part[field.name] === undefined
  if (fields.some(isMissing)) return required && part[name] === undefined
  const inner = wrongAt?.split('.')[1]?.replace(/\[\d+\]/, '')
  return inner === undefined || inner === name
}

type PartProps = NestedProps & { fields: readonly FieldSpec[]; part: Part; set: InputProps['change'] }

/** The fields of one part, one under the other. */
function PartFields(props: PartProps) {
  const { family } = useTexts()
  const { fields, part, set, id, name: scope, ...rest } = props
  return (
    <div className={classes.partFields}>
      {fields
        .filter((field) => field.name !== 'id')
        .map((field) => {
          const label = family(`field.${field.name}`)
          const help = helpKey(scope, field.name)
          return (
            <div key={field.name} className={classes.partField}>
              <label className={classes.partLabel} htmlFor={`${id}-${field.name}`}>
                {label}
                {field.required && <span aria-hidden="true"> •</span>}
              </label>
              <props.FieldInput
                {...rest}
                id={`${id}-${field.name}`}
                name={field.name}
                label={`${props.label}, ${label}`}
                type={field.type}
                required={field.required}
                invalid={isWrong(props, field)}
                describedBy={[rest.describedBy, help && `${id}-${field.name}-help`].filter(Boolean).join(' ')}
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
 * something is put into it.
 */
export function PartsInput(props: NestedProps<Extract<FieldType, { type: 'parts' }>>) {
  const { t, family } = useTexts()
  const [added, setAdded] = useState<Part>()
  const group = useRef<HTMLDivElement>(null)
  const parts = (props.value ?? []) as Part[]
  const shown = added ? [...parts, added] : parts
  const set = (index: number, part: Part, how: 'typed' | 'chosen') => {
    if (index === parts.length) setAdded(undefined)
    props.change(parts.toSpliced(index, 1, part), how)
  }
  const isAdding = added !== undefined
  useEffect(() => {
    if (isAdding) focusAdded(group.current)
  }, [isAdding])
  return (
    <div ref={group} id={props.id} role="group" aria-label={props.label}>
      {shown.map((part, index) => (
        <div
          key={typeof part.id === 'string' ? part.id : index}
          className={classes.part}
          role="group"
          aria-label={`${props.label} ${index + 1}`}
        >
          <PartFields
            {...props}
            id={`${props.id}-${index}`}
            label={`${props.label} ${index + 1}`}
            fields={props.type.fields}
            part={part}
            {...(part === added ? { invalid: false } : {})}
            set={(value, how) => set(index, value as Part, how)}
          />
          <ItemButtons
            {...props}
            items={parts}
            index={index}
            {...(part === added ? { remove: () => setAdded(undefined) } : {})}
          />
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        disabled={isAdding}
        onClick={() => setAdded(newPart(props.type.fields))}
      >
        {t('form.addTo', { what: inSentence(family(partLabelKey(props.name))) })}
      </Button>
    </div>
  )
}

/** Several texts or names in order. An added row that is still empty does not belong to the value. */
export function ListInput(props: NestedProps<Extract<FieldType, { type: 'list' }>>) {
  const { t, family } = useTexts()
  const [adding, setAdding] = useState(false)
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (adding) focusAdded(group.current)
  }, [adding])
  const items = (props.value ?? []) as unknown[]
  const empty = props.type.of.type === 'names' ? {} : ''
  const shown = adding ? [...items, empty] : items
  const set = (index: number, value: unknown, how: 'typed' | 'chosen') => {
    if (index < items.length) props.change(items.with(index, value ?? empty), how)
    else if (value !== undefined) {
      props.change([...items, value], how)
      setAdding(false)
    }
  }
  return (
    <div ref={group} id={props.id} role="group" aria-label={props.label}>
      {shown.map((item, index) => (
        <div key={index} className={classes.item}>
          <props.FieldInput
            {...props}
            type={props.type.of}
            id={`${props.id}-${index}`}
            label={`${props.label} ${index + 1}`}
            value={item}
            change={(value, how) => set(index, value, how)}
          />
          {index < items.length && <ItemButtons {...props} items={items} index={index} />}
        </div>
      ))}
      <Button size="compact-sm" variant="default" disabled={adding} onClick={() => setAdding(true)}>
        {t('form.addTo', { what: inSentence(family(partLabelKey(props.name))) })}
      </Button>
    </div>
  )
}

/** Focuses the first field of the row above the "Add" button, which is disabled now. */
function focusAdded(group: HTMLElement | null): void {
  const row = group?.querySelector(':scope > :nth-last-child(2)')
  row?.querySelector<HTMLElement>(':is(input:not([type="hidden"]), textarea:not([aria-hidden]), select)')?.focus()
}

/** Up, down, remove. `remove` also removes rows that are not among the items yet. */
function ItemButtons(props: InputProps & { items: readonly unknown[]; index: number; remove?: () => void }) {
  const { t } = useTexts()
  const { items, index, label, change } = props
  const what = `${label} ${index + 1}`
  const moved = (to: number) => {
    const item = items[index]
    change(items.toSpliced(index, 1).toSpliced(to, 0, item), 'chosen')
  }
  return (
    <span className={classes.itemButtons}>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={index === 0 || props.remove !== undefined}
        aria-label={t('form.moveUp', { what })}
        onClick={() => moved(index - 1)}
      >
        ↑
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={index >= items.length - 1}
        aria-label={t('form.moveDown', { what })}
        onClick={() => moved(index + 1)}
      >
        ↓
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('form.remove', { what })}
        onClick={props.remove ?? (() => change(items.toSpliced(index, 1), 'chosen'))}
      >
        ✕
      </Button>
    </span>
  )
}
