import { useDeferredValue, useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { FIND_WORDS_MAX } from '../../../core/search/find-in-text'
import { useAction } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './reader.module.css'
import type { KnownText } from './use-source'

/** The words that are looked for, and from where on in which direction. */
export interface Wanted {
  words: string
  at: number
  by: 1 | -1
}

/** Finds words in the whole text of a source; the place, and those in view, are lit meanwhile. */
export function useFind(
  source: string,
  { sha256 }: KnownText,
  wanted: Wanted,
  near: Stretch,
  reveal: (at: Stretch) => void,
) {
  const words = useDeferredValue(wanted.words)
  const { at, by } = wanted
  const isAsked = words.trim() !== ''
  const { data } = useDesk('desk:source-find', { source, sha256, words, at, by, near }, isAsked)
  const found = isAsked ? data : undefined
  const shown = useRef('')
  const show = useEffectEvent((answer: typeof found, question: string) => {
    // An answer with other places in view is no step of the person's.
    if (!answer || shown.current === question) return
    shown.current = question
    if (answer.place) reveal(answer.place)
  })
  const question = `${at} ${by} ${words}`
  useEffect(() => show(found, question), [found, question])
  return found
}

/** The box to find words in the text. Enter goes to the next place, Shift+Enter to the one before, Esc empties the box and leaves it. */
export function FindBar(props: {
  wanted: Wanted
  found: ReturnType<typeof useFind>
  change: (wanted: Wanted) => void
  /** Where a search for new words begins. */
  from: () => number
  leave: () => void
}) {
  const { t } = useTexts()
  const { wanted, found, change, from, leave } = props
  const box = useRef<HTMLInputElement>(null)
  useAction('find', () => {
    box.current?.focus()
    box.current?.select()
  })
  const place = found?.place
  const go = (by: 1 | -1) => {
    if (place) change({ ...wanted, at: by > 0 ? place.end : place.start, by })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') {
      change({ words: '', at: 0, by: 1 })
      leave()
    } else return
    event.preventDefault()
  }
  const says = place
    ? t(found.more ? 'reader.foundMany' : 'reader.found', { number: place.number, count: found.count })
    : found && t('reader.notFound')
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
        value={wanted.words}
        data-typed={wanted.words !== ''}
        onChange={(event) => change({ words: event.currentTarget.value, at: from(), by: 1 })}
        onKeyDown={onKeyDown}
      />
      <button type="button" aria-label={t('reader.findPrevious')} disabled={!place} onClick={() => go(-1)}>
        ↑
      </button>
      <button type="button" aria-label={t('reader.findNext')} disabled={!place} onClick={() => go(1)}>
        ↓
      </button>
      <span role="status" className={look.quiet}>
        {says}
      </span>
    </div>
  )
}
