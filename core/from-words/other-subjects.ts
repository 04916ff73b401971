import type { CollectionName } from '../model/values/collection-names'
import { foundOf, sentenceAt, type SelectedWords } from './selected-words'

/** Words before a party that make it the subject of a clause beside others: "…, and Chile". */
const BESIDE = /(?:^|[,;:—–「“"]\s?|\s(?:but|while|whereas|and|nor)\s)(?:the\s)?$/iu
/** The same for a clause inside of another one, too: "after Chile", "which Chile". */
const INSIDE =
  /(?:^|[,;:—–「“"]\s?|\s(?:but|while|whereas|and|nor|that|which|as|when|where|after|before|because|since|until|though|although)\s)(?:the\s)?$/iu
const SUBJECT_JA = /^(?:政府|側|政権)?[はがも]/u
/** The words between the parties of a list. */
const LISTED = /^(?:,|,? and|,? or|、|と|や|・|及び|および)\s?(?:the\s)?$/u

/**
 * Records of one party alone, and the words before a second one that make the rate or the promise anybody's: a promise may have a clause about another inside of it.
 */
const ALONE: { readonly [C in CollectionName]?: RegExp } = { measure: INSIDE, commitment: BESIDE }

/** Do several parties stand as subjects, also those that the desk lacks, where a record of this kind has one? A party that only tells of it is none of them. */
export function hasOtherSubjects(words: SelectedWords, of: CollectionName): boolean {
  const before = ALONE[of]
  if (!before) return false
  const subjects = new Set<string>()
  let last: { end: number; isSubject: boolean } | undefined
  for (const { start, end, text, value } of foundOf(words, 'party')) {
    const isListed = last !== undefined && LISTED.test(words.text.slice(last.end, start))
    const isSubject = isListed ? last?.isSubject === true : standsAsSubject(words, { start, end }, before)
    last = { end, isSubject }
    if (isSubject && !isTeller(words, { start, end })) subjects.add(value.ref?.id ?? text)
  }
  return subjects.size > 1
}

interface Place {
  start: number
  end: number
}

function standsAsSubject(words: SelectedWords, { start, end }: Place, before: RegExp): boolean {
  const after = words.text.slice(end, words.end)
  if (SUBJECT_JA.test(after)) return true
  const { start: first } = sentenceAt(words, start)
  return before.test(words.text.slice(Math.max(first, words.start), start)) && !/^['’]s?\b|^['’]s/u.test(after)
}

const isTeller = ({ statements }: SelectedWords, { start, end }: Place): boolean =>
  statements.some(({ value: { speaker } }) => speaker.start <= start && end <= speaker.end)
