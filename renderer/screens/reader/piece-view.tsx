import { Fragment, memo, useLayoutEffect, useRef } from 'react'
import type { Paragraph } from '../../../core/base/text-pieces'
import type { MarkView } from '../../../core/queries/reading-schemas'
import { cardId, MarkCard } from './mark-card'
import type { ShownOffer } from './offer-card'
import { linesIn, rangesOf } from './places'
import classes from './reader.module.css'

/** The pixels between two cards. */
const GAP = 8

interface PieceProps {
  paragraphs: readonly Paragraph[]
  /** The marks that begin in this piece. */
  marks: readonly MarkView[]
  /** The id of the active mark, if it begins in this piece. */
  active: string | undefined
  language: string
  readByMachine: boolean
  /** The places of the suggested sentences in this piece, with spaces between. */
  stated: string
  /** The suggestion whose card shows, if it begins in this piece. */
  offer: ShownOffer | undefined
  activate: (mark: MarkView) => void
  toWords: (mark: MarkView) => void
}

/** A piece of the text: its paragraphs, and after each, for a narrow window and for a screen reader, the cards of the marks that begin in it. */
export const PieceView = memo(function PieceView(props: PieceProps) {
  const { paragraphs, marks, active, language, readByMachine, stated, offer, activate, toWords } = props
  const places = stated === '' ? [] : stated.split(' ').map(Number)
  const piece = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const root = piece.current
    if (!root) return undefined
    // Called at once too, before the page is painted.
    const observer = new ResizeObserver(() => placeCards(root))
    observer.observe(root)
    for (const card of cardsIn(root)) observer.observe(card)
    return () => observer.disconnect()
  })
  const cardOf = (mark: MarkView) => (
    <MarkCard
      key={mark.ref.id}
      mark={mark}
      active={mark.ref.id === active && offer === undefined}
      readByMachine={readByMachine}
      activate={() => activate(mark)}
      toWords={() => toWords(mark)}
    />
  )
  return (
    <div ref={piece} className={classes.piece}>
      {paragraphs.map((paragraph, index) => {
        const end = paragraphs[index + 1]?.start ?? Infinity
        const own = marks.filter(({ start }) => start >= paragraph.start && start < end)
        const isHere = offer !== undefined && offer.start >= paragraph.start && offer.start < end
        // Cards are in the order of their words.
        const before = isHere ? own.filter(({ start }) => start <= offer.start) : own
        const after = own.slice(before.length)
        if (paragraph.text.trim() === '') return <div key={paragraph.start} className={classes.blank} />
        return (
          <Fragment key={paragraph.start}>
            <p
              className={classes.paragraph}
              data-start={paragraph.start}
              data-stated={places.some((place) => place >= paragraph.start && place < end) || undefined}
              dir="auto"
              lang={language}
              {...(own.length > 0 ? { 'aria-details': own.map(cardId).join(' ') } : {})}
            >
              {paragraph.text}
            </p>
            {before.map(cardOf)}
            {isHere && offer.card}
            {after.map(cardOf)}
          </Fragment>
        )
      })}
    </div>
  )
}, isSamePiece)

/** The marks of a text are put into pieces anew whenever some of them change; most pieces have the same ones as before. */
function isSamePiece(before: PieceProps, now: PieceProps): boolean {
  const { marks, ...others } = now
  const names = Object.keys(others) as (keyof typeof others)[]
  return (
    names.every((name) => before[name] === now[name]) &&
    marks.length === before.marks.length &&
    marks.every((mark, index) => mark === before.marks[index])
  )
}

const cardsIn = (root: Element) => [...root.querySelectorAll<HTMLElement>('[data-card]')]

/**
 * Puts the cards in line with their words, none over another. Where there are many, the active one is beside its words, and the others make room. In a narrow
 * window they stay below their paragraph.
 */
function placeCards(root: HTMLElement): void {
  const cards = cardsIn(root)
  const isBeside = cards.some((card) => getComputedStyle(card).position === 'absolute')
  if (!isBeside) {
    root.style.minHeight = ''
    return
  }
  const lines = linesIn(root)
  const { top } = root.getBoundingClientRect()
  const wanted = cards.map((card) => {
    const at = Number(card.dataset.at)
    const [range] = rangesOf(lines, { start: at, end: at + 1 })
    return range ? Math.max(0, range.getBoundingClientRect().top - top) : 0
  })
  const heights = cards.map((card) => card.offsetHeight)
  const active = cards.findIndex((card) => card.getAttribute('aria-current') === 'true')
  const places = spread(wanted, heights, active)
  for (const [index, card] of cards.entries()) card.style.top = `${Math.round(places[index] ?? 0)}px`
  const bottom = (places.at(-1) ?? 0) + (heights.at(-1) ?? 0)
  root.style.minHeight = `${Math.ceil(bottom + GAP)}px`
}

/** The tops of cards of some heights, each as near to its wanted place as the others allow; the active one exactly there, if those above have room. */
function spread(wanted: readonly number[], heights: readonly number[], active: number): number[] {
  const down = (from: number) => {
    let free = from
    return (place: number, index: number) => {
      const top = Math.max(place, free)
      free = top + (heights[index] ?? 0) + GAP
      return top
    }
  }
  const plain = wanted.map(down(0))
  if (active < 0) return plain
  let limit = wanted[active] ?? 0
  const above: number[] = []
  for (let index = active - 1; index >= 0; index -= 1) {
    const top = Math.min(plain[index] ?? 0, limit - GAP - (heights[index] ?? 0))
    above.unshift(top)
    limit = top
  }
  if (limit < 0) return plain
  const below = down(0)
  return [...above, ...wanted.slice(active).map((place, index) => below(place, active + index))]
}
