import type { RecordOf } from '../model/records/records'
import { linkedMark, sourceOf } from '../desk/index-keys'
import type { DeskRead } from '../desk/desk-read'
import type { CollectionName } from '../model/values/collection-names'
import type { Vocabulary } from '../model/values/vocabularies'
import { foundOf, onlyOne, sentenceAt, wordsOf, type SelectedWords } from './selected-words'

/** Words before a length that is that of a meeting, and not of a delay or a time to pay. */
const LASTED =
  /\b(?:met|sat(?: together)?|spoke|talked|lasted|lasting|ran|held|took|meeting|talks|session|conversation|call)(?: [\p{L}]+){0,4}? (?:for )?(?:about |around |some |roughly )?$|\b(?:lasted|lasting|took|ran(?: for)?|length(?: was|:)?) (?:about |around |some |roughly )?$/iu
const LASTED_AFTER =
  /^[- ](?:long )?(?:(?:[\p{L}-]+) ){0,2}(?:meeting|talks|session|conversation|call|discussion|round)\b/iu
/** Words of a length that is more or less than the figure. */
const ABOUT_MORE =
  /\b(?:more|less|longer|shorter) than $|\b(?:over|under|at least|at most|nearly|almost|up to|within|every|each|another|of|to) $/iu
const ABOUT_MORE_JA = /^(?:以上|以下|超|余り|余|弱|強|近く|足らず|未満|以内|後|前|遅れ|おき|ごと|延長)/u
const MET_JA = /会談|協議|会合|交渉|面会|話し合|電話/u

/** The length of a meeting in minutes, if the words have one alone. "More than two hours" is none. */
export function minutesOf(words: SelectedWords): number | undefined {
  return onlyOne(
    foundOf(words, 'duration').flatMap(({ start, end, value }) => {
      if (!('iso' in value)) return []
      const [all, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(value.iso) ?? []
      const length = Number(hours) * 60 + Number(minutes)
      if (all === undefined || length === 0) return []
      const sentence = sentenceAt(words, start)
      const [before, after] = [words.text.slice(sentence.start, start), words.text.slice(end, sentence.end)]
      if (ABOUT_MORE.test(before) || ABOUT_MORE_JA.test(after)) return []
      const isJapanese = /[分間時]/u.test(words.text.slice(start, end))
      const isLength = isJapanese ? MET_JA.test(before + after) : LASTED.test(before) || LASTED_AFTER.test(after)
      return isLength ? [length] : []
    }),
  )
}

const FORMATS: Readonly<Record<Exclude<Vocabulary<'meetingFormat'>, 'inPerson'>, RegExp>> = {
  video:
    /\b(?:by|via|over|in a) video(?:[ -]?(?:link|call|conference))?\b|\bvideo (?:call|conference|link)\b|\bvirtual (?:meeting|talks|session)\b|オンライン(?:で|形式|会談|会合|協議)|(?:テレビ|ビデオ|ウェブ)会[議談]/iu,
  call: /\b(?:by|over the|on the) (?:tele)?phone\b|\b(?:tele)?phone call\b|電話(?:で|会談|協議)/iu,
  margins:
    /\b(?:on|in|at) the (?:margins|sidelines) of\b|(?:の機会に|に合わせて?|出席の際に?)[^。]{0,20}?(?:会談|協議|面会)/iu,
}

/** How a meeting was held, if the words say so. */
export function formatOf(words: SelectedWords): Vocabulary<'meetingFormat'> | undefined {
  const text = wordsOf(words)
  const formats = ['video', 'call', 'margins'] as const
  return onlyOne(formats.filter((format) => FORMATS[format].test(text)))
}

/** Those whom the words name, by the one time in office that the desk knows of each; somebody who only tells of the meeting is left out. */
export function peopleIn(words: SelectedWords): string[] {
  const tellers = words.statements.map(({ value: { speaker } }) => speaker)
  const named = foundOf(words, 'person').filter(
    ({ start, end }) => !tellers.some((teller) => teller.start <= start && end <= teller.end),
  )
  return [...new Set(named.flatMap(({ value }) => value.membership ?? []))]
}

/** The people whose records were made from a source, by their time in office, in the order of its text. */
export const peopleOfSource = (desk: DeskRead, source: string): string[] =>
  recordsFrom(desk, source, 'membership').filter((id) => desk.get('membership', id) !== undefined)

/** The round that was made from the selected words or some of them, if it is one alone. */
export const roundOfWords = ({ desk, source, place }: SelectedWords): string | undefined =>
  onlyOne(recordsFrom(desk, source.id, 'round', place).filter((id) => desk.get('round', id) !== undefined))

/** The records of a kind that a source supports, in the order of its text, each once; of all of the text, or of a place in it. */
function recordsFrom(
  desk: DeskRead,
  source: string,
  of: CollectionName,
  place: SelectedWords['place'] = { start: 0, end: Infinity },
): string[] {
  const marks = desk
    .index('annotation', sourceOf)
    .get(source)
    .filter(({ start, end }) => start < place.end && end > place.start)
  const inOrder = marks.toSorted((a: RecordOf<'annotation'>, b: RecordOf<'annotation'>) => a.start - b.start)
  const records = inOrder.flatMap(({ id }) =>
    desk
      .index('evidence', linkedMark)
      .get(id)
      .filter(({ about, role }) => about.collection === of && role === 'supports')
      .map(({ about }) => about.id),
  )
  return [...new Set(records)]
}
