import type { FuzzyDate } from '../dates/fuzzy-date'
import { dateInText } from '../dates/words-in-text'
import type { SuggestionOf } from '../suggest/suggestion'
import { AFTER_THIS, BEFORE_THIS, TARGET } from './cue-words'
import { foundOf, onlyOne, sentenceAt, wordsOf, type SelectedWords } from './selected-words'

type DateFound = SuggestionOf<'date'>

/** Words between which and a date the date is that of something else: of a duty in force, an order, a statement. */
const ELSE_BEFORE =
  /\b(?:since|in force|(?:in|into|took|takes?|taking) effect|effective|expires?|expired|expiry|runs? out|ran out|deadline|imposed|signed|dated|announced|published|issued|summit (?:of|on)|tariffs? of|order of|letter of|law of|agreement of|deal of|statement of)\b[^,.;]{0,12}$|\b(?:imposed|introduced|levied|adopted|signed|announced|ahead of|before)\b[^,.;]{0,50}$/iu
const ELSE_AFTER = /^(?:['’]s)?\s*(?:deadline|tariffs?|duties|order|letter|agreement|deal|statement|announcement)\b/iu
const ELSE_AFTER_JA =
  /^(?:に|から|以降|付で|付けで|付け|までに|まで)?[^、。]{0,12}(?:発動|発効|施行|署名|期限|失効|公布|公表|発表|表明|課)/u
const SPEECH = /\b(?:said|says|told|stated|added|noted|announced|confirmed|reported|declared|wrote|according to)\b/iu
const SPEECH_BEFORE =
  /\b(?:said|says|told [\p{L} ]{2,30}|stated|added|noted|announced|confirmed|reported|declared|wrote)\s+(?:on\s+)?$/iu
const SPEECH_JA = /述べ|語っ|話し|話す|明らかにし|発表し|説明し|強調し|表明し|によると|によれば/u

/** A place and a date before a report: "RABAT, 27 November (Wire) – ", 【ソウル6日】. */
const DATELINE =
  /^(?:(\p{Lu}[\p{Lu}\p{M}.'’-]*(?: \p{Lu}[\p{Lu}\p{M}.'’-]*){0,3})(?:,|\s\()[^\n–—]{0,80}?\s?(?:–|—|--)\s|【([^】\n]{1,40})】)/gmu
/** Words of a meeting that took place. */
export const HELD =
  /\b(?:ended|held|met|concluded|closed|finished|wrapped up|opened|began|sat|gathered|took place|completed)\b|(?:開い|開かれ|行わ?れ?|会談し|協議し|終え|終了し|閉幕し|開幕し)た/u
/** The first or the last day of what may have taken several. */
const ENDED_OR_BEGUN =
  /\b(?:ended|ends|ending|end of|concluded|closed|finished|wrapped up|wound up|completed|opened|began|begun|started|kicked off|launched|resumed|entered|(?:first|second|third|last|final|opening|closing) day)\b|(?:終え|終了し|閉幕し|開幕し|始め|終わっ|始まっ|再開し)た?|(?:初日|最終日|[1-9１-９二三四五]日目)/iu
/** Words of something to come. */
export const AHEAD =
  /\b(?:will|would|shall|plan(?:s|ned)?|scheduled|due|expected|(?:is|are) to|next (?:week|month|year|round))\b|予定|見通し|開く|行う|調整/u

/** The line before a report that names its place, if the selected words have it. */
export function datelineOf({
  text,
  start,
  end,
}: SelectedWords): { start: number; end: number; place: string } | undefined {
  for (const match of text.matchAll(DATELINE)) {
    const line = { start: match.index, end: match.index + match[0].length, place: match[1] ?? '' }
    if (line.start >= start && line.end <= end) return line
  }
  return undefined
}

/** A date as a field holds it. */
export function fieldDate({ value: { proposed, ...date } }: DateFound): FuzzyDate {
  const { words, ...plain } = date
  // Days without a month, such as "10日から12日", say less than the dates that were worked out of them.
  const isPart = proposed && DAYS.test(date.edtf) && !MONTH_NAME.test(`${words?.en ?? ''}${words?.ja ?? ''}`)
  return isPart ? plain : date
}

const DAYS = /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/
const MONTH_NAME = /月|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu

const isOpen = ({ edtf }: FuzzyDate) => edtf.includes('..')

/**
 * The date of a meeting or a round that the words tell of, if they have one alone. A date that says since when, of another thing, or when somebody spoke is none;
 * that of a dateline is one only if the words say that it took place, and have no other. A round may take days: the one on which it ended or began is not its date.
 */
export function dateOfEvent(words: SelectedWords, of: 'round' | 'session'): FuzzyDate | undefined {
  const line = datelineOf(words)
  const isInLine = ({ start }: DateFound) => line !== undefined && start < line.end && start >= line.start
  const dates = foundOf(words, 'date').filter((date) => !isOpen(date.value))
  const isEdge = (date: DateFound) => of === 'round' && isDayOfEdge(words, date)
  const isTold = (date: DateFound) =>
    isOfMeeting(words, date) && !isInLine(date) && !isOfElse(words, date) && !isOfSpeech(words, date) && !isEdge(date)
  const told = dates.filter(isTold)
  if (told.length > 0) return onlyOne(told.map(fieldDate))
  const body = words.text.slice(line?.end ?? words.start, words.end)
  if (dates.some((date) => !isInLine(date)) || !HELD.test(body) || AHEAD.test(body)) return undefined
  if (of === 'round' && ENDED_OR_BEGUN.test(body)) return undefined
  return onlyOne(dates.filter(isInLine).map(fieldDate))
}

/** Does a sentence say that something ended or began on a day? "From 8 to 10 March" is the whole of it. */
function isDayOfEdge(words: SelectedWords, { start, value }: DateFound): boolean {
  const sentence = sentenceAt(words, start)
  return !value.edtf.includes('/') && ENDED_OR_BEGUN.test(words.text.slice(sentence.start, sentence.end))
}

/** The dates of the words but those on which somebody spoke. */
export const datesTold = (words: SelectedWords): DateFound[] =>
  foundOf(words, 'date').filter((date) => !isOfSpeech(words, date))

const MEETING =
  /\b(?:met|meets?|meetings?|talks|rounds?(?! of (?:tariffs|duties))|sessions?|summit|negotiations?|consultations|call|conversation|spoke|held|gathered|sat)\b|会談|協議|会合|交渉|ラウンド|面会|電話|首脳|開[かきくい催]/iu

/** Does the sentence of a date tell of a meeting at all? */
function isOfMeeting(words: SelectedWords, { start }: DateFound): boolean {
  const sentence = sentenceAt(words, start)
  return MEETING.test(words.text.slice(sentence.start, sentence.end))
}

function isOfElse(words: SelectedWords, { start, end }: DateFound): boolean {
  const sentence = sentenceAt(words, start)
  const [before, after] = [words.text.slice(sentence.start, start), words.text.slice(end, sentence.end)]
  if (ELSE_BEFORE.test(before) || ELSE_AFTER.test(after) || ELSE_AFTER_JA.test(after)) return true
  const all = words.text.slice(sentence.start, sentence.end)
  if (TARGET.test(all) || BEFORE_THIS.test(all)) return true
  // "They ended the round; the next one is on 4 May": the date is that of another.
  return AFTER_THIS.test(all) && HELD.test(wordsOf(words))
}

/** Is a date that of a statement, and not of what was said? */
function isOfSpeech(words: SelectedWords, { start, end }: DateFound): boolean {
  const sentence = sentenceAt(words, start)
  const statement = words.statements.find((one) => one.start === sentence.start)
  const said = statement?.value.words
  if (said) return start < said.start || end > said.end
  const [before, after] = [words.text.slice(sentence.start, start), words.text.slice(end, sentence.end)]
  return SPEECH_BEFORE.test(before) || SPEECH.test(after) || SPEECH_JA.test(before + after)
}

const OPENED = /^(?:by|on or before|no later than|not later than|at the latest by|until|till|up to)\s+(?:the\s+)?/iu
const BEGUN = /^(?:from|starting|beginning|as of)\s+(?:the\s+)?/iu
const SUFFIX = /(?:までに|まで|以降|から)$/u

/** A date to count down to: of "by mid-June" and 6月末までに it is the time itself. Undefined for a date that has no such time, such as "since May". */
export const dateItself = (words: SelectedWords, date: DateFound): FuzzyDate | undefined =>
  isOpen(date.value) ? timeItself(date.text, words.on, words.timeZone) : fieldDate(date)

/** The time of "by mid-June" and 6月末までに itself, counted from a day; undefined for words that open or close no span. */
export function timeItself(text: string, on: string, timeZone: string): FuzzyDate | undefined {
  const opener = OPENED.exec(text)?.[0] ?? BEGUN.exec(text)?.[0]
  const suffix = SUFFIX.exec(text)?.[0]
  if (opener === undefined && suffix === undefined) return undefined
  const time = text.slice(opener?.length ?? 0, text.length - (suffix?.length ?? 0))
  const language = suffix === undefined ? 'en' : 'ja'
  const read = dateInText(time, language, on, timeZone, 'future')
  return read && !isOpen(read.date) ? read.date : undefined
}
