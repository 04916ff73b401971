import { useEffect, useMemo, useRef, useState, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { arrowsOf, packageBoard, type CardPlace } from '../../../core/charts/package-board'
import type { BoardCard, PackageBoard } from '../../../core/queries/package-board-schemas'
import { ChartPicture } from '../../look/chart-picture'
import { useWidth } from '../../parts/use-width'
import { isMac } from '../../text/key-words'
import { useTexts, type Texts } from '../../text/text-context'
import { cardAfter } from './board-keys'
import { cardInWords, cardTexts } from './card-texts'
import { PackageCard } from './package-card'
import classes from './packages.module.css'
import { useInView } from './use-in-view'

/** What the board tells its screen. */
export interface BoardActs {
  /** Moves a card to the status before or after its own. */
  step: (card: BoardCard, by: -1 | 1) => void
  /** Moves a card to a status. */
  moveTo: (card: BoardCard, status: BoardCard['status']) => void
  /** Opens the menu of a card, at a point of the window. */
  openMenu: (card: BoardCard, at: { x: number; y: number }) => void
}

/** The elements of a package in columns by their status, with arrows to what they need. Cards are moved by keys, by their menu and by the mouse. */
export function PackagePicture(props: {
  view: PackageBoard
  /** The card that the Tab key comes to, by its id. */
  current: string | undefined
  setCurrent: (id: string) => void
  /** The card whose menu is open. */
  opened: string | undefined
  movable: boolean
  acts: BoardActs
}) {
  const { view, movable, acts } = props
  const texts = useTexts()
  const { t, word } = texts
  const [ref, width] = useWidth()
  const laid = useMemo(
    () => (width === undefined || width < 200 ? undefined : laidView(view, width, texts)),
    [view, width, texts],
  )
  // Hundreds of arrows stay as they are while the focus moves.
  const picture = useMemo(() => laid && <ChartPicture chart={laid.chart} />, [laid])
  const { scroller, isInView } = useInView()
  const cards = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<number>()
  const places = laid?.places ?? []
  const currentPlace = places.find(({ id }) => id === props.current) ?? places[0]
  const cardOf = (id: string | undefined) => laid?.cards.find(({ card }) => card.id === id)?.card
  useFocusKept(cards, currentPlace)
  useCardsInView(scroller, view.package.ref.id, currentPlace)
  const near = useMemo(
    () => (laid && currentPlace ? arrowsOf(currentPlace.id, laid.needing, laid.places) : []),
    [laid, currentPlace],
  )
  const nearIds = useMemo(() => nearTo(currentPlace?.id, laid?.cards ?? []), [laid, currentPlace])
  const onKey = (event: KeyboardEvent) => {
    const card = cardOf(currentPlace?.id)
    if (!card || !currentPlace || event.altKey || event.shiftKey) return
    const isMove = isMac ? event.metaKey : event.ctrlKey
    if (isMove && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault()
      if (movable) acts.step(card, event.key === 'ArrowLeft' ? -1 : 1)
      return
    }
    if (event.ctrlKey || event.metaKey) return
    const next = cardAfter(places, currentPlace, event.key)
    if (!next) return
    event.preventDefault()
    props.setCurrent(next.id)
    scroller.current?.scrollTo({ top: Math.min(scroller.current.scrollTop, next.y - 8) })
    setTimeout(() => focusCard(cards.current, next.id))
  }
  const openMenu = (event: MouseEvent) => {
    const element = cardAt(event.target)
    const card = cardOf(element?.dataset.card)
    if (!element || !card) return
    event.preventDefault()
    props.setCurrent(card.id)
    element.focus()
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const { left, bottom } = element.getBoundingClientRect()
    const isRight = event.type === 'contextmenu' && event.clientX > 0
    acts.openMenu(card, isRight ? { x: event.clientX, y: event.clientY } : { x: left + 8, y: bottom - 4 })
  }
  const columnAt = (event: DragEvent) => {
    const x = event.clientX - (cards.current?.getBoundingClientRect().left ?? 0)
    const found = laid?.columns.findLastIndex((column) => x >= column.x - 14) ?? 0
    return Math.max(0, found)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const card = cardOf(dragged)
    const status = view.columns[columnAt(event)]?.status
    setDragged(undefined)
    setOver(undefined)
    if (card && status !== undefined && status !== card.status) acts.moveTo(card, status)
  }
  return (
    <div ref={ref} className={classes.board}>
      {laid && (
        <div ref={scroller} className={classes.scroller}>
          <div
            className={classes.inside}
            style={{ width: laid.chart.width }}
            onDragOver={(event) => {
              if (dragged === undefined) return
              event.preventDefault()
              event.dataTransfer.dropEffect = 'move'
              setOver(columnAt(event))
            }}
            onDrop={drop}
          >
            <div className={classes.heads}>
              {view.columns.map(({ status, cards: within }, index) => (
                <span key={status} style={laid.columns[index] && headStyle(laid.columns[index])}>
                  {t('packages.column', { status: word('elementStatus', status), count: within.length })}
                </span>
              ))}
            </div>
            <div
              ref={cards}
              className={classes.cards}
              style={{ height: Math.max(laid.chart.height, 120) }}
              role="group"
              aria-label={t('packages.board')}
              onKeyDown={onKey}
              onClick={openMenu}
              onContextMenu={openMenu}
              onFocus={({ target }) => {
                const id = cardAt(target)?.dataset.card
                if (id !== undefined) props.setCurrent(id)
              }}
              onDragStart={(event) => {
                const id = cardAt(event.target)?.dataset.card
                event.dataTransfer.setData('text/plain', cardOf(id)?.text ?? '')
                event.dataTransfer.effectAllowed = 'move'
                setDragged(id)
              }}
              onDragEnd={() => {
                setDragged(undefined)
                setOver(undefined)
              }}
            >
              {laid.columns.map((column, index) => (
                <span
                  key={index}
                  className={classes.lane}
                  data-over={over === index || undefined}
                  style={headStyle(column)}
                />
              ))}
              {picture}
              {laid.cards.map(
                ({ card, place, cardTexts: own, inWords }) =>
                  (isInView(place.y, place.height) || card.id === currentPlace?.id || card.id === dragged) && (
                    <PackageCard
                      key={card.id}
                      card={card}
                      place={place}
                      cardTexts={own}
                      inWords={inWords}
                      tabbable={card.id === currentPlace?.id}
                      opened={card.id === props.opened}
                      near={nearIds.has(card.id)}
                      movable={movable}
                    />
                  ),
              )}
              {near.length > 0 && (
                <div className={classes.near}>
                  <ChartPicture chart={{ ...laid.chart, shapes: near }} />
                </div>
              )}
            </div>
          </div>
        </div>
      )}
    </div>
  )
}

const cardAt = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null)
const headStyle = ({ x, width }: { x: number; width: number }) => ({ left: x, width })

/** Focuses a card, and the board scrolls to it. */
export const focusCard = (board: Element | null, id: string) =>
  board?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus()

/** A card that moved while it had the focus stays in view. */
function useFocusKept(board: React.RefObject<HTMLElement | null>, place: CardPlace | undefined): void {
  const at = place && `${place.id} ${place.x} ${place.y}`
  useEffect(() => {
    const focused = document.activeElement
    if (at !== undefined && focused && board.current?.contains(focused))
      focused.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [board, at])
}

/** A package that opens with its first cards beyond the edge of a narrow window is scrolled to them, once. */
function useCardsInView(scroller: React.RefObject<HTMLElement | null>, of: string, place: CardPlace | undefined): void {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    const element = scroller.current
    if (!element || !place || shown.current === of) return
    shown.current = of
    const isBeyond = place.x + place.width > element.clientWidth
    element.scrollTo({ left: isBeyond ? place.x + place.width - element.clientWidth + 16 : 0 })
  }, [scroller, of, place])
}

/** The cards that one needs, and those that need it. */
function nearTo(id: string | undefined, cards: readonly { card: BoardCard }[]): ReadonlySet<string> {
  const own = cards.find(({ card }) => card.id === id)?.card
  const needing = cards.filter(({ card }) => id !== undefined && card.needs.includes(id)).map(({ card }) => card.id)
  return new Set([...(own?.needs ?? []), ...needing])
}

/** A board that is higher than its room has this at its side. */
const SCROLLBAR = 16

function laidView(view: PackageBoard, width: number, texts: Texts) {
  const columns = view.columns.map(({ cards }) =>
    cards.map((card) => ({ card, id: card.id, texts: cardTexts(card, view, texts), needs: card.needs })),
  )
  const { columns: at, places, ...chart } = packageBoard(columns, width - SCROLLBAR)
  const placeOf = new Map(places.map((place) => [place.id, place]))
  // In the order of the package: a card that moves keeps its place in the document, and so the focus.
  const cards = columns
    .flat()
    .flatMap(({ card, texts: own }) => {
      const place = placeOf.get(card.id)
      return place ? [{ card, place, cardTexts: own, inWords: cardInWords(card, view, texts) }] : []
    })
    .toSorted((a, b) => a.card.number - b.card.number)
  return { chart, columns: at, places, cards, needing: columns.flat() }
}
