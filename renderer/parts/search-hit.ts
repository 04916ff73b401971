import { fieldLabelKey } from '../../core/text/field-label'
import type { SearchHitView } from '../../core/queries/search-schemas'
import { SOURCE_TEXT, TITLE } from '../../core/search/search-document'
import type { RecordPlace } from '../navigation/routes'
import type { Texts } from '../text/text-context'

/** The place of a hit in its record. */
export function placeOf({ field, text, marks }: Pick<SearchHitView, 'field' | 'text' | 'marks'>): RecordPlace {
  return {
    field: topOf(field),
    text: text.replace(/^…/, '').replace(/…$/, ''),
    words: marks.map(([start, end]) => text.slice(start, end)),
  }
}

/** The label of the field that has a hit: for a part of a record the labels of the field and of the part. Nothing for the title. */
export function hitField(
  { ref, field }: Pick<SearchHitView, 'ref' | 'field'>,
  { t, family }: Pick<Texts, 't' | 'family'>,
): string | undefined {
  if (field === TITLE) return undefined
  if (field === SOURCE_TEXT) return t('search.text')
  const [top = '', ...parts] = field.replaceAll(/\[\d+\]/g, '').split('.')
  const own = family(fieldLabelKey(ref.collection, top))
  const part = parts.at(-1)
  const partKey = part === undefined ? '' : fieldLabelKey(undefined, part)
  const label = part === undefined ? '' : family(partKey)
  return label === '' || label === partKey || label === own ? own : `${own}, ${label}`
}

/** How much of a sentence shows before the first lit word, where that is far in. */
const BEFORE = 40

/** A sentence that begins shortly before its first lit word, so that the word shows in two lines. */
export function nearMarks({
  text,
  marks,
}: Pick<SearchHitView, 'text' | 'marks'>): Pick<SearchHitView, 'text' | 'marks'> {
  const [first] = marks
  if (!first || first[0] <= BEFORE * 1.5) return { text, marks }
  const space = text.indexOf(' ', first[0] - BEFORE) + 1
  const near = space > 0 && space <= first[0] ? space : first[0] - BEFORE
  // Not in the middle of a character.
  const from = /[\uDC00-\uDFFF]/.test(text.charAt(near)) ? near - 1 : near
  return {
    text: `…${text.slice(from)}`,
    marks: marks.map(([start, end]) => [start - from + 1, end - from + 1]),
  }
}

/** A text in pieces, lit or not. */
export function litPieces(
  text: string,
  marks: readonly (readonly [start: number, end: number])[],
): { text: string; lit: boolean }[] {
  const pieces: { text: string; lit: boolean }[] = []
  let at = 0
  for (const [start, end] of marks) {
    pieces.push({ text: text.slice(at, start), lit: false }, { text: text.slice(start, end), lit: true })
    at = end
  }
  pieces.push({ text: text.slice(at), lit: false })
  return pieces.filter((piece) => piece.text !== '')
}

/** The name of a path's first field: `elements[0].rate` is in `elements`. */
const topOf = (field: string) => field.split(/[.[]/, 1)[0] ?? field
