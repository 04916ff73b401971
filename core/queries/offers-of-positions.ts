import { foldText } from '../base/fold-text'
import { withPlainBreaks } from '../base/text'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import { issueOf } from '../desk/index-keys'
import { titleOf } from '../desk/titles'
import { issuesNamed } from '../from-words/issues-named'
import { partySpeaking, type Said, type SaidIn } from '../from-words/party-speaking'
import { isCurrent } from '../rules/position-rules'
import { blankFields } from '../model/schema/blank-record'
import type { RecordRef } from '../model/values/record-ref'
import { stancesIn } from '../suggest/find-positions'
import type { Offer, OfferWay } from './offer-schemas'

interface PositionFrom extends SaidIn {
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
  const whose = partySpeaking(desk, from)
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
  // Nobody takes a stance if both sides agree.
  const stance =
    suggestion.kind === 'position' && stancesIn(suggestion.text).some((one) => one === suggestion.value.stance)
      ? suggestion.value.stance
      : undefined
  const given = {
    text: words,
    ...(issue === undefined ? {} : { issue }),
    ...(whose.party === undefined ? {} : { party: whose.party }),
    ...(stance === undefined ? {} : { stance }),
    // A person who is named speaks on the record; everything else is reported.
    attribution: whose.speaker === undefined ? 'reported' : 'onRecord',
    ...(whose.speaker === undefined ? {} : { speaker: whose.speaker }),
    ...(issued ? { validFrom: issued } : {}),
    // To replace a position is for a person to decide, who sees both in the form.
    ...(current ? { supersedes: current.id } : {}),
  }
  const isWhole =
    stance !== undefined &&
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

/** The issue of a sentence: that of the record beside the text, the only one that the sentence names, or the only one of the desk. */
function issueIn(desk: DeskRead, sentence: string, beside: RecordRef | undefined): string | undefined {
  if (beside?.collection === 'issue') return beside.id
  if (beside?.collection === 'position' || beside?.collection === 'line')
    return desk.get(beside.collection, beside.id)?.issue
  const issues = desk.all('issue')
  if (issues.length === 1) return issues[0]?.id
  const [only, ...others] = issuesNamed(desk, sentence)
  return others.length > 0 ? undefined : only
}
