import type { ComboboxStore } from '@mantine/core'
import { useEffect, useEffectEvent, useLayoutEffect, useState, type KeyboardEvent } from 'react'
import { awaitChoice } from '../../../look/awaited-choices'

/** The typed words, whether the list shows what they find, and the first option of the list. */
interface Found {
  find: string
  upToDate: boolean
  first: string | undefined
}

/**
 * Enter takes the first option that the typed words find. Pressed before they are looked up, it takes that option once they are, even if the focus has moved
 * on: the list still shows what earlier words found. Enter that ends a composition takes nothing. `leave` closes the list and drops the words.
 */
export function useEnter(
  {
    dropdownOpened,
    selectFirstOption,
    resetSelectedOption,
  }: Pick<ComboboxStore, 'dropdownOpened' | 'selectFirstOption' | 'resetSelectedOption'>,
  { find, upToDate, first }: Found,
  take: (option: string) => void,
  leave: () => void,
) {
  const [awaited, setAwaited] = useState<{ find: string; left: boolean }>()
  // Other words, or none once something is taken, end the wait.
  if (awaited && awaited.find !== find) setAwaited(undefined)
  const isAwaited = awaited?.find === find
  const settle = useEffectEvent(() => {
    if (first !== undefined) take(first)
    if (awaited?.left) leave()
  })
  useEffect(() => {
    if (isAwaited && upToDate) settle()
  }, [isAwaited, upToDate])
  const isPending = isAwaited && !upToDate
  useEffect(() => (isPending ? awaitChoice() : undefined), [isPending])
  // Before the next key: Enter presses the selected option. An empty list has none selected.
  const isListed = first !== undefined
  useLayoutEffect(() => {
    if (!dropdownOpened) return
    if (isListed) selectFirstOption()
    else resetSelectedOption()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another first option is selected anew
  }, [dropdownOpened, isListed, first, selectFirstOption, resetSelectedOption])
  const onKeyDownCapture = (event: KeyboardEvent) => {
    // Esc takes the choice back while it is still looked up.
    if (event.key === 'Escape') setAwaited(undefined)
    if (event.nativeEvent.isComposing) event.stopPropagation()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const isTyped = find.trim() !== ''
    const isEarly = dropdownOpened && isTyped && !upToDate
    if (isEarly) setAwaited({ find, left: false })
    if (event.ctrlKey || event.metaKey) {
      // The form is saved, once the choice is made. An open list must not add its first record by the way.
      if (isEarly || !isTyped) resetSelectedOption()
    } else if (isEarly) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const onBlur = () => {
    if (isAwaited) setAwaited({ find, left: true })
    else leave()
  }
  return { onKeyDownCapture, onBlur }
}
