import { localName, type Language, type LocalText } from '../base/text'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { evidenceFor } from '../desk/evidence-for'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { highestMarking, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { CATALOGUES, translator, type TextKey, type Translate } from '../text/catalogue'
import { templateParts } from '../text/interpolate'
import type { ContentNote, ContentRun, MemoContent } from './memo-content'
import { citation, instrumentCitation, passageRuns } from './note-text'
import { saidByRuns } from './said-by'

/** A value for a template's placeholder: text of the memo itself, or runs from records. */
export type Filling = string | ContentRun | readonly ContentRun[]

/**
 * Writes runs, and records what went into them: their supporting notes, and every record used, so that the memo's marking is at least that of each of its
 * parts. All record text passes through here.
 */
export class MemoWriter {
  readonly language: Language
  readonly text: Translate
  readonly #desk: DeskRead
  readonly #used = new Map<string, RecordRef & { rev: number; marking: Marking }>()
  readonly #notes = new Map<string, ContentNote>()

  constructor(desk: DeskRead, language: Language) {
    this.#desk = desk
    this.language = language
    this.text = translator(language)
  }

  /** Counts a record as a part of the memo. */
  use<C extends CollectionName>(collection: C, record: RecordOf<C>): void {
    const { id, rev, marking } = record
    this.#used.set(`${collection}/${id}`, { collection, id, rev, marking })
  }

  /** The records used so far, with their revisions. */
  used(): MemoContent['used'] {
    return [...this.#used.values()].map(({ collection, id, rev }) => ({ collection, id, rev }))
  }

  /** A run of a record's own text. */
  run<C extends CollectionName>(
    collection: C,
    record: RecordOf<C>,
    field: string,
    text: string,
    style: ContentRun['style'] = 'plain',
  ): ContentRun {
    this.use(collection, record)
    return { text, style, from: { collection, id: record.id, field } }
  }

  /** A run of a record's name, in the memo's language if it has one. */
  name<C extends CollectionName>(collection: C, record: RecordOf<C>, field: string, names: LocalText): ContentRun {
    return this.run(collection, record, field, localName(names, this.language))
  }

  /** A run of the memo's own words. */
  say(
    key: TextKey,
    params: Readonly<Record<string, string | number>> = {},
    style: ContentRun['style'] = 'plain',
  ): ContentRun {
    return { text: this.text(key, params), style }
  }

  /** A sentence of the catalogue, its placeholders filled with runs. */
  frame(key: TextKey, fillings: Readonly<Record<string, Filling>>, style: ContentRun['style'] = 'plain'): ContentRun[] {
    return templateParts(CATALOGUES[this.language][key]).flatMap((part): ContentRun[] => {
      if ('text' in part) return [{ text: part.text, style }]
      const filling = fillings[part.placeholder]
      if (filling === undefined) throw new Error(`${key} has no ${part.placeholder}`)
      if (typeof filling === 'string') return [{ text: filling, style }]
      const runs: readonly ContentRun[] = 'text' in filling ? [filling] : filling
      return style === 'plain' ? [...runs] : runs.map((run) => ({ ...run, style }))
    })
  }

  /** Runs with a separator between. */
  join(lists: readonly (readonly ContentRun[])[], separator: TextKey): ContentRun[] {
    return lists.flatMap((list, index) => (index === 0 ? [...list] : [this.say(separator), ...list]))
  }

  /** The runs, who said so if that is recorded, and the notes that support a record, or some fields of it. */
  cited(runs: readonly ContentRun[], about: RecordRef, ...fields: readonly (string | undefined)[]): ContentRun[] {
    const found = (fields.length > 0 ? fields : [undefined]).flatMap((field) => evidenceFor(this.#desk, about, field))
    const keys = found.map((evidence) => {
      this.use('evidence', evidence)
      const annotation = getOrThrow(this.#desk, 'annotation', evidence.annotation)
      const source = getOrThrow(this.#desk, 'source', annotation.source)
      this.use('annotation', annotation)
      this.use('source', source)
      const contradicts = evidence.role === 'contradicts'
      return this.#note(`${annotation.id}/${contradicts ? 'against' : 'for'}`, () => ({
        cites: source.id,
        citation: citation(this, this.#desk, source),
        passage: passageRuns(this, annotation, source),
        ...(contradicts ? { contradicts } : {}),
      }))
    })
    return withCites([...runs, ...saidByRuns(this, this.#desk, found)], keys)
  }

  /** The runs, followed by a note that cites a legal instrument. */
  citedInstrument(runs: readonly ContentRun[], id: string | undefined): ContentRun[] {
    if (id === undefined) return [...runs]
    const instrument = getOrThrow(this.#desk, 'legalInstrument', id)
    const key = `instrument/${id}`
    return withCites(runs, [this.#note(key, () => ({ cites: key, citation: instrumentCitation(this, instrument) }))])
  }

  #note(key: string, compose: () => ContentNote): string {
    if (!this.#notes.has(key)) this.#notes.set(key, compose())
    return key
  }

  notes(): MemoContent['notes'] {
    return Object.fromEntries(this.#notes)
  }

  /** At least the marking of every record used. @throws ParleyError `markings-mixed` */
  marking(): Marking {
    return highestMarking([...this.#used.values()].map(({ marking }) => marking))
  }
}

/** Attaches notes to the last run. */
function withCites(runs: readonly ContentRun[], keys: readonly string[]): ContentRun[] {
  const last = runs.at(-1)
  if (!last || keys.length === 0) return [...runs]
  return [...runs.slice(0, -1), { ...last, cites: [...new Set([...(last.cites ?? []), ...keys])] }]
}
