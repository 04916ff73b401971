import { must, type DeskRead } from '../desk/desk-read'
import { evidenceFor } from '../desk/evidence-for'
import type { CollectionName } from '../model/collection-names'
import { highestMarking, type Marking } from '../model/marking'
import type { RecordOf } from '../model/records'
import type { RecordRef } from '../model/sources'
import { localName, type Language, type LocalText } from '../model/text'
import { CATALOGUES, translator, type TextKey, type Translate } from '../text/catalogue'
import { templateParts } from '../text/interpolate'
import type { MemoModel, Run } from './memo-model'
import { instrumentNote, passageNote } from './note-text'

/** What a frame's placeholder is filled with: text of the memo itself, or runs that come from records. */
export type Filling = string | Run | readonly Run[]

/**
 * Writes runs, and keeps account of what went into them: the notes that support them, in the order of their first mention, and
 * every record used, so that the memo's marking is at least that of each of its parts. All record text passes through here.
 */
export class MemoWriter {
  readonly language: Language
  readonly text: Translate
  readonly #desk: DeskRead
  readonly #markings = new Map<string, { ref: RecordRef; marking: Marking }>()
  readonly #notes = new Map<string, { number: number; runs: Run[] }>()
  readonly #cited = new Map<string, number>()

  constructor(desk: DeskRead, language: Language) {
    this.#desk = desk
    this.language = language
    this.text = translator(language)
  }

  /** Counts a record as a part of the memo. */
  use<C extends CollectionName>(collection: C, record: RecordOf<C>): void {
    this.#markings.set(`${collection}/${record.id}`, { ref: { collection, id: record.id }, marking: record.marking })
  }

  /** The records that went into the memo so far. */
  used(): RecordRef[] {
    return [...this.#markings.values()].map(({ ref }) => ref)
  }

  /** A run of a record's own text. */
  run<C extends CollectionName>(
    collection: C,
    record: RecordOf<C>,
    field: string,
    text: string,
    style: Run['style'] = 'plain',
  ): Run {
    this.use(collection, record)
    return { text, style, from: { collection, id: record.id, field } }
  }

  /** A run of a record's name, in the memo's language if it has one. */
  name<C extends CollectionName>(collection: C, record: RecordOf<C>, field: string, names: LocalText): Run {
    return this.run(collection, record, field, localName(names, this.language))
  }

  /** A run of the memo's own words. */
  say(key: TextKey, params: Readonly<Record<string, string | number>> = {}, style: Run['style'] = 'plain'): Run {
    return { text: this.text(key, params), style }
  }

  /** A sentence of the catalogue whose placeholders are filled with runs. */
  frame(key: TextKey, fillings: Readonly<Record<string, Filling>>, style: Run['style'] = 'plain'): Run[] {
    return templateParts(CATALOGUES[this.language][key]).flatMap((part): Run[] => {
      if ('text' in part) return [{ text: part.text, style }]
      const filling = fillings[part.placeholder]
      if (filling === undefined) throw new Error(`${key} has no ${part.placeholder}`)
      if (typeof filling === 'string') return [{ text: filling, style }]
      const runs: readonly Run[] = 'text' in filling ? [filling] : filling
      return style === 'plain' ? [...runs] : runs.map((run) => ({ ...run, style }))
    })
  }

  /** Runs with a separator between. */
  join(lists: readonly (readonly Run[])[], separator: TextKey): Run[] {
    return lists.flatMap((list, index) => (index === 0 ? [...list] : [this.say(separator), ...list]))
  }

  /** The runs with the notes that support a field of a record after the last of them. */
  cited(runs: readonly Run[], about: RecordRef, field?: string): Run[] {
    const numbers = evidenceFor(this.#desk, about, field).map((evidence) => {
      this.use('evidence', evidence)
      const annotation = must(this.#desk, 'annotation', evidence.annotation)
      const source = must(this.#desk, 'source', annotation.source)
      this.use('annotation', annotation)
      this.use('source', source)
      const contradicts = evidence.role === 'contradicts'
      return this.#note(`${annotation.id}/${contradicts ? 'against' : 'for'}`, source.id, (number, first) =>
        passageNote(this, this.#desk, { annotation, source, contradicts, first, number }),
      )
    })
    return withNotes(runs, numbers)
  }

  /** The runs with a note that cites a legal instrument. */
  citedInstrument(runs: readonly Run[], id: string | undefined): Run[] {
    if (id === undefined) return [...runs]
    const instrument = must(this.#desk, 'legalInstrument', id)
    const number = this.#note(`instrument/${id}`, `instrument/${id}`, () => instrumentNote(this, instrument))
    return withNotes(runs, [number])
  }

  /** The number of a note: that of its first mention, or the next. `first` is the earlier note with the full citation. */
  #note(key: string, cites: string, compose: (number: number, first: number | undefined) => Run[]): number {
    const known = this.#notes.get(key)
    if (known) return known.number
    const number = this.#notes.size + 1
    const note: { number: number; runs: Run[] } = { number, runs: [] }
    this.#notes.set(key, note)
    const first = this.#cited.get(cites)
    if (first === undefined) this.#cited.set(cites, number)
    note.runs = compose(number, first)
    return number
  }

  notes(): MemoModel['notes'] {
    return [...this.#notes.values()]
  }

  /** At least the marking of every record used. @throws ParleyError `markings-mixed` */
  marking(): Marking {
    return highestMarking([...this.#markings.values()].map(({ marking }) => marking))
  }
}

/** Hangs notes on the last run. */
function withNotes(runs: readonly Run[], numbers: readonly number[]): Run[] {
  const last = runs.at(-1)
  if (!last || numbers.length === 0) return [...runs]
  return [
    ...runs.slice(0, -1),
    { ...last, notes: [...new Set([...(last.notes ?? []), ...numbers])].toSorted((a, b) => a - b) },
  ]
}
