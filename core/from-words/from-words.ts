import type { LocalText } from '../base/text'
import { dateRange } from '../dates/date-range'
import { DAY, YEAR } from '../dates/edtf'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import { roundOf, talkOf } from '../desk/index-keys'
import { checkField } from '../model/schema/check-field'
import type { CollectionName } from '../model/values/collection-names'
import { AHEAD, HELD, dateItself, dateOfEvent, datesTold, fieldDate } from './dates-told'
import { impliedValues } from './implied-values'
import { issuesNamed } from './issues-named'
import { imposerOf, kindOf, layersOf, namesParty, titleOf } from './measure-words'
import { formatOf, minutesOf, peopleIn, peopleOfSource, roundOfWords } from './meeting-words'
import { freeEntry, scopeOf } from './goods-words'
import { levelOfPeople } from './posts-of-people'
import { HEDGES } from './cue-words'
import { isConditional, isElliptic, isInDoubt, isOnlyTold, OF_FORMER } from './doubt'
import { basisOf, whenOf } from './milestone-words'
import { hasOtherSubjects } from './other-subjects'
import { actionOf, partyActing, partySaying } from './party-acting'
import { partiesNamed } from './party-speaking'
import { positionHead } from './position-head'
import { levelOf, ordinalOf, ordinalsIn, placeOf } from './round-words'
import { foundOf, onlyOne, wordsOf, type SelectedWords } from './selected-words'
import { stanceOf } from './stance-words'

/** A value, and its origin: the selected words, the date that they have, or a record that was made from the same words or the same source. */
export interface ToldValue {
  value: unknown
  from: 'words' | 'date' | 'sameWords' | 'sameSource'
}

/** The fields that the words answer, and those that they leave open, so that nothing else the desk knows may answer them. */
export interface FromWords {
  told: Readonly<Record<string, ToldValue>>
  open: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>
/** The values that the words have by field, and the fields that they leave open. */
interface Answers {
  words: Fields
  open?: readonly string[]
  sameWords?: Fields
  sameSource?: Fields
}

/**
 * The fields of a new record that selected words answer. A field is answered only if the words leave one value, and only with a value that its schema takes: of two
 * candidates there is none. Values are from the words, the desk and the source alone. `now` is the desk's instant.
 */
export function fromWords(words: SelectedWords, of: CollectionName, now: string): FromWords {
  const { words: answers, open = [], sameWords = {}, sameSource = {} } = ANSWERS[of]?.(words) ?? { words: {} }
  // A commitment still begins with the words themselves.
  const isDoubtful =
    isInDoubt(of, wordsOf(words)) || hasOtherSubjects(words, of) || (MEETINGS.has(of) && isOfOthers(words))
  const told = isDoubtful ? { text: answers.text } : answers
  const isLeftOpen = of === 'round' && LEFT_OPEN.test(wordsOf(words))
  const isIntended = MEETINGS.has(of) && !isDoubtful && isOnlyIntended(wordsOf(words))
  const dated = isLeftOpen || isIntended ? { status: 'possible' } : statusByDate(words, of, told, now)
  const named = (values: Fields, from: ToldValue['from']) =>
    Object.entries(values)
      .filter(([name, value]) => value !== undefined && checkField(of, name, value) === undefined)
      .map(([name, value]) => [name, { value, from }] as const)
  return {
    told: Object.fromEntries([
      ...named(sameSource, 'sameSource'),
      ...named(sameWords, 'sameWords'),
      ...named(dated, 'date'),
      ...named(told, 'words'),
    ]),
    open,
  }
}

/** Words that leave open whether a round comes at all. */
const LEFT_OPEN =
  /\bopen (?:if|whether) (?:an?other|an?|the [\p{L}-]+) (?:[\p{L}-]+ )?round (?:will |would )?(?:follows?|comes?|takes? place|be held|happens?)|(?:協議|会合|会談|交渉)を(?:開く|行う)かは?(?:未定|決まっていない|分かっていない)/iu

/** Words by which a meeting is only intended, and none of one that was held. */
const INTENDED =
  /\b(?:intends?|hopes?|wants?|would like|wish(?:es)?) to (?:meet|talk|speak|confer|hold (?:\p{L}+ ){0,3}(?:talks|round|meeting|summit))\b|(?:会談|協議|会合|面会)(?:する意向|を開く意向|したい(?:考え|意向)|を開きたい)/iu
const isOnlyIntended = (text: string): boolean => INTENDED.test(text) && !HELD.test(text)

const MEETINGS: ReadonlySet<CollectionName> = new Set(['round', 'session'])

/** Is a meeting told of to which a country came that is not on the desk: "between Peru and Chile"? */
const isOfOthers = (words: SelectedWords): boolean =>
  foundOf(words, 'party').some(({ start, end, value: { ref } }) => {
    const [before, after] = [words.text.slice(words.start, start), words.text.slice(end, words.end)]
    return (
      ref === undefined &&
      (/\bbetween (?:the )?(?:[\p{L} ]{2,30} and (?:the )?)?$|[\p{Script=Han}\p{Script=Katakana}]と$/u.test(before) ||
        /^(?: and (?:the )?\p{Lu}|と[\p{Script=Han}\p{Script=Katakana}ー]{1,12}[はがの])/u.test(after))
    )
  })

/** Words of a meeting that did not take place, or not then. */
const CALLED_OFF = /\b(?:cancel(?:l?ed|s)|called off|postponed?|put off|delayed|rescheduled)\b|延期|中止|見送/iu

/** The status that a date in the words implies; none where they leave open if it is so. */
function statusByDate(words: SelectedWords, of: CollectionName, told: Fields, now: string): Fields {
  const text = wordsOf(words)
  if (CALLED_OFF.test(text)) return {}
  const implied = Object.entries(told).map(([name, value]) => impliedValues(of, name, value, now))
  const status: Fields = Object.assign({}, ...implied)
  if (HEDGES.test(text) || isConditional(text)) return {}
  // A plan in the source may have come to nothing since.
  return status.status === 'held' && AHEAD.test(text) ? {} : status
}

/** The party and the speaker; none if the speaker is a former holder of the post, the words are only told of them, or another is said to do the same. */
function speakerIn(words: SelectedWords): ReturnType<typeof partySaying> {
  const text = wordsOf(words)
  if (OF_FORMER.test(text) || isOnlyTold(text) || isElliptic(text)) return {}
  const said = partySaying(words)
  const head = positionHead(words)
  if (!head || head.party === said.party) return said
  // "Wellington repeated its demand: Chile must pay": the beginning says whose it is, unless somebody is named who says it.
  return said.speaker === undefined ? { party: head.party } : {}
}

/** A person who is named speaks on the record. */
const attributionOf = (speaker: string | undefined) => (speaker === undefined ? undefined : 'onRecord')

const ANSWERS: { readonly [C in CollectionName]?: (words: SelectedWords) => Answers } = {
  round: (words) => {
    // If the words name two rounds, a date or a place may belong to either.
    const isOne = new Set(ordinalsIn(wordsOf(words))).size < 2
    const when = isOne ? { when: dateOfEvent(words, 'round'), place: placeOf(words) } : {}
    // The place of the last round says nothing of the one that the words are about.
    return {
      words: { ordinal: ordinalOf(words), level: levelOf(words) ?? levelOfPeople(words), ...when },
      open: ['place'],
    }
  },
  session: (words) => {
    const people = peopleIn(words)
    const fellows = peopleOfSource(words.desk, words.source.id)
    const date = dateOfEvent(words, 'session')
    const minutes = minutesOf(words)
    return {
      words: {
        round: roundNamed(words),
        start: date && isOfMeeting(words, date, minutes) ? date : undefined,
        place: placeOf(words),
        minutes,
        format: formatOf(words),
        participants: people.length > 0 ? people : undefined,
        issues: issuesDiscussed(words),
      },
      // Words that name a place may be of a meeting elsewhere than the last round.
      open: ordinalsIn(wordsOf(words)).length > 0 || placeOf(words) !== undefined ? ['round'] : [],
      // A round that was made from these very words is the one that they tell of.
      sameWords: { round: roundOfWords(words) },
      sameSource: fellows.length > 0 && people.length === 0 ? { participants: fellows } : {},
    }
  },
  position: (words) => {
    const said = speakerIn(words)
    const own = { issue: issueNamed(words), text: words.exact, stance: stanceOf(words) }
    return { words: { ...said, ...own, attribution: attributionOf(said.speaker) } }
  },
  measure: (words) => {
    const issue = issueNamed(words)
    return {
      words: {
        title: titleOf(words),
        imposer: imposerOf(words),
        kind: kindOf(words),
        scopeWords: scopeOf(words),
        components: layersOf(words),
        ...freeEntry(words),
        issues: issue === undefined ? undefined : [issue],
      },
      open: namesParty(words) ? ['imposer'] : [],
    }
  },
  milestone: (words) => ({ words: { when: whenOf(words), basis: basisOf(words) } }),
  readout: (words) => {
    const { party, speaker } = speakerIn(words)
    return { words: { session: sessionDated(words), issuedBy: party, speaker } }
  },
  proposal: (words) => {
    const acting = partyActing(words, TABLING)
    const { party, speaker } = speakerIn(words)
    // One who tells of a proposal need not be the one who made it.
    const isOwn = acting === undefined || acting === party
    return {
      words: {
        by: acting,
        title: acting === undefined ? undefined : packageOf(words),
        speaker: acting !== undefined && isOwn ? speaker : undefined,
        attribution: acting !== undefined && isOwn ? attributionOf(speaker) : undefined,
        tabled: acting !== undefined && isTabling(words) ? onlyDate(words) : undefined,
      },
    }
  },
  commitment: (words) => {
    const owing = partyActing(words, UNDERTAKING)
    return {
      words: {
        owedBy: owing === undefined ? undefined : [owing],
        issue: issueNamed(words),
        text: words.exact,
        due: dueOf(words),
        round: roundNamed(words),
      },
      open: ordinalsIn(wordsOf(words)).length > 0 ? ['round'] : [],
    }
  },
}

const TABLING = actionOf(
  'propos(?:e|es|ed)|tabl(?:e|es|ed)|offer(?:s|ed)?|put forward|submitt?(?:s|ed)?|present(?:s|ed)',
  'proposals?|package|offer',
  '提案し|提示し|案を示し|申し出た',
)
const UNDERTAKING = actionOf(
  'agree(?:s|d)? to|pledg(?:e|es|ed)|promis(?:e|es|ed)|commit(?:s|ted)? (?:itself |to )|undert(?:akes?|ook)|vow(?:s|ed) to',
  'commitment|pledge|promise|undertaking',
  '約束し|確約し|約束した|誓約し',
)

/** "Chile’s package": the name by which the words call what its party put forward, at their beginning. */
const PACKAGE = /^((?:the )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3}['’]s (?:package|offer|proposal))(?=[,:.;]|$)/u

function packageOf(words: SelectedWords): LocalText | undefined {
  const name = PACKAGE.exec(wordsOf(words))?.[1]
  return name === undefined ? undefined : { en: name }
}

/** Words of a meeting that say what it was about. */
const DISCUSSED =
  /\b(?:discuss(?:ed|es|ing)?|talk(?:s|ed|ing)? (?:about|on|over)|negotiat(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|address(?:ed|es)?|agenda|took up|exchange[ds]? views|focus(?:ed|es)? on)\b|協議し|議論し|話し合|取り上げ|意見を交わ|意見交換|議題/iu
const NOT_DISCUSSED = /\b(?:not|never|without|nor|no)\b|なかった|せず|しない|ず、/iu

/** The issues that the words say a meeting was about. */
function issuesDiscussed(words: SelectedWords): string[] | undefined {
  const text = wordsOf(words)
  if (!DISCUSSED.test(text) || NOT_DISCUSSED.test(text)) return undefined
  const issues = issuesNamed(words.desk, text)
  return issues.length > 0 ? issues : undefined
}

/** The issue whose label the words name, if it is one alone. */
const issueNamed = (words: SelectedWords): string | undefined => onlyOne(issuesNamed(words.desk, wordsOf(words)))

/** The round whose number the words have, if the desk has one alone of that number in its only talk with rounds. */
function roundNamed(words: SelectedWords): string | undefined {
  const ordinal = ordinalOf(words)
  if (ordinal === undefined) return undefined
  const rounds = words.desk.all('talk').flatMap(({ id }) => words.desk.index('round', talkOf).get(id))
  return onlyOne(rounds.filter((round) => round.ordinal === ordinal).map(({ id }) => id))
}

/** The meeting that was held on a day that the words name, if it is one alone. */
function sessionDated(words: SelectedWords): string | undefined {
  const days = datesTold(words)
    .map(fieldDate)
    .filter(({ edtf }) => DAY.test(edtf))
  return onlyOne(days.flatMap((day) => sessionsOn(words.desk, day)))
}

function sessionsOn(desk: DeskRead, day: FuzzyDate): string[] {
  const rounds = desk.all('round').map(({ id }) => id)
  return desk
    .index('session', roundOf)
    .getAny(rounds)
    .filter(({ start }) => {
      const { min, max } = dateRange(start)
      const on = dateRange({ ...day, ...(start.timeZone === undefined ? {} : { timeZone: start.timeZone }) })
      return on.min <= min && max <= on.max
    })
    .map(({ id }) => id)
}

const TABLED = /\b(?:tabled|offered|proposed|put forward|submitted|presented)\b|提案した|提示した|申し出た/u

/** Do the words tell of a tabling alone? Where two parties are named, a date may be that of an answer. */
const isTabling = (words: SelectedWords): boolean =>
  TABLED.test(wordsOf(words)) && new Set(partiesNamed(words.desk, words.found).map(({ party }) => party)).size === 1

/** Can a date be that of one meeting? A year or a stretch of days is none, and one with a known length was not held after the day of the report. */
function isOfMeeting({ on }: SelectedWords, date: FuzzyDate, minutes: number | undefined): boolean {
  if (date.edtf.includes('/') || YEAR.test(date.edtf)) return false
  return minutes === undefined || dateRange(date).min <= dateRange({ edtf: on }).max
}

/** The one day or time that the words have; "since May" is none. */
function onlyDate(words: SelectedWords): FuzzyDate | undefined {
  const dates = datesTold(words)
  return dates.every(({ value }) => !value.edtf.includes('..')) ? onlyOne(dates.map(fieldDate)) : undefined
}

/** When something is due: a time by which it shall be done, if the words have one alone. */
function dueOf(words: SelectedWords): FuzzyDate | undefined {
  const [only, ...others] = datesTold(words)
  const isEnd = only !== undefined && only.value.edtf.startsWith('../')
  return isEnd && others.length === 0 ? dateItself(words, only) : undefined
}
