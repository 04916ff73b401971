import { localName, type Language, type LocalText } from '../base/text'
import { getOrThrow, getRef } from '../desk/desk-read'
import { evidenceFor } from '../desk/evidence-for'
import { namesInTitle, titleOf } from '../desk/titles'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { highestLevel, isRaisedPortion } from '../model/values/marking'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { citableFields } from '../model/schema/citable-fields'
import { covers, evidencePlace } from '../model/schema/evidence-path'
import { CATALOGUES, translator, type TextKey, type Translate } from '../text/catalogue'
import { templateParts } from '../text/interpolate'
import type { ContentNote, ContentRun, MemoContent } from './memo-content'
import { extractKey } from './audience/extract-texts'
import type { KnownDesk } from './known-desk'
import { citation, instrumentCitation, passageRuns } from './note-text'
import { areProse, isProse } from './prose'
import { saidByRuns } from './said-by'
import { UsedRecords } from './used-records'

/** A value for a template's placeholder: text of the memo itself, or runs from records. */
export type Filling = string | ContentRun | readonly ContentRun[]

/** Signs in the text for what the remarks explain. */
const MARKS = ['unsourced', 'later'] as const
type Mark = (typeof MARKS)[number]

/**
 * Some places of a record, by the paths of evidence: these and everything in them (`only`), or all others (`but`); all, if it says nothing. `whole` adds fields
 * as such, without their parts.
 */
export interface Places {
  only?: readonly string[]
  whole?: readonly string[]
  but?: readonly string[]
}

/**
 * Writes runs, and records what went into them: their supporting notes, and every record used, so that the memo's marking is at least that of each of its
 * parts. All record text passes through here.
 */
export class MemoWriter {
  readonly language: Language
  readonly text: Translate
  readonly records = new UsedRecords()
  readonly #desk: KnownDesk
  readonly #printsNotes: boolean
  readonly #isExtract: boolean
  readonly #notes = new Map<string, ContentNote>()
  /** The records with text in print, whose evidence is printed or counted. */
  readonly #shown = new Map<string, RecordRef>()
  readonly #marks = new Set<Mark>()
  #hasOtherLanguage = false

  /** A memo that prints no notes counts the sources that it does not print. An extract says in other words that it has nothing. */
  constructor(
    desk: KnownDesk,
    language: Language,
    { printsNotes, isExtract = false }: { printsNotes: boolean; isExtract?: boolean },
  ) {
    this.#desk = desk
    this.#printsNotes = printsNotes
    this.#isExtract = isExtract
    this.language = language
    const text = translator(language)
    this.text = isExtract ? (key, params) => text(extractKey(key), params) : text
  }

  /** Counts a record as a part of the memo. */
  use<C extends CollectionName>(collection: C, record: RecordOf<C>): void {
    this.records.add(collection, record)
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
    this.#show({ collection, id: record.id })
    const isWords = isProse({ collection, id: record.id, field }, record) || isTold(collection, field)
    if (isWords && !isWrittenIn(text, this.language)) this.#hasOtherLanguage = true
    return { text, style, from: { collection, id: record.id, field } }
  }

  /** A run with the level of records that it is computed from, such as a total, if its scheme marks portions. They raise no other text of its section. */
  computed(run: ContentRun, from: readonly (RecordRef & { record: AnyRecord })[]): ContentRun {
    const raised = from.filter(({ record: { marking } }) => isRaisedPortion(marking))
    const [first] = raised
    if (!first) return run
    for (const { collection, record } of raised) this.records.add(collection, record, true)
    const levels = raised.map(({ record }) => record.marking.level)
    return { ...run, level: highestLevel(first.record.marking.scheme, levels) }
  }

  /** A run of a record's title. It may be made of the names of others: they are parts of the memo too, and raise the text. */
  titled<C extends CollectionName>(
    collection: C,
    record: RecordOf<C>,
    { field = 'title', style = 'plain' }: { field?: string; style?: ContentRun['style'] } = {},
  ): ContentRun {
    const ref = { collection, id: record.id }
    const title = titleOf(this.#desk, ref)[this.language]
    return this.computed(this.run(collection, record, field, title, style), this.named(ref))
  }

  /** Counts the records whose names are in a record's title as parts of the memo, and returns them. */
  named(ref: RecordRef): (RecordRef & { record: AnyRecord })[] {
    return namesInTitle(this.#desk, ref).map(({ collection, id }) => {
      const record = getOrThrow(this.#desk, collection, id)
      this.records.add(collection, record)
      return { collection, id, record }
    })
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
    const said = this.#isExtract ? extractKey(key) : key
    return templateParts(CATALOGUES[this.language][said]).flatMap((part): ContentRun[] => {
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

  /** The runs, who said so if that is recorded, and the notes that support a record, or some places of it. */
  cited(runs: readonly ContentRun[], about: RecordRef, places: Places = {}): ContentRun[] {
    return this.#withNotes(runs, about, places)
  }

  /**
   * The same for a fact, which is marked if the desk has no source for it. A source for the main field of a record supports the whole
   * record, but not another text of prose.
   */
  fact(runs: readonly ContentRun[], about: RecordRef, places: Places = {}): ContentRun[] {
    const own = this.#evidence(about, places)
    const found = own.some(supports) ? own : [...own, ...this.#wholes(about, places)]
    const noted = this.#withNotes(runs, about, places, found)
    // A passage of several facts has the mark once.
    if (found.some(supports) || this.#isMark(noted.at(-1), 'unsourced')) return noted
    return [...noted, this.mark('unsourced')]
  }

  /** The mark of a fact that the desk has no source for; nothing if it has one. */
  unsourced(about: RecordRef, places: Places = {}): ContentRun[] {
    return this.isSourced(about, places) ? [] : [this.mark('unsourced')]
  }

  /** Does evidence support some places of a record? Evidence for a whole field supports each of its parts. */
  isSourced(about: RecordRef, places: Places = {}): boolean {
    return this.#evidence(about, places).some(supports) || this.#wholes(about, places).length > 0
  }

  /** The evidence that supports some places because it is for the whole: for the field that they are in, or for the main field of their record. */
  #wholes(about: RecordRef, places: Places): RecordOf<'evidence'>[] {
    const [main] = citableFields(about.collection)
    const wanted = [...(places.only ?? []), ...(places.whole ?? [])]
    const areOwnWords = wanted.length > 0 && areProse(about.collection, wanted)
    return evidenceFor(this.#desk, about)
      .filter(supports)
      .filter(({ field }) => wanted.some((path) => covers(field, path)) || (field === main && !areOwnWords))
  }

  /** Does the desk have evidence for some places of a record, whatever its role? */
  hasEvidence(about: RecordRef, places: Places): boolean {
    return this.#evidence(about, places).length > 0
  }

  /** A mark beside a text, which the remarks explain. */
  mark(key: Mark): ContentRun {
    this.#marks.add(key)
    return this.say(`memo.mark.${key}`, {}, 'caveat')
  }

  #evidence(about: RecordRef, places: Places): RecordOf<'evidence'>[] {
    return evidenceFor(this.#desk, about).filter(({ field }) => isAt(field, places))
  }

  #withNotes(
    runs: readonly ContentRun[],
    about: RecordRef,
    places: Places,
    found = this.#evidence(about, places),
  ): ContentRun[] {
    this.#show(about)
    const keys = this.#printsNotes ? found.map((evidence) => this.#noteOf(evidence)) : []
    const isLater = runs.some(({ from }) => from && this.#desk.isWrittenLater(from))
    // A passage that is cited for several of its parts has its marks once, at its end.
    const last = runs.findLastIndex((run) => !MARKS.some((key) => this.#isMark(run, key)))
    const marks = runs.slice(last + 1).filter((run) => !this.#isMark(run, 'later'))
    const cited = withCites([...runs.slice(0, last + 1), ...this.#saidBy(found, about, places)], keys)
    return [...cited, ...marks, ...(isLater ? [this.mark('later')] : [])]
  }

  #isMark(run: ContentRun | undefined, key: Mark): boolean {
    return run?.style === 'caveat' && run.text === this.text(`memo.mark.${key}`)
  }

  /** The speaker, if recorded. Words keep their speaker if the source that names one is too late to be cited: without one, a claim would be a fact. */
  #saidBy(found: RecordOf<'evidence'>[], about: RecordRef, places: Places): ContentRun[] {
    if (!this.#printsNotes) return []
    const record = getRef(this.#desk, about)
    const speaker = record && 'speaker' in record ? record.speaker : undefined
    const named = typeof speaker === 'string' ? speaker : undefined
    const said = saidByRuns(this, this.#desk, found, named)
    if (said.length > 0) return said
    const later = this.#desk.laterEvidence(about).filter(({ field }) => isAt(field, places))
    for (const evidence of later) if (evidence.speaker ?? evidence.issuedBy) this.use('evidence', evidence)
    return saidByRuns(this, this.#desk, later, named)
  }

  #noteOf(evidence: RecordOf<'evidence'>): string {
    return this.#note(noteKey(evidence), () => {
      this.use('evidence', evidence)
      const annotation = getOrThrow(this.#desk, 'annotation', evidence.annotation)
      const source = getOrThrow(this.#desk, 'source', annotation.source)
      this.use('annotation', annotation)
      this.use('source', source)
      const contradicts = evidence.role === 'contradicts'
      return () => ({
        cites: source.id,
        citation: citation(this, this.#desk, source),
        passage: passageRuns(this, annotation, source),
        ...(contradicts ? { contradicts } : {}),
      })
    })
  }

  #show(ref: RecordRef): void {
    this.#shown.set(`${ref.collection}/${ref.id}`, ref)
  }

  /**
   * The notices that a reader must have of the whole memo: what its marks mean, how many sources of its records it does not print, and how many
   * it must not cite; how many records of its talk it leaves out as later; and that its words are in another language. `until` is the
   * instant up to which it knows, in words.
   */
  remarks(until: string, leftOut: number): ContentRun[] {
    const shown = [...this.#shown.values()]
    const held = shown.flatMap((about) => evidenceFor(this.#desk, about)).map(noteKey)
    const count = new Set(held.filter((key) => !this.#notes.has(key))).size
    const later = new Set(shown.flatMap((about) => this.#desk.laterEvidence(about)).map(noteKey)).size
    // In an extract, a count would tell how much is left out.
    const counted = [
      ...(count > 0 ? [this.say(this.#printsNotes ? 'memo.remark.held' : 'memo.remark.elsewhere', { count })] : []),
      ...(later > 0 ? [this.say('memo.remark.later', { count: later, until })] : []),
      ...(leftOut > 0 ? [this.say('memo.remark.leftOut', { count: leftOut, until })] : []),
    ]
    const texts = [
      ...MARKS.filter((key) => this.#marks.has(key)).map((key) => this.say(`memo.markMeans.${key}`, { until })),
      ...(this.#isExtract ? [] : counted),
      ...(this.#hasOtherLanguage ? [this.say('memo.remark.otherLanguage')] : []),
    ]
    return this.join(
      texts.map((run) => [run]),
      'memo.remark.between',
    )
  }

  /** The runs, followed by a note that cites a legal instrument. */
  citedInstrument(runs: readonly ContentRun[], id: string | undefined): ContentRun[] {
    if (id === undefined || !this.#printsNotes) return [...runs]
    const instrument = getOrThrow(this.#desk, 'legalInstrument', id)
    const key = `instrument/${id}`
    const compose = () => () => ({
      cites: key,
      citation: instrumentCitation(this, instrument),
      short: instrumentCitation(this, instrument, { titled: false }),
    })
    return withCites(runs, [this.#note(key, compose)])
  }

  /** A note, composed at its first mention; `mention` counts its records at each one. */
  #note(key: string, mention: () => () => ContentNote): string {
    this.records.duringNote(key, () => {
      const compose = mention()
      if (!this.#notes.has(key)) this.#notes.set(key, compose())
    })
    return key
  }

  notes(): MemoContent['notes'] {
    return Object.fromEntries(this.#notes)
  }
}

/** A passage that supports and one that contradicts are two notes. */
const noteKey = ({ annotation, role }: RecordOf<'evidence'>) =>
  `${annotation}/${role === 'contradicts' ? 'against' : 'for'}`

/** The words of others in records, as far as a memo prints them. */
const isTold = (collection: CollectionName, field: string) =>
  (collection === 'position' && field === 'text') ||
  (collection === 'proposal' && field.endsWith('.text')) ||
  (collection === 'readout' && (field.startsWith('says') || field.endsWith('.text')))

/** Has a text a letter of the language's own script, or no letter at all? */
function isWrittenIn(text: string, language: Language): boolean {
  const isJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
  return !/\p{L}/u.test(text) || (language === 'ja' ? isJapanese : /\p{Script=Latin}/u).test(text)
}

const supports = ({ role }: RecordOf<'evidence'>) => role === 'supports'

/** Is the path of evidence one of some places of its record? */
function isAt(path: string, { only, whole, but }: Places): boolean {
  const isIn = (outer: string) => covers(outer, path)
  const place = evidencePlace(path)
  if (place?.part === undefined && whole?.includes(place?.field ?? '')) return true
  if (only ?? whole) return (only ?? []).some(isIn)
  return !but?.some(isIn)
}

/** Attaches notes to the last run. */
function withCites(runs: readonly ContentRun[], keys: readonly string[]): ContentRun[] {
  const last = runs.at(-1)
  if (!last || keys.length === 0) return [...runs]
  return [...runs.slice(0, -1), { ...last, cites: [...new Set([...(last.cites ?? []), ...keys])] }]
}
