import { useRef } from 'react'
import { sentencesOf, wordsOf } from '../../../core/base/sentences'
import { pieceAt, type Stretch } from '../../../core/base/text-pieces'
import { usePieceReader, type KnownText } from './use-source'

type By = 1 | -1

/** Selects by the keyboard: sentence by sentence, more or fewer of them, and word by word at either end. Steps follow one another, even while a text loads. */
export function useSentences(source: string, text: KnownText) {
  const read = usePieceReader(source, text)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  /** The sentence that the selection began with, and the one that it reaches to. */
  const ends = useRef<{ anchor: Stretch; focus: Stretch }>(undefined)

  /** The next whole sentence or word from a place on, in the direction of reading or against it. */
  const next = async (place: number, by: By, of: typeof sentencesOf): Promise<Stretch | undefined> => {
    let piece = pieceAt(text.starts, Math.max(0, by > 0 ? place : place - 1))
    for (; piece >= 0 && piece < text.starts.length; piece += by) {
      const paragraphs = await read(piece)
      const all = paragraphs.flatMap((paragraph) => of(paragraph.text, paragraph.start, text.language))
      const found = by > 0 ? all.find(({ start }) => start >= place) : all.findLast(({ end }) => end <= place)
      if (found) return found
    }
    return undefined
  }
  const waiting = useRef(0)
  const inTurn = (step: () => Promise<void>) => {
    waiting.current += 1
    const done = queue.current.then(step, step).finally(() => {
      waiting.current -= 1
    })
    queue.current = done
  }
  return {
    /** Runs work after the steps that are on their way; false if there are none, and nothing is run. */
    afterwards: (work: () => void): boolean => {
      if (waiting.current === 0) return false
      inTurn(async () => work())
      return true
    },
    /** Selects the next sentence, or takes it in; `from` is the selection, or the place to begin at. */
    sentence: (by: By, more: boolean, from: () => Stretch, select: (stretch: Stretch, shown: Stretch) => void) =>
      inTurn(async () => {
        const now = from()
        const known = ends.current && union(ends.current.anchor, ends.current.focus)
        const isOurs = known !== undefined && known.start === now.start && known.end === now.end
        const focus = isOurs && ends.current ? ends.current.focus : now
        const found = await next(by > 0 ? focus.end : focus.start, by, sentencesOf)
        if (!found) return
        const anchor = !more ? found : isOurs && ends.current ? ends.current.anchor : now.end > now.start ? now : found
        ends.current = { anchor, focus: found }
        select(union(anchor, found), found)
      }),
    /** Moves an end of the selection by a word. */
    word: (by: By, edge: 'start' | 'end', from: () => Stretch, select: (stretch: Stretch, shown: Stretch) => void) =>
      inTurn(async () => {
        const now = from()
        if (now.end <= now.start) return
        const moved = { ...now }
        if (edge === 'end' && by > 0) moved.end = (await next(now.end, 1, wordsOf))?.end ?? now.end
        if (edge === 'end' && by < 0) moved.end = (await endBefore(now.end)) ?? now.end
        if (edge === 'start' && by < 0) moved.start = (await next(now.start, -1, wordsOf))?.start ?? now.start
        if (edge === 'start' && by > 0) moved.start = (await next(now.start + 1, 1, wordsOf))?.start ?? now.start
        if (moved.end > moved.start) select(moved, edge === 'end' ? { start: moved.end - 1, end: moved.end } : moved)
      }),
  }

  /** The end of the last word that ends before a place. */
  async function endBefore(place: number): Promise<number | undefined> {
    return (await next(place - 1, -1, wordsOf))?.end
  }
}

const union = (a: Stretch, b: Stretch): Stretch => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) })
