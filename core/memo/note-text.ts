import { formatDate } from '../dates/format-date'
import { must, type DeskRead } from '../desk/desk-read'
import type { RecordOf, Source } from '../model/records'
import type { Run } from './memo-model'
import type { MemoWriter } from './memo-writer'

/** What a note on a passage is made from; `first` is the number of the note that gave the full citation before, if any. */
interface Passage {
  annotation: RecordOf<'annotation'>
  source: Source
  contradicts: boolean
  first: number | undefined
  number: number
}

/**
 * A note: the source, cited in full once, and the passage. The words of a desk summary are the desk's own and are said to be;
 * only a document's words stand in quotation marks.
 */
export function passageNote(writer: MemoWriter, desk: DeskRead, passage: Passage): Run[] {
  const { annotation, source, contradicts, first } = passage
  const cite: Run[] =
    first === undefined ? citation(writer, desk, source) : [writer.say('memo.source.short', { number: first })]
  const own = source.kind !== 'document'
  const text = own ? annotation.exact : quoted(annotation.exact, writer.language)
  const words = writer.run('annotation', annotation, 'exact', text)
  const runs = writer.frame('memo.note.passage', { source: cite, passage: words })
  return contradicts ? [writer.say('memo.note.contradicts'), ...runs] : runs
}

const quoted = (text: string, language: string) => (language === 'ja' ? `「${text}」` : `“${text}”`)

/** A source's citation; a field that is not known is said to be not known. */
export function citation(writer: MemoWriter, desk: DeskRead, source: Source, told: readonly string[] = []): Run[] {
  writer.use('source', source)
  // A circle of sources breaks a rule, and no memo comes of it; it must not take the program with it either.
  if (source.retells !== undefined && !told.includes(source.id)) {
    const retold = citation(writer, desk, must(desk, 'source', source.retells), [...told, source.id])
    return writer.frame('memo.source.deskSummary', { retold })
  }
  const { author, title, publisher, genre, issued, URL } = source.citation
  const of = (field: string, text: string) => writer.run('source', source, `citation.${field}`, text)
  const known = [
    publisher === undefined ? undefined : of('publisher', publisher),
    title === undefined ? undefined : of('title', title),
    author === undefined ? undefined : of('author', author.map((person) => person.literal).join('; ')),
    genre === undefined ? undefined : of('genre', genre),
    issued ? of('issued', formatDate(issued, writer.language)) : undefined,
    URL === undefined ? undefined : of('URL', URL),
    source.retrieved
      ? writer.say('memo.source.retrieved', { date: formatDate(source.retrieved, writer.language) })
      : undefined,
  ].filter((run) => run !== undefined)
  const unknown = [
    title === undefined ? writer.say('memo.source.untitled') : undefined,
    author === undefined ? writer.say('memo.source.noAuthor') : undefined,
    URL === undefined && source.kind === 'document' ? writer.say('memo.source.noAddress') : undefined,
    issued ? undefined : writer.say('memo.source.noDate'),
  ].filter((run) => run !== undefined)
  return writer.join(
    [...known, ...unknown].map((run) => [run]),
    'memo.comma',
  )
}

/** A note that cites an order or proclamation: number, date, title, where it was published. */
export function instrumentNote(writer: MemoWriter, instrument: RecordOf<'legalInstrument'>): Run[] {
  const of = (field: string, text: string) => writer.run('legalInstrument', instrument, field, text)
  const parts = [
    of('number', instrument.number),
    instrument.signed ? of('signed', formatDate(instrument.signed, writer.language)) : undefined,
    instrument.title === undefined ? undefined : of('title', instrument.title),
    instrument.citation === undefined ? undefined : of('citation', instrument.citation),
  ].filter((run) => run !== undefined)
  return writer.join(
    parts.map((run) => [run]),
    'memo.comma',
  )
}
