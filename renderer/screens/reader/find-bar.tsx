import { useDeferredValue, useEffect, useEffectEvent, useRef } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { useAction } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import { FindBox } from '../../parts/find-box'
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

/** The box to find words in the source's text. */
export function FindBar(props: {
  wanted: Wanted
  found: ReturnType<typeof useFind>
  change: (wanted: Wanted) => void
  /** Where a search for new words begins. */
  from: () => number
  leave: () => void
}) {
  const { wanted, found, change, from, leave } = props
  const box = useRef<HTMLInputElement>(null)
  useAction('find', () => {
    box.current?.focus()
    box.current?.select()
  })
  const place = found?.place
  return (
    <FindBox
      box={box}
      words={wanted.words}
      found={place ? { number: place.number, count: found.count, more: found.more } : found && null}
      change={(words) => change({ words, at: from(), by: 1 })}
      go={(by) => {
        if (place) change({ ...wanted, at: by > 0 ? place.end : place.start, by })
      }}
      leave={() => {
        change({ words: '', at: 0, by: 1 })
        leave()
      }}
    />
  )
}
