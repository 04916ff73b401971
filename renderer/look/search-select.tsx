import type { ComboboxItem, OptionsFilter, SelectProps } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { foldText } from '../../core/base/fold-text'
import { Select } from './choice-fields'
import { awaitChoice } from './awaited-choices'

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

/** A choice with search. Enter takes the first match and does not submit the form; pressed before the options are there, it takes the first when they are. */
export function SearchSelect({
  data,
  takeTyped,
  ...props
}: Omit<SelectProps, 'data' | 'searchable' | 'openOnFocus' | 'filter' | 'limit' | 'onKeyDown'> & {
  data: Searchable[]
  /** Takes the typed words at Enter if they say more than a choice; false if they do not. */
  takeTyped?: (typed: string) => boolean
}) {
  /** The words for which Enter was pressed, and what ends the wait for their options. */
  const awaited = useRef<{ words: string; end: () => void }>(undefined)
  const { onChange, onSearchChange } = props
  useEffect(() => {
    const { words, end } = awaited.current ?? {}
    if (words === undefined || data.length === 0) return
    const [first] = byWords({ options: data, search: words, limit: 1 }) as Searchable[]
    awaited.current = undefined
    if (first) onChange?.(first.value, first)
    end?.()
  }, [data, onChange])
  useEffect(() => () => awaited.current?.end(), [])
  return (
    <Select
      {...props}
      data={data}
      searchable
      openOnFocus={false}
      filter={byWords}
      limit={80}
      selectFirstOptionOnChange
      onSearchChange={(text) => {
        // Other words are another wish; a field that is left forgets its words, but not the wish.
        if (text !== '' && awaited.current && awaited.current.words !== text.trim()) {
          awaited.current.end()
          awaited.current = undefined
        }
        onSearchChange?.(text)
      }}
      onKeyDown={(event) => {
        if (!isEnter(event)) return
        if (takeTyped?.(event.currentTarget.value) === true) return event.preventDefault()
        if (data.length > 0) return takeFirst(event)
        event.preventDefault()
        const words = event.currentTarget.value.trim()
        awaited.current?.end()
        awaited.current = words === '' ? undefined : { words, end: awaitChoice() }
      }}
    />
  )
}

const isEnter = ({ key, keyCode, nativeEvent }: KeyboardEvent) =>
  key === 'Enter' && !nativeEvent.isComposing && keyCode !== 229

/** If no option is marked, takes the first. */
function takeFirst(event: KeyboardEvent<HTMLInputElement>): void {
  const field = event.currentTarget
  if (field.getAttribute('aria-expanded') !== 'true') return
  event.preventDefault()
  if (field.getAttribute('aria-activedescendant')) return
  const list = document.querySelector(`[id="${field.getAttribute('aria-controls') ?? ''}"]`)
  list?.querySelector<HTMLElement>('[role="option"]')?.click()
}
