import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { FIND_WORDS_MAX } from '../../core/search/find-in-text'
import { useAction } from '../actions/action-context'
import look from '../look/look.module.css'
import { useTexts } from '../text/text-context'
import classes from './find-box.module.css'

/** The places of the words, and the one that was come to last: its number counts from 1. */
export interface FoundPlaces {
  number: number
  count: number
  /** There are more than are counted. */
  more?: boolean
}

/**
 * The box to find words in a text. Enter and F3 go to the next place, with Shift to the one before; Esc leaves it. `found` is undefined while nothing was
 * looked for, and null if there is no place.
 */
export function FindBox(props: {
  box: RefObject<HTMLInputElement | null>
  words: string
  found: FoundPlaces | null | undefined
  change: (words: string) => void
  go: (by: 1 | -1) => void
  leave: () => void
  children?: ReactNode
}) {
  const { t } = useTexts()
  const { box, words, found, change, go, leave } = props
  useAction('findNext', () => go(1))
  useAction('findPrevious', () => go(-1))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  const says = found
    ? t(found.more === true ? 'reader.foundMany' : 'reader.found', { number: found.number, count: found.count })
    : found === null && t('reader.notFound')
  return (
    <div className={classes.find} role="search">
      <input
        ref={box}
        type="text"
        role="searchbox"
        dir="auto"
        aria-label={t('reader.find')}
        placeholder={t('reader.find')}
        maxLength={FIND_WORDS_MAX}
        value={words}
        data-typed={words !== ''}
        // Esc is for this box, and not for a drawer around the text.
        data-mantine-stop-propagation="true"
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        aria-label={t('reader.findPrevious')}
        title={t('reader.findPrevious')}
        disabled={!found}
        onClick={() => go(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={t('reader.findNext')}
        title={t('reader.findNext')}
        disabled={!found}
        onClick={() => go(1)}
      >
        ↓
      </button>
      <span role="status" className={look.quiet}>
        {says}
      </span>
      {props.children}
    </div>
  )
}
