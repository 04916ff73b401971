import { z } from 'zod'
import { withoutUnprintable } from '../../base/text'
import { htsNumber } from './hts-number'
import { descriptionsOf, type ScheduleLine } from './schedule'

type Part = readonly [field: 'code' | 'general' | 'special' | 'column2' | undefined, text: string]

/**
 * A line of a schedule as a text that can be quoted: revision, code and row, then the descriptions and the rates in the file's own words. `ends` has where, in
 * UTF-16 code units of the text, the part ends that shows a field: the quote for it goes from the beginning to there, so that it names the line.
 */
export const lineExcerptSchema = z.object({
  row: z.int(),
  text: z.string(),
  ends: z.object({
    code: z.int(),
    general: z.int().optional(),
    special: z.int().optional(),
    column2: z.int().optional(),
  }),
})
export type LineExcerpt = z.infer<typeof lineExcerptSchema>

/** Writes a line as an excerpt. `revision` is that of its schedule. */
export function lineExcerpt(line: ScheduleLine, revision: string): LineExcerpt {
  const number = line.code === '' ? 'Line without a number' : htsNumber(line.code)
  const parts: Part[] = [
    ['code', `${revision}, ${number} (row ${line.row}): ${descriptionsOf(line).join(' > ')}`],
    ...part('general', 'General rate of duty', line.general?.text),
    ...part('special', 'Special rate of duty', line.special?.text),
    ...part('column2', 'Column 2 rate of duty', line.column2?.text),
    ...line.footnotes.flatMap(({ columns, text }) => part(undefined, `Footnote (${columns.join(', ')})`, text)),
  ]
  const ends: LineExcerpt['ends'] = { code: 0 }
  let text = ''
  for (const [field, words] of parts) {
    text += `${text === '' ? '' : '\n'}${withoutUnprintable(words, 'one').replaceAll(/\s+/g, ' ').trim()}`
    if (field) ends[field] = text.length
  }
  return { row: line.row, text, ends }
}

const part = (field: Part[0], label: string, text: string | undefined): Part[] =>
  text === undefined ? [] : [[field, `${label}: ${text}`]]

/**
 * Adds excerpts to the text of a source, after what is there already, so that every quote keeps its place. One that it has already is not added again.
 * `starts` has where each begins.
 */
export function withExcerpts(
  before: string | undefined,
  excerpts: readonly LineExcerpt[],
): { text: string; starts: readonly number[] } {
  let text = before ?? ''
  const starts = excerpts.map((excerpt) => {
    const known = placeOf(text, excerpt.text)
    if (known !== undefined) return known
    text += text === '' ? '' : '\n\n'
    const start = text.length
    text += excerpt.text
    return start
  })
  return { text, starts }
}

/** The place at which a text has an excerpt as a paragraph of its own. */
function placeOf(text: string, excerpt: string): number | undefined {
  const at = `\n\n${text}\n\n`.indexOf(`\n\n${excerpt}\n\n`)
  return at < 0 ? undefined : at
}
