import { z } from 'zod'
import { LANGUAGES, localName, type Language, type LocalText } from '../base/text'
import { formatDate } from '../dates/format-date'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { MEMO_SUBJECT_FIELDS } from '../model/values/made-memos'
import type { RecordRef } from '../model/values/record-ref'
import { familyText } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { inSentence } from '../text/in-sentence'
import { labelled, inARow } from '../text/joined'
import { getRef, type DeskRead } from './desk-read'
import { refKey } from './ops'

/** The part of a desk that the names of its records need. */
type Named = Pick<DeskRead, 'get'>

/** A name in both languages of the window, made up for records without a name of their own. */
export const titleSchema = z.object({ en: z.string(), ja: z.string() })
export type Title = z.infer<typeof titleSchema>

/** A title made of a text for each language. */
export function inBoth(make: (language: Language) => string): Title {
  const [en, ja] = LANGUAGES.map(make) as [string, string]
  return { en, ja }
}

type TitleMaker<C extends CollectionName> = (record: RecordOf<C>, language: Language, desk: Named) => string

const titleOfRef = (desk: Named, collection: CollectionName, id: string, language: Language): string =>
  titleOf(desk, { collection, id })[language]

const names =
  <F extends string>(field: F) =>
  (record: Record<F, LocalText>, language: Language) =>
    localName(record[field], language)

/** Who takes part in a session; undefined if nobody is named. */
function peopleOf({ participants }: RecordOf<'session'>, language: Language, desk: Named): string | undefined {
  if (participants.length === 0) return undefined
  const people = participants.map((id) => {
    const membership = desk.get('membership', id)
    return titleOfRef(desk, membership ? 'person' : 'membership', membership?.person ?? id, language)
  })
  return inARow(people, language)
}

const TITLES: { [C in CollectionName]: TitleMaker<C> } = {
  deskSettings: names('title'),
  staff: (staff) => staff.name,
  party: names('names'),
  person: names('names'),
  post: names('title'),
  membership: (membership, language, desk) =>
    [titleOfRef(desk, 'person', membership.person, language), titleOfRef(desk, 'post', membership.post, language)].join(
      language === 'ja' ? '・' : ', ',
    ),
  talk: names('title'),
  round: (round, language) => {
    if (round.title) return localName(round.title, language)
    const level = vocabularyText(language, 'level', round.level)
    return round.ordinal === undefined
      ? familyText(language, 'memo.roundNameNoOrdinal', { level })
      : familyText(language, 'memo.roundName', { ordinal: round.ordinal, level })
  },
  session: (session, language, desk) => {
    if (session.title) return localName(session.title, language)
    const people = peopleOf(session, language, desk)
    // A title begins with a capital: “Week of 16 June 2025”.
    const words = formatDate(session.start, language)
    const when = words.charAt(0).toUpperCase() + words.slice(1)
    return people === undefined ? when : labelled(when, people, language)
  },
  readout: (readout, language, desk) =>
    familyText(language, 'title.readout', { party: titleOfRef(desk, 'party', readout.issuedBy, language) }),
  commitment: ({ owedBy, text }, language, desk) =>
    labelled(
      inARow(
        owedBy.map((party) => titleOfRef(desk, 'party', party, language)),
        language,
      ),
      shorten(text),
      language,
    ),
  issue: names('label'),
  position: (position, language, desk) =>
    familyText(language, 'title.position', {
      party: titleOfRef(desk, 'party', position.party, language),
      issue: titleOfRef(desk, 'issue', position.issue, language),
    }),
  proposal: names('title'),
  line: (line, language, desk) =>
    familyText(language, 'title.line', { issue: titleOfRef(desk, 'issue', line.issue, language) }),
  milestone: names('title'),
  good: names('title'),
  measure: names('title'),
  stackingRule: names('title'),
  legalInstrument: (instrument) => instrument.number,
  legalEvent: (event) => event.caseName,
  source: (source, language) =>
    source.citation.title ??
    familyText(language, 'title.untitledSource', {
      publisher: source.citation.publisher ?? familyText(language, 'title.noPublisher'),
    }),
  annotation: (annotation) => shorten(annotation.exact),
  evidence: (evidence, language, desk) =>
    familyText(language, 'title.evidence', {
      // Evidence about evidence breaks a rule, but its title must still not run in a circle.
      about:
        evidence.about.collection === 'evidence'
          ? familyText(language, 'collection.evidence')
          : titleOf(desk, evidence.about)[language],
    }),
  lead: (lead) => shorten(lead.text),
  memo: (memo, language, desk) => {
    if (memo.title) return localName(memo.title, language)
    const subject = MEMO_SUBJECT_FIELDS.find((field) => memo[field] !== undefined)
    const id = subject && memo[subject]
    return subject === undefined || id === undefined
      ? familyText(language, 'collection.memo')
      : titleOfRef(desk, subject, id, language)
  },
  note: (note) => shorten(withoutMarks(note.body)),
  draft: (draft, language) =>
    familyText(language, 'title.draft', { collection: familyText(language, `collection.${draft.of}`) }),
}

/** A record's name in each language. A dangling reference has its kind instead, never an id. */
export function titleOf(desk: Named, ref: RecordRef): Title {
  const record = getRef(desk, ref)
  if (!record) return { en: goneTitle(ref, 'en'), ja: goneTitle(ref, 'ja') }
  const make = TITLES[ref.collection] as TitleMaker<CollectionName>
  const [en, ja] = LANGUAGES.map((language) => make(record, language, desk)) as [string, string]
  // Titles are kept by the thousand: two that are alike are one string.
  return { en, ja: ja === en ? en : ja }
}

/** The records whose names a record's title is made of, beside itself: the people of a meeting, the party that owes a commitment. */
export function namesInTitle(desk: Named, ref: RecordRef): RecordRef[] {
  const found = new Map<string, RecordRef>()
  const noting: Named = {
    get: (collection, id) => {
      const record = desk.get(collection, id)
      if (record) found.set(refKey({ collection, id }), { collection, id })
      return record
    },
  }
  titleOf(noting, ref)
  found.delete(refKey(ref))
  return [...found.values()]
}

/** A record's name where its date is beside it: a session without a title of its own is named by its people alone. */
export function titleBesideDate(desk: Named, ref: RecordRef): Title {
  const session = ref.collection === 'session' ? desk.get('session', ref.id) : undefined
  if (!session || session.title) return titleOf(desk, ref)
  const [en, ja] = LANGUAGES.map((language) => peopleOf(session, language, desk))
  return en === undefined || ja === undefined ? titleOf(desk, ref) : { en, ja }
}

/** In place of the name of a record that is not on the desk. */
const goneTitle = ({ collection }: RecordRef, language: Language) =>
  familyText(language, 'title.gone', { collection: inSentence(familyText(language, `collection.${collection}`)) })

/** The first 80 characters of a text, cut at a whole character. */
export function shorten(text: string): string {
  // Mostly the text itself, which takes no more memory.
  if (text.length <= 80 && !text.includes('\n')) return text
  const characters = Array.from(text.replaceAll('\n', ' '))
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`
}

/** Markdown as plain words, good enough for a title. */
function withoutMarks(markdown: string): string {
  return markdown.replaceAll(/^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+/gm, '').replaceAll(/\\(?=[^\w\s])|[*_`~]/g, '')
}
