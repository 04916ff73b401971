import { defaultRangeExtractor, useVirtualizer, type Range as ItemRange } from '@tanstack/react-virtual'
import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react'
import { pieceAt, type Stretch } from '../../../core/base/text-pieces'
import type { MarkFilter, MarkView } from '../../../core/queries/reading-schemas'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { paint, unpaint, type Lit } from './highlights'
import { PieceView } from './piece-view'
import type { ShownOffer } from './offer-card'
import { linesIn, placeUnder, selectedIn } from './places'
import './reader.css'
import classes from './reader.module.css'
import { useReveal } from './use-reveal'
import { useSentences } from './use-sentences'
import { pageOf, useMarks, usePieces, type KnownText } from './use-source'

/** For a piece that is not measured yet: the height of a line in pixels, and how many characters it has. */
const LINE = 27
const LINE_LENGTH = { wide: 38, narrow: 72 }

/** A mark that somebody went to. */
export type ActiveMark = Stretch & { id: string }

/** Moves about in the text. */
export interface TextHandle {
  /** Scrolls to a stretch, and then focuses the card of a mark, if one is named. */
  reveal: (stretch: Stretch, card?: string) => void
  focus: () => void
  /** The stretch in view, roughly: whole pieces. */
  inView: () => Stretch
}

interface Props extends Pick<Lit, 'matches' | 'match' | 'selected' | 'suggestions'> {
  /** The places of suggested sentences. */
  stated: readonly number[]
  source: string
  text: KnownText
  filter: MarkFilter
  active: ActiveMark | undefined
  setActive: (mark: ActiveMark | undefined) => void
  select: (stretch: Stretch | undefined) => void
  /** Goes to the next or the previous mark. */
  step: (by: 1 | -1) => void
  /** Called with the stretch in view, whenever other pieces are. */
  seen: (stretch: Stretch) => void
  /** Does the work of a letter key; true if the letter means something. */
  letter: (letter: string, shift: boolean) => boolean
  handle: Ref<TextHandle>
  /** The suggestion whose card shows. */
  offer: ShownOffer | undefined
  /** Goes to the suggestion at a place; true if there is one. */
  openOffer: (place: number) => boolean
}

/** A source's text: of however many pages, only the pieces near the view are on the page. */
export function ReaderText(props: Props) {
  const { source, text, filter, active, setActive, selected, select, step, handle, offer } = props
  const { t } = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  /** The piece that a selection with the mouse began in: it must stay on the page. */
  const [held, setHeld] = useState<number>()
  const { starts, length } = text
  const perLine = /^(ja|zh|ko)/i.test(text.language) ? LINE_LENGTH.wide : LINE_LENGTH.narrow
  const kept = [held, active && pieceAt(starts, active.start), offer && pieceAt(starts, offer.start)].filter(
    (index) => index !== undefined,
  )
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoized here
  const virtualizer = useVirtualizer({
    count: starts.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const size = (starts[index + 1] ?? length) - (starts[index] ?? 0)
      return Math.ceil(size / perLine + 2) * LINE
    },
    overscan: 2,
    paddingStart: 16,
    paddingEnd: 120,
    rangeExtractor: (range: ItemRange) =>
      [...new Set([...kept, ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b),
  })
  const items = virtualizer.getVirtualItems()
  const pageKey = [...new Set(items.map(({ index }) => pageOf(index)))].join(' ')
  const pages = useMemo(() => (pageKey === '' ? [] : pageKey.split(' ').map(Number)), [pageKey])
  const pieces = usePieces(source, text, pages)
  const marks = useMarks(source, text, pages, filter)
  const byPiece = useMemo(() => grouped(marks, starts), [marks, starts])

  const reveal = useReveal(scroller, (place) => virtualizer.scrollToIndex(pieceAt(starts, place), { align: 'start' }))
  const inView = (): Stretch => {
    const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 }
    return { start: starts[startIndex] ?? 0, end: starts[endIndex + 1] ?? length }
  }
  useImperativeHandle(handle, () => ({ reveal, focus: () => scroller.current?.focus({ preventScroll: true }), inView }))
  const tellSeen = useEffectEvent(() => props.seen(inView()))
  useEffect(() => tellSeen(), [virtualizer.range?.startIndex, virtualizer.range?.endIndex])

  const activeMark = active && marks.find(({ ref }) => ref.id === active.id)
  useLayoutEffect(() => {
    if (!scroller.current) return
    const { matches, match, suggestions } = props
    paint(linesIn(scroller.current), {
      marks,
      active: activeMark,
      suggestions,
      suggested: offer,
      matches,
      match,
      selected,
    })
  })
  useEffect(() => unpaint, [])

  const tellSelected = useEffectEvent(() => {
    const found = scroller.current && selectedIn(scroller.current)
    if (found) select(found)
  })
  useEffect(() => {
    const onChange = () => tellSelected()
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [])

  const caret = useRef<number>(undefined)
  const sentences = useSentences(source, text)
  const latest = useRef(selected)
  useEffect(() => {
    latest.current = selected
  })
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    const card = (event.target as Element).closest<HTMLElement>('[data-card]')
    // A button of a card, or a note that is written there.
    if (card && card !== event.target) return
    const { key, shiftKey, altKey } = event
    const mod = event.ctrlKey || event.metaKey
    if (mod) {
      if (altKey || shiftKey || key.toLowerCase() !== 'a') return
      event.preventDefault()
      document.getSelection()?.removeAllRanges()
      select({ start: 0, end: length })
      return
    }
    const vertical = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined
    const horizontal = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined
    const from = () =>
      latest.current ?? { start: caret.current ?? inView().start, end: caret.current ?? inView().start }
    const take = (stretch: Stretch, shown: Stretch) => {
      document.getSelection()?.removeAllRanges()
      latest.current = stretch
      caret.current = shown.start
      select(stretch)
      reveal(shown)
    }
    if (vertical !== undefined && !altKey) sentences.sentence(vertical, shiftKey, from, take)
    else if (horizontal !== undefined && shiftKey) sentences.word(horizontal, altKey ? 'start' : 'end', from, take)
    else if (altKey) return
    else if (key === 'Enter' && card) toWords(marks.find(({ ref }) => ref.id === card.dataset.card))
    else if (key === 'Enter' && selected) toCard(selected.start)
    else if (key === 'Escape' && selected) {
      document.getSelection()?.removeAllRanges()
      select(undefined)
    } else if (key.length === 1 && letterOf(key, shiftKey)) {
      // The work is done.
    } else return
    event.preventDefault()
  }
  const letterOf = (key: string, shift: boolean) => {
    // A Japanese keyboard may type a full-width letter.
    const letter = key.normalize('NFKC').toLowerCase()
    if (!shift && (letter === 'n' || letter === 'p')) step(letter === 'n' ? 1 : -1)
    else if (!sentences.afterwards(() => setLate({ letter, shift }))) return props.letter(letter, shift)
    return true
  }
  /** A letter that was typed while the words that it is for were being selected. */
  const [late, setLate] = useState<{ letter: string; shift: boolean }>()
  const doLate = useEffectEvent((typed: typeof late) => typed && props.letter(typed.letter, typed.shift))
  useEffect(() => {
    doLate(late)
  }, [late])

  const toWords = (mark: MarkView | undefined) => {
    if (!mark) return
    document.getSelection()?.removeAllRanges()
    scroller.current?.focus({ preventScroll: true })
    setActive({ id: mark.ref.id, start: mark.start, end: mark.end })
    select({ start: mark.start, end: mark.end })
    reveal(mark)
  }
  /** Goes to the card of the shortest mark at a place. */
  const toCard = (place: number): boolean => {
    const at = marks.filter(({ start, end }) => start <= place && place < end)
    const [mark] = at.toSorted((a, b) => a.end - a.start - (b.end - b.start))
    if (!mark) return false
    setActive({ id: mark.ref.id, start: mark.start, end: mark.end })
    reveal(mark, mark.ref.id)
    return true
  }
  // Stable, so that pieces are drawn again only when they change.
  const latestMoves = useRef({ toWords, setActive })
  useEffect(() => {
    latestMoves.current = { toWords, setActive }
  })
  const [moves] = useState(() => ({
    activate: ({ ref, start, end }: MarkView) => latestMoves.current.setActive({ id: ref.id, start, end }),
    toWords: (mark: MarkView) => latestMoves.current.toWords(mark),
  }))
  const onClick = (event: MouseEvent) => {
    if ((event.target as Element).closest('[data-card]')) return
    if (document.getSelection()?.isCollapsed === false) return
    const place = placeUnder(event.clientX, event.clientY)
    caret.current = place ?? caret.current
    select(undefined)
    if (place === undefined || (!toCard(place) && !props.openOffer(place))) setActive(undefined)
  }
  return (
    <div
      ref={scroller}
      role="document"
      tabIndex={0}
      aria-label={t('reader.label')}
      aria-describedby="reader-keys"
      className={classes.scroller}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerDown={({ clientX, clientY, shiftKey }) => {
        const place = shiftKey ? undefined : placeUnder(clientX, clientY)
        if (place !== undefined) setHeld(pieceAt(starts, place))
      }}
    >
      <div className={classes.pieces} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const paragraphs = pieces.get(index)
          return (
            <div
              key={index}
              data-index={index}
              ref={paragraphs ? virtualizer.measureElement : undefined}
              className={classes.place}
              style={{ transform: `translateY(${start}px)`, ...(paragraphs ? {} : { height: size }) }}
            >
              {paragraphs ? (
                <PieceView
                  paragraphs={paragraphs}
                  marks={byPiece.get(index) ?? NONE}
                  active={active && pieceAt(starts, active.start) === index ? active.id : undefined}
                  language={text.language}
                  readByMachine={text.readByMachine}
                  stated={statedIn(props.stated, starts, index)}
                  offer={offer && pieceAt(starts, offer.start) === index ? offer : undefined}
                  activate={moves.activate}
                  toWords={moves.toWords}
                />
              ) : (
                <p className={look.quiet}>{t('reader.waiting')}</p>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const NONE: readonly MarkView[] = []

/** The places that are in a piece, as one string: it is the same as before unless they change. */
const statedIn = (stated: readonly number[], starts: readonly number[], piece: number): string =>
  stated.filter((place) => pieceAt(starts, place) === piece).join(' ')

/** The marks by the piece in which they begin. */
function grouped(marks: readonly MarkView[], starts: readonly number[]): ReadonlyMap<number, readonly MarkView[]> {
  const groups = new Map<number, MarkView[]>()
  for (const mark of marks) {
    const piece = pieceAt(starts, mark.start)
    const group = groups.get(piece)
    if (group) group.push(mark)
    else groups.set(piece, [mark])
  }
  return groups
}
