import { useRef } from 'react'
import { partWords } from '../../core/desk/element-conditions'
import { withMoved } from '../../core/editing/list-items'
import { OrderedPill, usePillOrder } from './ordered-pills'
import { OrderSaid } from './reorder'
import { useTexts } from '../text/text-context'
import { MultiSelect } from '../look/choice-fields'

/** Chooses among the parts of a list by their words, such as the elements of a package; not the part itself (`own`). One that is gone can be taken away. */
export function PartsSelect(props: {
  id: string
  label: string
  describedBy?: string | undefined
  invalid?: boolean
  parts: readonly { readonly id?: unknown }[]
  own: string
  value: readonly string[]
  change: (ids: string[]) => void
  leave?: () => void
}) {
  const { t } = useTexts()
  const { parts, own, value } = props
  const ids = parts.flatMap(({ id }) => (typeof id === 'string' && id !== own ? [id] : []))
  const gone = value.filter((id) => !ids.includes(id))
  const group = useRef<HTMLDivElement>(null)
  const order = usePillOrder(group, value.length, (from, to) => props.change(withMoved(value, from, to)))
  const data = [
    ...ids.map((id) => ({ value: id, label: partWords(parts, id) ?? id })),
    ...gone.map((id) => ({ value: id, label: t('packages.gone') })),
  ]
  return (
    <div ref={group} onKeyDown={order.onKeyDown}>
      <MultiSelect
        id={props.id}
        aria-label={props.label}
        {...(props.describedBy === undefined || props.describedBy === ''
          ? {}
          : { 'aria-describedby': props.describedBy })}
        data={data}
        renderPill={({ value: id, onRemove }) => (
          <OrderedPill
            row={value.indexOf(String(id))}
            count={value.length}
            name={data.find((one) => one.value === id)?.label ?? String(id)}
            remove={() => onRemove?.()}
          />
        )}
        value={[...value]}
        searchable
        hidePickedOptions
        limit={100}
        placeholder={value.length === 0 ? t('form.typeToFind') : ''}
        nothingFoundMessage={t('form.noChoice')}
        comboboxProps={{ withinPortal: false }}
        error={props.invalid === true}
        onChange={props.change}
        onBlur={() => props.leave?.()}
      />
      <OrderSaid said={order.said} />
    </div>
  )
}
