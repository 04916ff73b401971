import { partiesNamed, partySpeaking, type PartyNamed } from './party-speaking'
import { onlyOne, sentenceAt, type SelectedWords } from './selected-words'

/** Words that an action is named by: English verbs after the party, English nouns after its possessive, and Japanese words that end the clause. */
export interface Action {
  verb: RegExp
  noun: RegExp
  japanese: RegExp
}

/** An action from alternatives of regular expressions. */
export const actionOf = (verb: string, noun: string, japanese: string): Action => ({
  verb: new RegExp(
    `^(?:['’]s (?:[\\p{L}-]+ ){0,4}(?:government|cabinet|ministry|minister|negotiators?|side|delegation))?(?: (?:has|have|had|will|would|also|again|now|still|already|first|formally|jointly|currently))* (?:${verb})(?![\\p{L}])`,
    'u',
  ),
  noun: new RegExp(
    `^(?:['’]s? (?:[\\p{Ll}\\d%.-]+ ){0,3}?| (?:(?:new|additional|reciprocal|retaliatory|import|baseline|steel|car|auto|farm) )?)(?:${noun})\\b`,
    'u',
  ),
  japanese: new RegExp(`^(?:政府|側|政権)?(?:[はが]、?[^。]{0,80}?(?:${japanese}))`, 'u'),
})

/** The party that the words say did something, if they name one alone. One to whom it is done is not the one. */
export function partyActing(words: SelectedWords, action: Action): string | undefined {
  const named = partiesNamed(words.desk, words.found)
  const acting = named.filter((name) => isActing(words, name, action))
  // "Chile and New Zealand agreed": two did it.
  const isJoined = (name: PartyNamed) =>
    named.some(
      ({ party, end }) => party !== name.party && end <= name.start && JOINS.test(words.text.slice(end, name.start)),
    )
  return acting.some(isJoined) ? undefined : onlyOne(acting.map(({ party }) => party))
}

/** The words between two parties that do something together. */
const JOINS = /^(?:['’]s [^,.;。、]{1,60})?(?:,? (?:and|or)? ?(?:the )?|と|、|・|及び|および)$/u

/** Words before a party that make it the subject of what follows. */
const SUBJECT =
  /(?:^|[,;:—–「“"]\s?|(?:^|\s)(?:that|but|while|whereas|and|as|when|which)\s|(?:^|[,;]\s)(?:on|in|since|from|as of)\s(?:(?:early|late|mid)[ -])?(?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|December|\p{Lu}\p{L}+day)\b)[\p{L}\d ]{0,20}(?:, \d{4})?\s)(?:the\s)?$/iu
/** Passives: the party suffers it. */
const PASSIVE_JA = /^(?:され|られ)/u

/** Does a party stand where the subject of a clause does? */
function isSubject(words: SelectedWords, { start, end }: PartyNamed): boolean {
  const [before, after] = [words.text.slice(sentenceAt(words, start).start, start), words.text.slice(end, words.end)]
  return SUBJECT_JA.test(after) || (SUBJECT.test(before) && !/^['’]s\b/u.test(after))
}
const SUBJECT_JA = /^(?:政府|側|政権)?[はが]/u

/** Is a party named in words that somebody else says? A clause that is added to a sentence may be the writer's own. */
const isReported = (words: SelectedWords, { start, end }: PartyNamed): boolean =>
  !/[,;] (?:and|but|while|whereas) (?:the )?$/iu.test(words.text.slice(Math.max(0, start - 20), start)) &&
  words.statements.some(({ value: { words: said } }) => said !== undefined && said.start <= start && end <= said.end)

function isActing(words: SelectedWords, name: PartyNamed, action: Action): boolean {
  const { text } = words
  const { start, end } = name
  const sentence = sentenceAt(words, start)
  const [before, after] = [text.slice(sentence.start, start), text.slice(end, Math.min(sentence.end, words.end))]
  if (SUBJECT.test(before) && action.verb.test(after)) return true
  // "Tariffs on Japan" and "the offer to Chile" are another's.
  if (!/\b(?:on|to|for|against|with|in|at|and|or) (?:the )?$/iu.test(before) && action.noun.test(after)) return true
  const japanese = action.japanese.exec(after)
  return japanese !== null && !PASSIVE_JA.test(after.slice(japanese[0].length))
}

/** The party that speaks in the sentences, and the speaker's time in office. Nothing if two parties may be meant. */
export function partySaying(words: SelectedWords): { party?: string; speaker?: string } {
  const { desk, text, said, statements, found } = words
  const whose = said.map((suggestion) => {
    const within = found.filter((one) => one.start >= suggestion.start && one.end <= suggestion.end)
    const statement = statements.find(({ start }) => start === suggestion.start)
    return partySpeaking(desk, { suggestion, statement, within, text })
  })
  if (whose.some(({ isOfAnother }) => isOfAnother)) return {}
  const subjects = partiesNamed(desk, found).filter((name) => isSubject(words, name) && !isReported(words, name))
  // "Chile insists on this, and New Zealand on that": the words are of two.
  if (new Set(subjects.map((name) => name.party)).size > 1) return {}
  const [party, isCertain] = [onlyOne(whose.flatMap((one) => one.party ?? [])), whose.some((one) => one.isCertain)]
  // A Japanese sentence names its subject first, and its verb last.
  if (!isCertain && said.length === 1) return topicOf(words)
  if (party === undefined || !isCertain) return {}
  const speaker = onlyOne(whose.map((one) => one.speaker ?? ''))
  return { party, ...(speaker ? { speaker } : {}) }
}

/** The party that a Japanese sentence is about, if it begins with it and has no other subject. */
function topicOf(words: SelectedWords): { party?: string } {
  const subjects = partiesNamed(words.desk, words.found).filter(({ end }) =>
    SUBJECT_JA.test(words.text.slice(end, words.end)),
  )
  const [only, ...others] = subjects
  const isFirst = only !== undefined && sentenceAt(words, only.start).start === only.start
  return isFirst && others.length === 0 ? { party: only.party } : {}
}
