import { useEffect, useEffectEvent, useRef } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import type { MadeFrom } from './selection-bar'

/** A record that is being made from a passage. */
export interface PendingCitation {
  /** The id of the record, and of the draft before it. */
  id: string
  of: MadeFrom
  stretch: Stretch
  /** The field to cite the passage for, by default the main one. */
  wanted?: string
  /** The first of its words. */
  words?: string
  /** The words were cited: if the record is a draft again after an undo, they wait again. */
  done?: boolean
}

/** How many are kept of a text, the latest: only those with a draft still matter, or those that an undo may reach. */
const KEPT = 50
/** How much of a passage is shown, in UTF-16 code units. */
const SHOWN = 160

/**
 * The passages that wait for their records to be saved. They are kept like unsaved text: while other records are made, while the text is closed, and after the window
 * was. `key` names the text; `wordsOf` gives the words of a stretch of it. Undefined until they are known.
 */
export function usePendingCitations(key: string, wordsOf: (stretch: Stretch) => Promise<string>) {
  const { value, change } = useUnsavedForm<readonly PendingCitation[]>(
    `citing/${key}`,
    (json) => json as readonly PendingCitation[],
    [],
  )
  // Several changes may come before the next picture.
  const latest = useRef(value)
  /** Those that were added before the kept ones were known. */
  const early = useRef<readonly PendingCitation[]>([])
  const replace = (next: readonly PendingCitation[]) => {
    latest.current = next.slice(-KEPT)
    change(latest.current)
  }
  const known = useEffectEvent((all: readonly PendingCitation[]) => {
    latest.current = all
    if (early.current.length > 0) replace([...all, ...early.current])
    early.current = []
  })
  useEffect(() => {
    if (value) known(value)
  }, [value])
  const put = (id: string, more: Partial<PendingCitation>) =>
    latest.current && replace(latest.current.map((one) => (one.id === id ? { ...one, ...more } : one)))
  return {
    all: value,
    /** Adds one, and its words as soon as they are here. */
    add: (one: PendingCitation) => {
      if (latest.current) replace([...latest.current, one])
      else early.current = [...early.current, one]
      void wordsOf(one.stretch).then((words) => {
        const text = words.trim()
        put(one.id, {
          words: text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…` : text,
        })
      })
    },
    /** The words are cited, or wait again. */
    settle: (id: string, done: boolean) => put(id, { done }),
  }
}
