import type { ComboboxStore } from '@mantine/core'
import { useEffect, useEffectEvent, useLayoutEffect, useState, type KeyboardEvent } from 'react'

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
  { dropdownOpened, selectFirstOption }: Pick<ComboboxStore, 'dropdownOpened' | 'selectFirstOption'>,
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
  // Before the next key: Enter presses the selected option.
  useLayoutEffect(() => {
    if (dropdownOpened && first !== undefined) selectFirstOption()
  }, [dropdownOpened, first, selectFirstOption])
  const onKeyDownCapture = (event: KeyboardEvent) => {
    // Esc takes the choice back while it is still looked up.
    if (event.key === 'Escape') setAwaited(undefined)
    if (event.nativeEvent.isComposing) event.stopPropagation()
    else if (event.key === 'Enter' && dropdownOpened && find.trim() !== '' && !upToDate) {
      event.preventDefault()
      event.stopPropagation()
      setAwaited({ find, left: false })
    }
  }
  const onBlur = () => {
    if (isAwaited) setAwaited({ find, left: true })
    else leave()
  }
  return { onKeyDownCapture, onBlur }
}
