import { useState } from 'react'
import { withPlainBreaks } from '../../../core/base/text'
import type { Stretch } from '../../../core/base/text-pieces'
import { useStoreId } from '../../client/environment'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import { useWords, type KnownText } from './use-source'

/** How much of a passage names it in a label, in UTF-16 code units. */
const NAME_LENGTH = 80

/** A comment that is being written, and the passage that it is about. */
interface BegunComment {
  at: Stretch | undefined
  /** The hash of the text that the place is in. */
  sha256?: string
  /** The first of its words. */
  words: string
  body: string
}

const NO_COMMENT: BegunComment = { at: undefined, words: '', body: '' }

/** The comment that is being written on a text. It stays until it is saved or canceled, and may go on about other words. */
export function useComment(source: string, text: KnownText) {
  const { value, change, forget } = useUnsavedForm<BegunComment>(
    `comment/${useStoreId()}/${source}`,
    (json) => json as BegunComment,
    NO_COMMENT,
  )
  const wordsOf = useWords(source, text)
  const [times, setTimes] = useState(0)
  // The words of an earlier text are not here; what was written about them waits for others.
  const begun = value?.at && value.sha256 === text.sha256 ? { ...value, at: value.at } : undefined
  return {
    begun,
    /** How often a comment was begun: each time its box takes the focus. */
    times,
    /** Begins a comment on a passage, or goes on there with what is written. */
    begin: async (at: Stretch) => {
      // Nothing is written over a comment that is not known yet.
      if (!value) return
      const words = withPlainBreaks(await wordsOf(at)).trim()
      const name =
        words.length > NAME_LENGTH ? `${words.slice(0, NAME_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : words
      change({ at, sha256: text.sha256, words: name, body: value.body })
      setTimes((count) => count + 1)
    },
    write: (body: string) => begun && change({ ...begun, body }),
    /** Closes the box; what is written waits for the next comment. */
    leave: () => {
      if (!begun || begun.body.trim() === '') forget()
      else change({ ...NO_COMMENT, body: begun.body })
    },
    /** The comment is saved or canceled. */
    forget: () => forget(),
  }
}
