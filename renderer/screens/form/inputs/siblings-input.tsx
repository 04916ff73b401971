import { PartsSelect } from '../../../parts/parts-select'
import type { InputProps } from './input-props'

/** Other parts of the list that the value is in, such as the elements that an element is conditional on. */
export function SiblingsInput(props: InputProps) {
  const { siblings = [], beside, value, change } = props
  return (
    <PartsSelect
      id={props.id}
      label={props.label}
      describedBy={props.describedBy}
      invalid={props.invalid}
      parts={siblings}
      own={typeof beside.id === 'string' ? beside.id : ''}
      value={Array.isArray(value) ? value.map(String) : []}
      change={(ids) => change(ids.length === 0 ? undefined : ids, 'chosen')}
      leave={props.leave}
    />
  )
}
