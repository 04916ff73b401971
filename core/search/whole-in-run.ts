import { isRunCharacter } from './tokens'

/** The longest piece given to the segmenter, which is slow beyond it. */
const LONGEST = 400
/** How much of a run on either side of a hit is read. */
const AROUND = 24
const KEPT = 20_000

/** Made with the first hit: it reads the system's dictionary. */
let segmenter: Intl.Segmenter | undefined
let boundaries = new Map<string, ReadonlySet<number>>()

/** Does a hit in a run of Chinese or Japanese begin and end where words do? 関税 does in 日米関税交渉, 京都 does not in 東京都. */
export function isWholeInRun(text: string, at: number, length: number): boolean {
  let from = at
  while (from > 0 && at - from < AROUND && isRunCharacter(text[from - 1] ?? ' ')) from -= 1
  let to = at + length
  while (to < text.length && to - at - length < AROUND && isRunCharacter(text[to] ?? ' ')) to += 1
  const ends = boundariesOf(text.slice(from, Math.min(to, from + LONGEST)))
  return ends.has(at - from) && ends.has(at - from + length)
}

function boundariesOf(run: string): ReadonlySet<number> {
  const known = boundaries.get(run)
  if (known) return known
  const found = new Set<number>([0, run.length])
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' })
  for (const { index } of segmenter.segment(run)) found.add(index)
  // Runs repeat from record to record; the memory of them stays small.
  if (boundaries.size >= KEPT) boundaries = new Map()
  boundaries.set(run, found)
  return found
}
