import { Select, type ComboboxItem, type OptionsFilter, type SelectProps } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { foldText } from '../../core/base/fold-text'

/** An option that any of its words finds, in either language. */
export interface Searchable extends ComboboxItem {
  /** The words, folded by `foldText`. */
  find: string
}

const byWords: OptionsFilter = ({ options, search, limit }) => {
  const words = foldText(search).split(/\s+/).filter(Boolean)
  const found = (options as Searchable[]).filter((option) => words.every((word) => option.find.includes(word)))
  const starts = (option: Searchable) => foldText(option.label).startsWith(words.join(' '))
  return found.toSorted((a, b) => Number(starts(b)) - Number(starts(a))).slice(0, limit)
}

/** A choice with search. Enter takes the first match and does not submit the form. */
export function SearchSelect({ data, ...props }: Omit<SelectProps, 'data'> & { data: Searchable[] }) {
  return (
    <Select
      {...props}
      data={data}
      searchable
      openOnFocus={false}
      filter={byWords}
      limit={80}
      selectFirstOptionOnChange
      onKeyDown={takeFirst}
    />
  )
}

/** If no option is marked, Enter takes the first. */
function takeFirst(event: KeyboardEvent<HTMLInputElement>): void {
  const field = event.currentTarget
  const composing = event.nativeEvent.isComposing || event.keyCode === 229
  if (event.key !== 'Enter' || composing || field.getAttribute('aria-expanded') !== 'true') return
  event.preventDefault()
  if (field.getAttribute('aria-activedescendant')) return
  const list = document.querySelector(`[id="${field.getAttribute('aria-controls') ?? ''}"]`)
  list?.querySelector<HTMLElement>('[role="option"]')?.click()
}
