import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { paragraphsOf, pieceAt, type Paragraph, type Stretch } from '../../../core/base/text-pieces'
import { PIECES_MAX, type MarkFilter, type MarkView, type SourceText } from '../../../core/queries/reading-schemas'
import { ask } from '../../client/bridge'

/** A text that the desk has: its hash, and where its pieces begin. */
export type KnownText = SourceText & { sha256: string }

/** The beginning of a page of pieces in the text, or its end for a page after the last. */
export const pageStart = ({ starts, length }: KnownText, page: number) => starts[page * PIECES_MAX] ?? length

/** The page that has a piece. */
export const pageOf = (piece: number): number => Math.floor(piece / PIECES_MAX)

/** The pieces of some pages of a text that are here, by their numbers, in paragraphs. */
export function usePieces(source: string, text: KnownText, pages: readonly number[]) {
  const { sha256 } = text
  const answers = useQueries({
    queries: pages.map((page) => piecesQuery(source, sha256, page)),
    combine: (results) => results.map(({ data }) => data),
  })
  return useMemo(() => {
    const pieces = new Map<number, readonly Paragraph[]>()
    for (const [index, answer] of answers.entries())
      for (const [number, piece] of (answer ?? []).entries())
        pieces.set((pages[index] ?? 0) * PIECES_MAX + number, piece)
    return pieces
  }, [answers, pages])
}

/** Asks for a page of pieces; pages are counted from 0. */
export const piecesQuery = (source: string, sha256: string, page: number) => ({
  queryKey: ['desk:source-pieces', source, sha256, page],
  queryFn: () => askPieces(source, sha256, page),
})

async function askPieces(source: string, sha256: string, page: number): Promise<Paragraph[][]> {
  const { pieces } = await ask('desk:source-pieces', { source, sha256, from: page * PIECES_MAX, limit: PIECES_MAX })
  return pieces.map(({ text, start }) => paragraphsOf(text, start))
}

/** Gives the paragraphs of any piece, also of one that is far from the view; none for a number that no piece has. */
export function usePieceReader(source: string, { sha256, starts }: KnownText) {
  const client = useQueryClient()
  return async (piece: number): Promise<readonly Paragraph[]> => {
    if (piece < 0 || piece >= starts.length) return []
    const page = pageOf(piece)
    const pieces = await client.ensureQueryData(piecesQuery(source, sha256, page))
    return pieces[piece - page * PIECES_MAX] ?? []
  }
}

/** The marks that touch some pages of a text, each once, in the order of their places. */
export function useMarks(source: string, text: KnownText, pages: readonly number[], filter: MarkFilter): MarkView[] {
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['desk:source-marks', source, text.sha256, page, filter],
      queryFn: () => allMarks(source, pageStart(text, page), pageStart(text, page + 1), filter),
    })),
    combine: (results) => results.map(({ data }) => data),
  })
  return useMemo(() => {
    const marks = new Map<string, MarkView>()
    for (const mark of answers.flatMap((answer) => answer ?? [])) marks.set(mark.ref.id, mark)
    return [...marks.values()].toSorted((a, b) => a.start - b.start || b.end - a.end)
  }, [answers])
}

/** All marks that touch a stretch: as many answers as it takes. */
async function allMarks(source: string, start: number, end: number, filter: MarkFilter): Promise<MarkView[]> {
  const marks: MarkView[] = []
  for (let left = 1; left > 0;) {
    const answer = await ask('desk:source-marks', { source, start, end, offset: marks.length, filter })
    marks.push(...answer.marks)
    left = answer.marks.length === 0 ? 0 : answer.left
  }
  return marks
}

/** Gives a stretch without the blanks at its edges, which a selection may have. */
export function useTrimmed(source: string, text: KnownText): (stretch: Stretch) => Promise<Stretch> {
  const wordsOf = useWords(source, text)
  return async ({ start, end }) => {
    const words = await wordsOf({ start, end })
    return {
      start: start + words.length - words.trimStart().length,
      end: end - words.length + words.trimEnd().length,
    }
  }
}

/** Gives the words of a stretch, exactly as the text has them. */
export function useWords(source: string, text: KnownText): (stretch: Stretch) => Promise<string> {
  const read = usePieceReader(source, text)
  return async ({ start, end }) => {
    let words = ''
    for (let piece = pieceAt(text.starts, start); piece <= pieceAt(text.starts, end - 1); piece += 1) {
      for (const { start: from, text: line, ending } of await read(piece))
        words += (line + ending).slice(Math.max(0, start - from), Math.max(0, end - from))
    }
    return words
  }
}
