import { PROSE_MAX } from '../base/text'
import type { Language } from '../base/text'
import { trimmedStretch, type Stretch } from '../base/text-pieces'
import { getOrThrow, getRef, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { ContentRun } from '../memo/memo-content'
import { citation, passageRuns, type NoteWriter } from '../memo/note-text'
import type { Annotation, Source } from '../model/records/records'
import { highestMarking, markingLine, type Marking } from '../model/values/marking'
import { CATALOGUES, translator } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { fieldPathWords } from '../text/field-path'
import { templateParts } from '../text/interpolate'
import { labelled } from '../text/joined'
import type { QuoteReportInput } from './reading-schemas'
import { linksOf, shownMarks, type CutText } from './source-reading'

/** How much of a report one answer has, in UTF-16 code units. */
const REPORT_MAX = 50_000

/** Writes citations as plain text, in the words that a memo has for them. `markings` are those of the records that it uses. */
function plainWriter(language: Language): NoteWriter & { markings: Marking[] } {
  const markings: Marking[] = []
  const t = translator(language)
  const say: NoteWriter['say'] = (key, params = {}) => ({ text: t(key, params), style: 'plain' })
  return {
    language,
    markings,
    use: (_collection, { marking }) => markings.push(marking),
    run: (_collection, _record, _field, text) => ({ text, style: 'plain' }),
    say,
    frame: (key, fillings) =>
      templateParts(CATALOGUES[language][key]).flatMap((part): readonly ContentRun[] =>
        'text' in part ? [{ text: part.text, style: 'plain' }] : (fillings[part.placeholder] ?? []),
      ),
    join: (lists, separator) => lists.flatMap((list, index) => (index === 0 ? [...list] : [say(separator), ...list])),
  }
}

const plain = (runs: readonly ContentRun[]) => runs.map(({ text }) => text).join('')

/** A passage to paste elsewhere: its words, the source's citation below, and the marking of both. Empty if it has no words, or too many for a quote. */
export function quotation(
  desk: DeskRead,
  id: string,
  cut: CutText,
  stretch: Stretch,
  language: Language,
): { text: string } {
  const trimmed = trimmedStretch(cut.text, stretch)
  if (!trimmed || trimmed.end - trimmed.start > PROSE_MAX) return { text: '' }
  const source = getOrThrow(desk, 'source', id)
  const exact = cut.text.slice(trimmed.start, trimmed.end)
  const writer = plainWriter(language)
  const words = plain(passageRuns(writer, { exact } as Annotation, source))
  const cited = plain(citation(writer, desk, source))
  return { text: `${words}\n— ${cited}\n${lineOf(writer.markings, language)}\n` }
}

/** The line of the highest marking, or one for each scheme: schemes have no common order, and no marking may be left out. */
const lineOf = (markings: readonly Marking[], language: Language) =>
  [...new Set(markings.map(({ scheme }) => scheme))]
    .map((scheme) => markingLine(highestMarking(markings.filter((one) => one.scheme === scheme)), language))
    .join('\n')

/**
 * A part of the report of all quotes of a source as text: the marking of all that is in the report, the source's citation, then each quote with its comment and
 * the records that it is evidence for.
 */
export function quoteReport(
  desk: DeskRead,
  cut: CutText | undefined,
  { source: id, language, from, filter }: QuoteReportInput,
): { text: string; next?: number } {
  const source = getOrThrow(desk, 'source', id)
  const writer = plainWriter(language)
  const marks = shownMarks(desk, id, cut, filter)
  let text = from === 0 ? headOf(desk, source, marks, language) : ''
  for (let at = from; at < marks.length; at += 1) {
    const mark = marks[at]
    if (!mark) break
    if (text.length > REPORT_MAX) return { text, next: at }
    text += `\n${at + 1}. ${plain(passageRuns(writer, mark, source))}\n`
    if (mark.body !== undefined) text += `   ${labelled(translator(language)('reader.comment'), mark.body, language)}\n`
    for (const { about, field, role } of linksOf(desk, mark)) {
      const where = `${titleOf(desk, about)[language]} (${fieldPathWords(about.collection, field, language)})`
      text += `   ${labelled(vocabularyText(language, 'evidenceRole', role), where, language)}\n`
    }
  }
  return { text }
}

function headOf(desk: DeskRead, source: Source, marks: readonly Annotation[], language: Language): string {
  const writer = plainWriter(language)
  const cited = plain(citation(writer, desk, source))
  const named = marks.flatMap((mark) => linksOf(desk, mark).flatMap(({ about }) => getRef(desk, about) ?? []))
  const markings = [...writer.markings, ...[...marks, ...named].map(({ marking }) => marking)]
  return `${lineOf(markings, language)}\n${cited}\n`
}
