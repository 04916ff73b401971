import { roughWidth, type Chart, type Place, type Shape } from './chart'

/** A text of a card: of what size, in pixels, and on how many lines at most. */
export interface CardText {
  text: string
  size: number
  linesMax: number
}

/** A card: its texts from the top down, and the ids of the cards that it needs. */
export interface LaidCard {
  id: string
  texts: readonly CardText[]
  needs: readonly string[]
}

/** Where a card is drawn, and on how many lines each of its texts is. */
export interface CardPlace {
  id: string
  column: number
  row: number
  x: number
  y: number
  width: number
  height: number
  lines: readonly number[]
}

/** The room of a column. */
interface ColumnPlace {
  x: number
  width: number
}

const [COLUMN_MIN, COLUMN_MAX] = [184, 320] as const
/** An empty column has room for its head, “under discussion (0)”: on two lines, or on three where the room is short. */
const [EMPTY_MIN, EMPTY_MAX] = [72, 112] as const
const [GUTTER, GAP, PADDING, BETWEEN] = [28, 12, 10, 3] as const
/** The height of a line, in sizes of its font. */
const LINE = 1.4
/** How far apart lines run in a gutter, and how many run beside each other. */
const [LANE, LANES] = [4, 5] as const

/**
 * Lays cards out in columns and draws what they need: an arrow from a card to each that it is conditional on. An empty column is narrow. What is wider than the
 * room reaches beyond it. Each card is as high as its texts, so the window can draw only those in view.
 */
export function packageBoard(
  columns: readonly (readonly LaidCard[])[],
  room: number,
): Chart & { columns: ColumnPlace[]; places: CardPlace[] } {
  const empty = columns.filter((cards) => cards.length === 0).length
  const full = columns.length - empty
  const all = room - GUTTER * (columns.length + 1)
  const spare = empty === 0 ? 0 : Math.floor((all - full * COLUMN_MIN) / empty)
  const narrow = Math.min(EMPTY_MAX, Math.max(EMPTY_MIN, spare))
  const free = all - empty * narrow
  const wide = Math.min(COLUMN_MAX, Math.max(COLUMN_MIN, full === 0 ? 0 : Math.floor(free / full)))
  let x = GUTTER
  const laid = columns.map((cards): ColumnPlace => {
    const width = cards.length === 0 ? narrow : wide
    const place = { x, width }
    x += width + GUTTER
    return place
  })
  const places = columns.flatMap((cards, column) => {
    const at = laid[column] ?? { x: 0, width: wide }
    let y: number = GAP
    return cards.map((card, row): CardPlace => {
      const lines = card.texts.map(({ text, size, linesMax }) =>
        Math.min(linesMax, wrappedLines(text, size, at.width - 2 * PADDING)),
      )
      const height = heightOf(card, lines)
      const place = { id: card.id, column, row, ...at, y, height, lines }
      y += height + GAP
      return place
    })
  })
  const bottom = Math.max(0, ...places.map((place) => place.y + place.height))
  return { width: x, height: bottom + GAP, columns: laid, places, shapes: arrows(columns.flat(), places) }
}

function heightOf({ texts }: LaidCard, lines: readonly number[]): number {
  const heights = texts.map(({ size }, index) => Math.ceil((lines[index] ?? 0) * size * LINE))
  return heights.reduce((sum, height) => sum + height + BETWEEN, 2 * PADDING)
}

/** On how many lines a text is about: Latin words keep together unless they are longer than a line; full-width characters break anywhere. */
export function wrappedLines(text: string, size: number, width: number): number {
  const room = width / size
  let lines = 1
  let used = 0
  let word = 0
  const endWord = () => {
    if (used > 0 && used + word > room) {
      lines += 1
      used = 0
    }
    used += word
    word = 0
    // A word without a break goes on from line to line.
    while (used > room) {
      lines += 1
      used -= room
    }
  }
  for (const character of text) {
    const isBreak = character === ' ' || character === '\n' || character > '\u2e7f'
    if (isBreak) endWord()
    if (character === '\n') {
      lines += 1
      used = 0
    } else {
      word += roughWidth(character, 1)
      if (isBreak) endWord()
    }
  }
  endWord()
  return lines
}

type Needing = Pick<LaidCard, 'id' | 'needs'>

/** The arrows from each card to those that it needs, of the roles `needs` and `needs-head`. An arrow of two cards is always at the same place. */
export function arrows(cards: readonly Needing[], places: readonly CardPlace[]): Shape[] {
  const placeOf = new Map(places.map((place) => [place.id, place]))
  return cards.flatMap((card) =>
    card.needs.flatMap((id): Shape[] => {
      const [from, to] = [placeOf.get(card.id), placeOf.get(id)]
      return from && to ? arrow(from, to, LANE + ((from.row + 2 * to.row) % LANES) * LANE) : []
    }),
  )
}

/** The arrows of one card: to those that it needs, and from those that need it. */
export function arrowsOf(id: string, cards: readonly Needing[], places: readonly CardPlace[]): Shape[] {
  const own = cards.flatMap((card): Needing[] => {
    if (card.id === id) return [card]
    return card.needs.includes(id) ? [{ id: card.id, needs: [id] }] : []
  })
  return arrows(own, places)
}

/** A way through the gutters, so that it crosses as few cards as it can, and the head of the arrow. */
function arrow(from: CardPlace, to: CardPlace, lane: number): Shape[] {
  const start = from.y + from.height / 2
  const end = to.y + to.height / 2 + (from.column === to.column ? 0 : lane - 2 * LANE)
  const isAhead = to.column > from.column
  // Beside its own column, a way leaves and comes back at the left.
  const out = isAhead ? from.x + from.width : from.x
  const into = isAhead || from.column === to.column ? to.x : to.x + to.width
  const turn = isAhead ? out + lane : out - lane
  const head = into < turn ? 1 : -1
  const points: Place[] = [
    [out, start],
    [turn, start],
    [turn, end],
    [into, end],
  ]
  return [
    { kind: 'line', role: 'needs', points },
    {
      kind: 'line',
      role: 'needs-head',
      points: [
        [into + head * 6, end - 4],
        [into, end],
        [into + head * 6, end + 4],
      ],
    },
  ]
}
