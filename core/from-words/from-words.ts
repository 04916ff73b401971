import { dateRange } from '../dates/date-range'
import { DAY, YEAR } from '../dates/edtf'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import { roundOf, talkOf } from '../desk/index-keys'
import { checkField } from '../model/schema/check-field'
import type { CollectionName } from '../model/values/collection-names'
import { AHEAD, dateItself, dateOfEvent, datesTold, fieldDate } from './dates-told'
import { impliedValues } from './implied-values'
import { issuesNamed } from './issues-named'
import { imposerOf, kindOf, layersOf, namesParty, titleOf } from './measure-words'
import { formatOf, minutesOf, peopleIn, peopleOfSource } from './meeting-words'
import { HEDGES } from './cue-words'
import { isInDoubt, OF_FORMER } from './doubt'
import { basisOf, whenOf } from './milestone-words'
import { actionOf, partyActing, partySaying } from './party-acting'
import { partiesNamed } from './party-speaking'
import { levelOf, ordinalOf, ordinalsIn, placeOf } from './round-words'
import { onlyOne, wordsOf, type SelectedWords } from './selected-words'
import { stanceOf } from './stance-words'

/** A value, and its origin: the selected words, the date that they have, or the people whose records were made from the same source. */
export interface ToldValue {
  value: unknown
  from: 'words' | 'date' | 'sameSource'
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
  sameSource?: Fields
}

/**
 * The fields of a new record that selected words answer. A field is answered only if the words leave one value, and only with a value that its schema takes: of two
 * candidates there is none. Values are from the words, the desk and the source alone. `now` is the desk's instant.
 */
export function fromWords(words: SelectedWords, of: CollectionName, now: string): FromWords {
  const { words: answers, open = [], sameSource = {} } = ANSWERS[of]?.(words) ?? { words: {} }
  // A commitment still begins with the words themselves.
  const told = isInDoubt(of, wordsOf(words)) ? { text: answers.text } : answers
  const dated = statusByDate(words, of, told, now)
  const named = (values: Fields, from: ToldValue['from']) =>
    Object.entries(values)
      .filter(([name, value]) => value !== undefined && checkField(of, name, value) === undefined)
      .map(([name, value]) => [name, { value, from }] as const)
  return {
    told: Object.fromEntries([...named(sameSource, 'sameSource'), ...named(dated, 'date'), ...named(told, 'words')]),
    open,
  }
}

/** Words of a meeting that did not take place, or not then. */
const CALLED_OFF = /\b(?:cancel(?:l?ed|s)|called off|postponed?|put off|delayed|rescheduled)\b|延期|中止|見送/iu

/** The status that a date in the words implies; none where they leave open if it is so. */
function statusByDate(words: SelectedWords, of: CollectionName, told: Fields, now: string): Fields {
  const text = wordsOf(words)
  if (CALLED_OFF.test(text)) return {}
  const implied = Object.entries(told).map(([name, value]) => impliedValues(of, name, value, now))
  const status: Fields = Object.assign({}, ...implied)
  if (status.status === 'scheduled' && HEDGES.test(text)) return {}
  // A plan in the source may have come to nothing since.
  return status.status === 'held' && AHEAD.test(text) ? {} : status
}

/** The party and the speaker; none if the speaker is a former holder of the post. */
const speakerIn = (words: SelectedWords) => (OF_FORMER.test(wordsOf(words)) ? {} : partySaying(words))

/** A person who is named speaks on the record. */
const attributionOf = (speaker: string | undefined) => (speaker === undefined ? undefined : 'onRecord')

const ANSWERS: { readonly [C in CollectionName]?: (words: SelectedWords) => Answers } = {
  round: (words) => {
    // If the words name two rounds, a date or a place may belong to either.
    const isOne = new Set(ordinalsIn(wordsOf(words))).size < 2
    const when = isOne ? { when: dateOfEvent(words), place: placeOf(words) } : {}
    // The place of the last round says nothing of the one that the words are about.
    return { words: { ordinal: ordinalOf(words), level: levelOf(words), ...when }, open: ['place'] }
  },
  session: (words) => {
    const people = peopleIn(words)
    const fellows = peopleOfSource(words.desk, words.source.id)
    const date = dateOfEvent(words)
    const minutes = minutesOf(words)
    return {
      words: {
        round: roundNamed(words),
        start: date && isOfMeeting(words, date, minutes) ? date : undefined,
        minutes,
        format: formatOf(words),
        participants: people.length > 0 ? people : undefined,
      },
      // Words that name a place may be of a meeting elsewhere than the last round.
      open: ordinalsIn(wordsOf(words)).length > 0 || placeOf(words) !== undefined ? ['round'] : [],
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
        components: layersOf(words),
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
