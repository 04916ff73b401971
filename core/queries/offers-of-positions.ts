import { foldText } from '../base/fold-text'
import { withPlainBreaks } from '../base/text'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import { issueOf } from '../desk/index-keys'
import { titleOf } from '../desk/titles'
import { isCurrent } from '../rules/position-rules'
import { blankFields } from '../model/schema/blank-record'
import type { RecordRef } from '../model/values/record-ref'
import type { Suggestion, SuggestionOf } from '../suggest/suggestion'
import type { Offer, OfferWay } from './offer-schemas'

type Said = SuggestionOf<'position'> | SuggestionOf<'denial'> | SuggestionOf<'statement'>

interface PositionFrom {
  suggestion: Said
  /** The statement in the same sentence. */
  statement: SuggestionOf<'statement'> | undefined
  /** The suggestions inside the sentence. */
  within: readonly Suggestion[]
  /** The text that the places are in. */
  text: string
  issued: FuzzyDate | undefined
  beside: RecordRef | undefined
  /** Issue and party of the new positions that are offered already: two of them cannot both hold. A new one is added. */
  asked: Set<string>
}

/**
 * A sentence as a position: evidence for the one that the desk has in those words, a new one if all that it needs is certain, or else its form. Only a speaker
 * that the sentence names, or a party right before the words that take a position, is certain.
 */
export function offerOfPosition(desk: DeskRead, from: PositionFrom): Pick<Offer, 'ways' | 'party' | 'issue'> {
  const { suggestion, statement, issued, asked } = from
  const whose = partyOf(desk, from)
  const issue = issueIn(desk, suggestion.text, from.beside)
  const words = withPlainBreaks(saidIn(suggestion, statement)).trim()
  const shown = {
    ...(whose.party === undefined ? {} : { party: titleOf(desk, { collection: 'party', id: whose.party }) }),
    ...(issue === undefined ? {} : { issue: titleOf(desk, { collection: 'issue', id: issue }) }),
  }
  const known =
    issue === undefined || whose.party === undefined
      ? undefined
      : desk
          .index('position', issueOf)
          .get(issue)
          .find(({ party, text }) => party === whose.party && [words, suggestion.text].some((one) => isSame(one, text)))
  if (known) {
    const about = { collection: 'position', id: known.id } as const
    return { ...shown, ways: [{ way: 'evidence', about, field: 'text', title: titleOf(desk, about) }] }
  }
  const question = issue === undefined || whose.party === undefined ? undefined : `${issue}/${whose.party}`
  const current =
    question === undefined
      ? undefined
      : desk
          .index('position', issueOf)
          .get(issue ?? '')
          .find((one) => one.party === whose.party && one.track === 'public' && isCurrent(desk, one))
  const given = {
    text: words,
    ...(issue === undefined ? {} : { issue }),
    ...(whose.party === undefined ? {} : { party: whose.party }),
    ...(suggestion.kind === 'position' ? { stance: suggestion.value.stance } : {}),
    // A person who is named speaks on the record; everything else is reported.
    attribution: whose.speaker === undefined ? 'reported' : 'onRecord',
    ...(whose.speaker === undefined ? {} : { speaker: whose.speaker }),
    ...(issued ? { validFrom: issued } : {}),
    // To replace a position is for a person to decide, who sees both in the form.
    ...(current ? { supersedes: current.id } : {}),
  }
  const isWhole =
    suggestion.kind === 'position' &&
    whose.isCertain &&
    question !== undefined &&
    issued !== undefined &&
    current === undefined &&
    !asked.has(question)
  if (isWhole) asked.add(question)
  const way: OfferWay = isWhole
    ? {
        way: 'create',
        records: [{ collection: 'position', fields: { ...blankFields('position'), ...given }, links: {} }],
        cited: { record: 0, field: 'text' },
      }
    : { way: 'form', of: 'position', given }
  return { ...shown, ways: [way, { way: 'quote' }] }
}

/** The words said, if they are the ones that take the position; else the sentence. */
function saidIn(suggestion: Said, statement: PositionFrom['statement']): string {
  const words = statement?.value.words
  if (!words) return suggestion.text
  const cue = suggestion.kind === 'statement' ? words : suggestion.value.cue
  return cue.start >= words.start && cue.end <= words.end ? words.text : suggestion.text
}

const isSame = (one: string, other: string) => foldText(one).trim() === foldText(other).trim()

interface Whose {
  party?: string
  speaker?: string
  isCertain: boolean
}

/** The party of a position: the speaker's, or the one that the sentence names before its cue. */
function partyOf(desk: DeskRead, { suggestion, statement, within, text }: PositionFrom): Whose {
  const speaker = statement?.value.speaker
  const said = speaker && { party: partyOfName(desk, speaker.ref, speaker.membership), speaker: speaker.membership }
  const cue = suggestion.kind === 'statement' ? undefined : suggestion.value.cue
  const names = within.flatMap((one) => {
    if (one.kind !== 'person' && one.kind !== 'post' && one.kind !== 'party') return []
    const party = partyOfName(desk, one.value.ref, one.kind === 'person' ? one.value.membership : undefined)
    return party === undefined || (cue && one.end > cue.start) ? [] : [{ party, start: one.start, end: one.end }]
  })
  // At most a particle and a word such as "will" separate a subject from its verb; in "the offer from Chile" the party is no subject.
  const isSubject = ({ start }: { start: number }) =>
    BEFORE.test(text.slice(suggestion.start, start)) ||
    /^\s+$/.test(text.slice(statement?.value.verb.end ?? start, start))
  const next = cue && names.find((name) => BETWEEN.test(text.slice(name.end, cue.start)) && isSubject(name))
  const isSpeaker =
    next !== undefined && speaker !== undefined && next.start >= speaker.start && next.end <= speaker.end
  if (next && !isSpeaker && next.party !== said?.party)
    return { party: next.party, isCertain: said?.party === undefined }
  if (said?.party !== undefined)
    return {
      party: said.party,
      ...(said.speaker === undefined ? {} : { speaker: said.speaker }),
      isCertain: true,
    }
  if (next) return { party: next.party, isCertain: true }
  const [only, ...others] = new Set(names.map(({ party }) => party))
  return only === undefined || others.length > 0 ? { isCertain: false } : { party: only, isCertain: false }
}

const BEFORE = /(?:^|[,;:—–、「“"]\s?|\b(?:that|but|while|whereas)\s)(?:the\s)?$/iu
const BETWEEN = /^(?:\s*|\s(?:will|has|also|again|still|strongly|firmly)\s|\s?(?:側|政府)?[はが]、?)$/u

/** The party of a person by the post, of a post, or a party itself. */
function partyOfName(desk: DeskRead, ref: RecordRef | undefined, membership: string | undefined): string | undefined {
  const post = membership === undefined ? undefined : desk.get('membership', membership)?.post
  if (post !== undefined) return desk.get('post', post)?.party
  if (ref?.collection === 'party') return ref.id
  return ref?.collection === 'post' ? desk.get('post', ref.id)?.party : undefined
}

/** The issue of a sentence: that of the record beside the text, the only one that the sentence names, or the only one of the desk. */
function issueIn(desk: DeskRead, sentence: string, beside: RecordRef | undefined): string | undefined {
  if (beside?.collection === 'issue') return beside.id
  if (beside?.collection === 'position' || beside?.collection === 'line')
    return desk.get(beside.collection, beside.id)?.issue
  const issues = desk.all('issue')
  if (issues.length === 1) return issues[0]?.id
  const folded = foldText(sentence)
  const named = desk.derived(issueNames, 'issueNames').filter(({ name }) => holdsWord(folded, name))
  const [only, ...others] = new Set(named.map(({ id }) => id))
  return others.length > 0 ? undefined : only
}

/** The labels of all issues, folded. */
const issueNames = (desk: DeskRead) =>
  desk.all('issue').flatMap(({ id, label }) =>
    [label.en, label.ja].flatMap((name) => {
      const folded = name === undefined ? '' : foldText(name).trim()
      return folded.length < 2 ? [] : [{ id, name: folded }]
    }),
  )

/** Does a text have a name as a word of its own? "Rice" is not in "price"; Japanese has no spaces. */
function holdsWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWhole = (edge: string, beyond: string | undefined) => !/[a-z]/.test(edge) || !/[a-z]/.test(beyond ?? ' ')
    if (isWhole(name[0] ?? '', text[at - 1]) && isWhole(name.at(-1) ?? '', text[at + name.length])) return true
  }
  return false
}
