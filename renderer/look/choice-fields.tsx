import {
  Autocomplete as PlainAutocomplete,
  MultiSelect as PlainMultiSelect,
  Select as PlainSelect,
  type AutocompleteProps,
  type ComboboxProps,
  type MultiSelectProps,
  type SelectProps,
} from '@mantine/core'
import { useRef, useState, type FocusEventHandler, type KeyboardEventHandler, type MouseEventHandler } from 'react'

interface Choosing {
  comboboxProps?: ComboboxProps | undefined
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined
}

/**
 * Makes the options of a field when it first has the focus. Mantine makes them with the field and places each list on the
 * page, though it is closed: a screen with several fields would take most of its time for what nobody sees.
 */
function useOptionsFromFocus<P extends Choosing>(props: P): P {
  const [wanted, setWanted] = useState(false)
  return {
    ...props,
    comboboxProps: { keepMounted: wanted, ...props.comboboxProps },
    onFocus: (event) => {
      setWanted(true)
      props.onFocus?.(event)
    },
  }
}

/** Mantine's field to choose one of several, quick to show. The first click selects what is chosen, as Tab does: what is typed takes its place. */
export function Select(props: SelectProps) {
  const { onFocus, ...others } = useOptionsFromFocus(props)
  const isNew = useRef(false)
  const onClick: MouseEventHandler<HTMLInputElement> = (event) => {
    if (isNew.current && props.searchable) event.currentTarget.select()
    isNew.current = false
    props.onClick?.(event)
  }
  const onKeyDown: KeyboardEventHandler<HTMLInputElement> = (event) => {
    isNew.current = false
    props.onKeyDown?.(event)
  }
  return (
    <PlainSelect
      {...others}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        isNew.current = true
        onFocus?.(event)
      }}
    />
  )
}

/** Mantine's field to choose some of several, quick to show. */
export function MultiSelect(props: MultiSelectProps) {
  return <PlainMultiSelect {...useOptionsFromFocus(props)} />
}

/** Mantine's field for words that offers some, quick to show. */
export function Autocomplete(props: AutocompleteProps) {
  return <PlainAutocomplete {...useOptionsFromFocus(props)} />
}
