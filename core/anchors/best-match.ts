/** The stretch of a text that is most like a quote, in units of the folded text. */
export interface Match {
  from: number
  to: number
  /** The part of the quote's units that are there in their order, from 0 to 1. */
  likeness: number
}

/** The longest quote that is compared whole. A longer one is found by its beginning and its end. */
const WHOLE_MAX = 1200
const PART = 400
/** How many pairs of units are compared in one step: about a millisecond's work. */
const COMPARED_AT_ONCE = 100_000

/**
 * Finds the stretch near a place of a text that is most like a quote, by the least edits (Sellers). `near` is about where the quote would begin. The
 * work is bounded, however long the quote, and done in short steps.
 */
export function* bestMatchSteps(text: string, quote: string, near: number): Generator<void, Match | undefined> {
  if (quote.length <= WHOLE_MAX) {
    const slack = Math.max(32, quote.length >> 1)
    return yield* within(text, quote, near - slack, near + quote.length + slack)
  }
  const slack = PART * 2
  const head = yield* within(text, quote.slice(0, PART), near - slack, near + PART + slack)
  const wantedEnd = (head?.from ?? near) + quote.length
  const reach = Math.min(4000, slack + (quote.length >> 2))
  const tail = yield* within(text, quote.slice(-PART), wantedEnd - PART - reach, wantedEnd + reach)
  if (!head || !tail || tail.to <= head.from) return undefined
  return { from: head.from, to: tail.to, likeness: (head.likeness + tail.likeness) / 2 }
}

function* within(text: string, quote: string, from: number, to: number): Generator<void, Match | undefined> {
  const start = Math.max(0, from)
  const region = text.slice(start, Math.max(start, to))
  const rows = quote.length
  const columnsAtOnce = Math.ceil(COMPARED_AT_ONCE / rows)
  // For each length of the quote's beginning: the edits to its best end here, and where that begins.
  let edits = Uint32Array.from({ length: rows + 1 }, (_none, row) => row)
  let begins = new Uint32Array(rows + 1)
  let nextEdits = new Uint32Array(rows + 1)
  let nextBegins = new Uint32Array(rows + 1)
  let best: { edits: number; from: number; to: number } | undefined
  for (let column = 0; column < region.length; column += 1) {
    const unit = region.charCodeAt(column)
    if (column % columnsAtOnce === 0) yield
    nextEdits[0] = 0
    nextBegins[0] = column + 1
    for (let row = 1; row <= rows; row += 1) {
      const diagonal = at(edits, row - 1) + (quote.charCodeAt(row - 1) === unit ? 0 : 1)
      const added = at(edits, row) + 1
      const left = at(nextEdits, row - 1) + 1
      const least = Math.min(diagonal, added, left)
      nextEdits[row] = least
      nextBegins[row] =
        least === diagonal ? at(begins, row - 1) : least === added ? at(begins, row) : at(nextBegins, row - 1)
    }
    const whole = at(nextEdits, rows)
    if (!best || whole < best.edits) best = { edits: whole, from: at(nextBegins, rows), to: column + 1 }
    ;[edits, nextEdits] = [nextEdits, edits]
    ;[begins, nextBegins] = [nextBegins, begins]
  }
  if (!best || best.to <= best.from) return undefined
  return { from: start + best.from, to: start + best.to, likeness: 1 - best.edits / rows }
}

const at = (numbers: Uint32Array, index: number): number => numbers[index] ?? 0
