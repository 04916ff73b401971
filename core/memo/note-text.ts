import type { Language } from '../base/text'
import { formatDate } from '../dates/format-date'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { RecordOf, Source } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { TextKey } from '../text/catalogue'
import type { ContentRun } from './memo-content'

/** The part of a memo's writer that a note needs. */
export interface NoteWriter {
  readonly language: Language
  use<C extends CollectionName>(collection: C, record: RecordOf<C>): void
  run<C extends CollectionName>(collection: C, record: RecordOf<C>, field: string, text: string): ContentRun
  say(key: TextKey, params?: Readonly<Record<string, string | number>>): ContentRun
  frame(key: TextKey, fillings: Readonly<Record<string, readonly ContentRun[]>>): ContentRun[]
  join(lists: readonly (readonly ContentRun[])[], separator: TextKey): ContentRun[]
}

/**
 * The passage of a note. The words of a desk summary are marked as the desk's own; only a document's words are in quotation marks. A reader is told if the quote is
 * from an earlier text of the source, or if a machine read it.
 */
export function passageRuns(writer: NoteWriter, annotation: RecordOf<'annotation'>, source: Source): ContentRun[] {
  const text = source.kind === 'document' ? quoted(annotation.exact, writer.language) : annotation.exact
  const quote = [writer.run('annotation', annotation, 'exact', text)]
  const read = source.readByMachine === true ? writer.frame('memo.source.readByMachine', { quote }) : quote
  return annotation.snapshot === undefined ? read : writer.frame('memo.source.earlierText', { quote: read })
}

const quoted = (text: string, language: string) => (language === 'ja' ? `「${text}」` : `“${text}”`)

/** A source's citation; an unknown field is printed as not known. */
export function citation(
  writer: NoteWriter,
  desk: DeskRead,
  source: Source,
  told: readonly string[] = [],
): ContentRun[] {
  writer.use('source', source)
  // A circle of sources breaks a rule, so no memo is made of it; it must not hang the program either.
  if (source.retells !== undefined && !told.includes(source.id)) {
    const retold = citation(writer, desk, getOrThrow(desk, 'source', source.retells), [...told, source.id])
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

/** The citation of an order or proclamation: number, date, title if it is to be `titled`, where it was published. */
export function instrumentCitation(
  writer: NoteWriter,
  instrument: RecordOf<'legalInstrument'>,
  { titled } = { titled: true },
): ContentRun[] {
  const of = (field: string, text: string) => writer.run('legalInstrument', instrument, field, text)
  const parts = [
    of('number', instrument.number),
    instrument.signed ? of('signed', formatDate(instrument.signed, writer.language)) : writer.say('memo.source.noDate'),
    titled
      ? instrument.title === undefined
        ? writer.say('memo.source.untitled')
        : of('title', instrument.title)
      : undefined,
    instrument.citation === undefined ? undefined : of('citation', instrument.citation),
  ].filter((run) => run !== undefined)
  return writer.join(
    parts.map((run) => [run]),
    'memo.comma',
  )
}
