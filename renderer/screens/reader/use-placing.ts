import { useRef, useState } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import type { OrphansView } from '../../../core/queries/orphans'
import { useEscape } from '../../actions/use-escape'
import { useApply } from '../../client/saving'
import type { ReaderPlace } from '../../navigation/routes'
import { useTexts } from '../../text/text-context'
import { useTrimmed, type KnownText } from './use-source'

export type Orphan = OrphansView['orphans'][number]

/**
 * Places quotes of an earlier text in the present one: at a proposed place, or on words that the person selects. `said` is what was done last, or why it was
 * not.
 */
export function usePlacing(source: string, text: KnownText, { orphans }: ReaderPlace, focusText: () => void) {
  const { t, error } = useTexts()
  const apply = useApply()
  const trimmed = useTrimmed(source, text)
  const [isOpen, setOpen] = useState(orphans !== undefined)
  /** Opened by its key: the first quote takes the focus. */
  const [byKey, setByKey] = useState(false)
  const [asked, setAsked] = useState(orphans)
  if (asked !== orphans) {
    setAsked(orphans)
    setOpen(orphans !== undefined)
  }
  /** The quote whose words the person selects, and the quote after it. */
  const [selecting, setSelecting] = useState<{ orphan: Orphan; next: string | undefined }>()
  /** The proposed place that the person looks at. */
  const [seen, setSeen] = useState<Stretch>()
  const [said, setSaid] = useState<{ text: string; failed?: true }>()
  /** The quote in the list that takes the focus as soon as it is there. */
  const wanted = useRef<string>(undefined)
  const isPlacing = useRef(false)

  const place = async ({ annotation, rev }: Orphan, at: Stretch, next: string | undefined): Promise<boolean> => {
    // A key that is held down places once.
    if (isPlacing.current) return false
    isPlacing.current = true
    try {
      const { start, end } = await trimmed(at)
      await apply({ kind: 'placeQuote', annotation, rev, sha256: text.sha256, start, end })
      const left = text.orphans - 1
      setSaid({ text: left > 0 ? t('orphans.placed', { count: left }) : t('orphans.placedLast') })
      setSeen(undefined)
      setSelecting(undefined)
      if (next === undefined) focusText()
      else wanted.current = next
      return true
    } catch (cause) {
      setSaid({ text: error(cause), failed: true })
      return false
    } finally {
      isPlacing.current = false
    }
  }
  const cancel = () => {
    wanted.current = selecting?.orphan.annotation
    setSelecting(undefined)
  }
  useEscape(selecting !== undefined, cancel)
  return {
    first: orphans?.first,
    /** True if a person came here to place quotes, or opened the list by its key. */
    isAsked: orphans !== undefined || byKey,
    isOpen: isOpen && text.orphans > 0 && selecting === undefined,
    toggle: () => {
      setByKey(false)
      setOpen(!isOpen)
    },
    /** Opens the list and goes to it; or folds it, and goes back to the text. */
    toggleByKey: () => {
      setByKey(!isOpen)
      setOpen(!isOpen)
      if (isOpen) focusText()
    },
    /** Focuses the quote that wants it, as soon as it is among those of the list. */
    takeFocus: (items: readonly HTMLElement[]) => {
      const item = items.find(({ dataset }) => dataset.orphan === wanted.current)
      if (!item) return
      wanted.current = undefined
      item.focus()
    },
    selecting: selecting?.orphan,
    select: (orphan: Orphan, next: string | undefined) => {
      setSaid(undefined)
      setSeen(undefined)
      setSelecting({ orphan, next })
      focusText()
    },
    cancel,
    seen,
    see: setSeen,
    said,
    forget: () => setSaid(undefined),
    place,
    /** Places the quote on the selected words. */
    placeSelected: async (at: Stretch) => selecting !== undefined && place(selecting.orphan, at, selecting.next),
  }
}

export type Placing = ReturnType<typeof usePlacing>
