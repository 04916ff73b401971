import { ParleyError } from '../base/errors'
import { pieceStarts, type Stretch } from '../base/text-pieces'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { linkedMark, sourceOf } from '../desk/index-keys'
import { noteCount } from '../desk/notes-about'
import { titleOf } from '../desk/titles'
import type { Annotation, RecordOf } from '../model/records/records'
import {
  MARK_KINDS,
  MARK_LINKS,
  MARKS_MAX,
  PIECES_MAX,
  type FindInTextInput,
  type FoundInText,
  type MarkFilter,
  type MarkKind,
  type MarksInput,
  type MarksView,
  type MarkView,
  type NextMark,
  type NextMarkInput,
  type PiecesInput,
  type SourceText,
} from './reading-schemas'

/** A text and where its pieces begin; made once for a text, since it never changes. */
export interface CutText {
  sha256: string
  text: string
  starts: readonly number[]
}

/** The text of a source, cut into pieces; undefined if the source has none. @throws ParleyError `record-missing`, `source-text-missing`, `source-text-corrupt` */
export function cutTextOf(desk: DeskRead, source: string): CutText | undefined {
  const { sha256 } = getOrThrow(desk, 'source', source)
  if (sha256 === undefined) return undefined
  const text = desk.sourceText(sha256)
  return { sha256, text, starts: pieceStarts(text) }
}

/** The outline of a source for its reader. */
export function sourceTextView(desk: DeskRead, id: string, cut: CutText | undefined): SourceText {
  const source = getOrThrow(desk, 'source', id)
  const { placed, lost } = marksOn(desk, id, cut)
  const orphans = lost.filter(({ snapshot }) => snapshot !== undefined).length
  const lacks = (['talk', 'issue'] as const).find((kind) => desk.count(kind) === 0)
  const kinds: Partial<Record<MarkKind, number>> = {}
  const people = new Set<string>()
  for (const mark of placed) {
    for (const kind of kindsOf(desk, mark)) kinds[kind] = (kinds[kind] ?? 0) + 1
    for (const person of peopleOf(desk, mark)) people.add(person)
  }
  return {
    title: titleOf(desk, { collection: 'source', id }),
    ...(cut ? { sha256: cut.sha256 } : {}),
    language: source.language,
    verbatim: source.kind === 'document',
    readByMachine: source.readByMachine === true,
    length: cut?.text.length ?? 0,
    starts: [...(cut?.starts ?? [])],
    marks: {
      count: placed.length,
      kinds,
      people: [...people].map((person) => ({ id: person, name: titleOf(desk, { collection: 'staff', id: person }) })),
    },
    isOneQuote: isOneQuote(cut?.text ?? '', placed),
    orphans,
    ...(lacks ? { lacks } : {}),
    dismissed: source.dismissed?.length ?? 0,
    lost: {
      count: lost.length - orphans,
      first: lost
        .filter(({ snapshot }) => snapshot === undefined)
        .slice(0, MARK_LINKS)
        .map((mark) => {
          const ref = refOf(mark)
          return { ref, title: titleOf(desk, ref) }
        }),
    },
  }
}

/** Is a text one quote of its source? Then the source may have more text, which the desk does not. */
export const isOneQuote = (text: string, placed: readonly Annotation[]): boolean =>
  placed.some(({ start, end }) => start === 0 && end === text.length)

/** Some pieces of a text. */
export function piecesOf(cut: CutText, { from, limit }: Pick<PiecesInput, 'from' | 'limit'>) {
  const { text, starts } = cut
  const pieces = starts.slice(from, from + Math.min(limit, PIECES_MAX)).map((start, index) => ({
    start,
    text: text.slice(start, starts[from + index + 1] ?? text.length),
  }))
  return { pieces }
}

/** The marks that touch a stretch, at most `MARKS_MAX` of them. */
export function marksView(desk: DeskRead, cut: CutText | undefined, input: MarksInput): MarksView {
  const touching = shownMarks(desk, input.source, cut, input.filter).filter(
    ({ start, end }) => start < input.end && end > input.start,
  )
  const marks: MarkView[] = []
  let size = 0
  for (const mark of touching.slice(input.offset, input.offset + MARKS_MAX)) {
    if (size > ANSWER_MAX) break
    const view = markView(desk, mark)
    size += view.words.length + (view.body?.length ?? 0)
    marks.push(view)
  }
  return { marks, left: Math.max(0, touching.length - input.offset - marks.length) }
}

/** After so many UTF-16 code units of words an answer takes no further mark: a comment may be long. */
const ANSWER_MAX = 40_000

/** The mark after another or after a place, or the one before it. */
export function nextMark(
  desk: DeskRead,
  cut: CutText | undefined,
  { source, from, at, by, filter }: NextMarkInput,
): NextMark {
  const marks = shownMarks(desk, source, cut, filter)
  const known = from === undefined ? -1 : marks.findIndex(({ id }) => id === from)
  // Several marks may begin at one place.
  const found = known < 0 ? nextIndex(marks, at, by) : (known + by + marks.length) % marks.length
  const mark = marks[found]
  if (!mark) return {}
  return { mark: { id: mark.id, start: mark.start, end: mark.end, number: found + 1, of: marks.length } }
}

/** The first stretch that begins at `at` or later, or the last that begins before it; from the other end if there is none. -1 if there are none at all. */
function nextIndex(all: readonly Stretch[], at: number, by: 1 | -1): number {
  const next = by > 0 ? all.findIndex(({ start }) => start >= at) : all.findLastIndex(({ start }) => start < at)
  if (next >= 0) return next
  return by > 0 ? Math.min(0, all.length - 1) : all.length - 1
}

/** How many places in view are named at most. */
const NEAR_MAX = 500

/** Among the places of some words, the wanted one and those in view. `most` is how many places are counted. */
export function foundInText(
  found: readonly Stretch[],
  { at, by, near }: Pick<FindInTextInput, 'at' | 'by' | 'near'>,
  most: number,
): FoundInText {
  const index = nextIndex(found, at, by)
  const place = found[index]
  return {
    count: found.length,
    more: found.length >= most,
    ...(place ? { place: { ...place, number: index + 1 } } : {}),
    near: found.filter(({ start, end }) => start < near.end && end > near.start).slice(0, NEAR_MAX),
  }
}

/** The marks of a filter on a text, in the order of their places. */
export function shownMarks(desk: DeskRead, source: string, cut: CutText | undefined, filter: MarkFilter): Annotation[] {
  const { kinds, by } = filter
  return marksOn(desk, source, cut).placed.filter(
    (mark) =>
      (kinds.length === 0 || kindsOf(desk, mark).some((kind) => kinds.includes(kind))) &&
      (by === undefined || peopleOf(desk, mark).includes(by)),
  )
}

/** The annotations of a source: those whose words are at their place in its text, in order, and the others. */
function marksOn(desk: DeskRead, source: string, cut: CutText | undefined): Record<'placed' | 'lost', Annotation[]> {
  const placed: Annotation[] = []
  const lost: Annotation[] = []
  for (const mark of desk.index('annotation', sourceOf).get(source)) {
    const isPlaced =
      cut !== undefined && mark.snapshot === undefined && cut.text.slice(mark.start, mark.end) === mark.exact
    ;(isPlaced ? placed : lost).push(mark)
  }
  // The longer of two that begin together comes first: the other one is inside it.
  placed.sort((a, b) => a.start - b.start || b.end - a.end)
  return { placed, lost }
}

/** The evidence that uses a mark. */
export const linksOf = (desk: DeskRead, mark: Annotation): readonly RecordOf<'evidence'>[] =>
  desk.index('evidence', linkedMark).get(mark.id)

function kindsOf(desk: DeskRead, mark: Annotation): MarkKind[] {
  const kinds = new Set<MarkKind>(linksOf(desk, mark).map(({ role }) => role))
  if (mark.body !== undefined) kinds.add('comment')
  if (kinds.size === 0) kinds.add('unused')
  return MARK_KINDS.filter((kind) => kinds.has(kind))
}

const peopleOf = (desk: DeskRead, mark: Annotation): string[] => [
  ...new Set([mark.createdBy, ...linksOf(desk, mark).map(({ createdBy }) => createdBy)]),
]

const refOf = ({ id }: Annotation) => ({ collection: 'annotation', id }) as const

/** How much of a mark's words a card shows, in UTF-16 code units. */
const WORDS_MAX = 400

function markView(desk: DeskRead, mark: Annotation): MarkView {
  const links = linksOf(desk, mark)
  const ref = refOf(mark)
  return {
    ref,
    start: mark.start,
    end: mark.end,
    kinds: kindsOf(desk, mark),
    words:
      mark.exact.length > WORDS_MAX ? `${mark.exact.slice(0, WORDS_MAX).replace(/[\uD800-\uDBFF]$/, '')}…` : mark.exact,
    ...(mark.body === undefined ? {} : { body: mark.body }),
    by: titleOf(desk, { collection: 'staff', id: mark.createdBy }),
    at: mark.createdAt,
    notes: noteCount(desk, ref),
    links: links.slice(0, MARK_LINKS).map(({ id, about, field, role }) => ({
      evidence: id,
      about,
      title: titleOf(desk, about),
      field,
      role,
    })),
    moreLinks: Math.max(0, links.length - MARK_LINKS),
  }
}

/** Refuses a question about an earlier text of the source than it has now. @throws ParleyError `record-missing` */
export function textOfHash(cut: CutText | undefined, source: string, sha256: string): CutText {
  if (cut?.sha256 !== sha256) throw new ParleyError('record-missing', { collection: 'source', id: source })
  return cut
}
