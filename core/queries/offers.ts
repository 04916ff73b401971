import { compareDates } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { raisedMarking } from '../desk/marking-from'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import { sourceOf } from '../desk/index-keys'
import { COUNTRY_CODES, regionNames } from '../model/values/countries'
import type { CollectionName } from '../model/values/collection-names'
import type { Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { citableFields } from '../model/schema/citable-fields'
import { localName } from '../suggest/local-name'
import { sentencesOf, type Sentence } from '../suggest/sentences'
import { SENTENCE_KINDS, type Suggestion, type SuggestionOf } from '../suggest/suggestion'
import { timeItself } from '../from-words/dates-told'
import { offersOfPerson } from './offers-of-person'
import { offerOfPosition } from './offers-of-positions'
import type { Offer, OfferWay } from './offer-schemas'
import { linksOf } from './source-reading'

/** A place that is evidence already. */
interface Cited extends Sentence {
  about: RecordRef
  field: string
}

/** The text that suggestions are from: a part of a source's text, with places counted in that part. */
export interface OfferFrom {
  source: string
  text: string
  /** The place of the part in the whole text. */
  at: number
  suggestions: readonly Suggestion[]
  /** The day from which relative dates are counted, and the zone of hours. */
  date: string
  timeZone: string
  /** The record beside the text. */
  beside?: RecordRef | undefined
}

/**
 * The suggestions that can be accepted, each with its ways. Left out: names of records that the desk has and no source can support, those accepted before (their
 * words are evidence), and a statement that is offered as a position. Places stay those of the part. @throws ParleyError `record-missing`
 */
export function offersOf(desk: DeskRead, from: OfferFrom): Offer[] {
  const { source, text, at, suggestions, beside } = from
  const { citation, marking } = getOrThrow(desk, 'source', source)
  const { issued } = citation
  const sentences = sentencesOf(text)
  const cited = citedIn(desk, source)
  const asked = new Set<string>()
  const statements = new Map(
    suggestions.flatMap((one) => (one.kind === 'statement' ? [[one.start, one] as const] : [])),
  )
  const stated = new Set(
    suggestions.flatMap(({ kind, start }) => (kind === 'position' || kind === 'denial' ? [start] : [])),
  )
  const place = (stretch: Sentence) => ({ start: stretch.start + at, end: stretch.end + at })
  const isCited = (stretch: Sentence, fits: (about: RecordRef) => boolean) =>
    cited.some(({ start, end, about }) => start === stretch.start + at && end === stretch.end + at && fits(about))

  /** One suggestion as an offer, or nothing. */
  const offer = (suggestion: Suggestion): Offer | undefined => {
    const { kind } = suggestion
    const around = sentences.find(({ start, end }) => start <= suggestion.start && suggestion.end <= end) ?? suggestion
    const passage = place(SENTENCE_KINDS.has(kind) || isName(suggestion) ? suggestion : around)
    const unique = { suggestion, passage, same: `${kind}/${suggestion.start + at}` }
    switch (suggestion.kind) {
      case 'person':
      case 'post': {
        const found = offersOfPerson(desk, suggestion)
        return found && { suggestion, passage, ...found }
      }
      case 'party': {
        const ways = newParty(suggestion)
        return ways && { suggestion, passage, ways, same: `party/${suggestion.value.code ?? ''}` }
      }
      case 'measure':
        return ofMeasure(desk, suggestion, { suggestion, passage })
      case 'date':
        if (isCited(around, ({ collection }) => DATED.has(collection))) return undefined
        return { ...unique, ways: [...ofDate(suggestion, issued, from), { way: 'quote' }] }
      case 'duration':
      case 'percentage':
      case 'amount':
        if (isCited(around, () => true)) return undefined
        return { ...unique, ways: [{ way: 'quote' }, ...ofDuration(suggestion)] }
      case 'position':
      case 'denial':
      case 'statement': {
        if (suggestion.kind === 'statement' && stated.has(suggestion.start)) return undefined
        if (isCited(suggestion, ({ collection }) => collection === 'position')) return undefined
        const within = suggestions.filter((one) => one.start >= suggestion.start && one.end <= suggestion.end)
        const statement = statements.get(suggestion.start)
        return { ...unique, ...offerOfPosition(desk, { suggestion, statement, within, text, issued, beside, asked }) }
      }
    }
  }
  const isDone = ({ ways: [first] }: Offer) =>
    first?.way === 'evidence' &&
    cited.some(({ about, field }) => refKey(about) === refKey(first.about) && field === first.field)
  return suggestions.flatMap((suggestion) => {
    const found = offer(suggestion)
    return found && !isDone(found) ? [{ ...found, ways: found.ways.map((way) => markedWay(desk, way, marking)) }] : []
  })
}

/** New records that say what their source says have at least its marking. */
function markedWay(desk: DeskRead, way: OfferWay, source: Marking): OfferWay {
  const marked = (fields: Record<string, unknown>, collection: CollectionName) => {
    const marking = raisedMarking(desk, source, collection)
    return marking ? { ...fields, marking } : fields
  }
  if (way.way === 'form') return { ...way, given: marked(way.given, way.of) }
  if (way.way !== 'create') return way
  return { ...way, records: way.records.map((one) => ({ ...one, fields: marked(one.fields, one.collection) })) }
}

const isName = ({ kind }: Suggestion) => kind === 'person' || kind === 'post' || kind === 'party'
const DATED: ReadonlySet<string> = new Set(['milestone', 'session', 'round'])

/** The places of a source that are evidence, each with what it is evidence for. */
const citedIn = (desk: DeskRead, source: string): Cited[] =>
  desk
    .index('annotation', sourceOf)
    .get(source)
    .filter(({ snapshot }) => snapshot === undefined)
    .flatMap((mark) =>
      linksOf(desk, mark).map(({ about, field }) => ({ start: mark.start, end: mark.end, about, field })),
    )

/** A country or bloc that the desk does not have yet. No source supports a party, so it has no evidence. */
function newParty({ value }: SuggestionOf<'party'>): OfferWay[] | undefined {
  const { code, ref } = value
  if (ref || code === undefined) return undefined
  const names = regionNames(code) ?? { en: code, ja: code }
  const kind = COUNTRY_CODES.includes(code) ? 'country' : 'bloc'
  return [{ way: 'create', records: [{ collection: 'party', fields: { kind, code, names, members: [] }, links: {} }] }]
}

function ofMeasure(
  desk: DeskRead,
  { text, value }: SuggestionOf<'measure'>,
  base: Pick<Offer, 'suggestion' | 'passage'>,
): Offer | undefined {
  const { ref, number, type } = value
  const same = ref ? refKey(ref) : `measure/${number ?? text}`
  if (ref) {
    const field = filledField(desk, ref)
    if (field === undefined) return undefined
    return { ...base, same, ways: [{ way: 'evidence', about: ref, field, title: titleOf(desk, ref) }] }
  }
  const kind = VOCABULARIES.instrumentKind.find((known) => known === type)
  const form: OfferWay =
    type === 'tariff' || number === undefined
      ? { way: 'form', of: 'measure', given: { title: localName(text) } }
      : { way: 'form', of: 'legalInstrument', given: { number, ...(kind ? { kind } : {}) } }
  return { ...base, same, ways: [form, { way: 'quote' }] }
}

/** The first field of a record that says something a source can support. */
function filledField(desk: DeskRead, { collection, id }: RecordRef): string | undefined {
  const record: Readonly<Record<string, unknown>> | undefined = desk.get(collection, id)
  return citableFields(collection).find((name) => {
    const value = record?.[name]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  })
}

/** A future date is offered as a milestone first, a past one as a meeting first; a span of days is only a milestone. */
function ofDate(
  suggestion: SuggestionOf<'date'>,
  issued: FuzzyDate | undefined,
  { date, timeZone }: Pick<OfferFrom, 'date' | 'timeZone'>,
): OfferWay[] {
  const { proposed: _proposed, ...value } = suggestion.value
  // The day to count down to is the one by which a thing shall be done.
  const when = (value.edtf.startsWith('../') && timeItself(suggestion.text, date, timeZone)) || value
  const milestone: OfferWay = { way: 'form', of: 'milestone', given: { when }, field: 'when' }
  const session: OfferWay = { way: 'form', of: 'session', given: { start: when }, field: 'start' }
  if (when.edtf.includes('/')) return [milestone]
  const isPast = issued !== undefined && compareDates(when, issued) <= 0
  return isPast ? [session, milestone] : [milestone, session]
}

/** Hours and minutes are the length of a meeting. */
function ofDuration({ value }: SuggestionOf<'duration' | 'percentage' | 'amount'>): OfferWay[] {
  if (!('iso' in value)) return []
  const [all, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(value.iso) ?? []
  const length = Number(hours) * 60 + Number(minutes)
  return all === undefined || length === 0
    ? []
    : [{ way: 'form', of: 'session', given: { minutes: length }, field: 'minutes' }]
}
