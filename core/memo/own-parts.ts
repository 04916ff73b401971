import type { Language } from '../base/text'
import { formatInstantDay } from '../dates/format-date'
import type { Memo } from '../model/records/records'
import type { Vocabulary } from '../model/values/vocabularies'
import { vocabularyText } from '../text/describe'
import { inARow } from '../text/joined'
import { translator, type TextKey, type Translate } from '../text/catalogue'
import { printsWords } from './audience/audiences'
import { clearanceState } from './clearance'
import type { ContentRun, SectionPart } from './memo-content'
import { wordsOf } from './memo-order'
import { ofMemo } from './of-memo'

const plain = (text: string): ContentRun => ({ text, style: 'plain' })
const label = (text: string): ContentRun => ({ text, style: 'label' })

/** The answers that a reader chooses from where the desk has named none. */
const CHOICES = ['agreed', 'notAgreed', 'discuss'] as const

/** The parts of a section that come from the memo's own record, beside the desk's words: what it asks and recommends, and its options. */
export function ownParts(
  language: Language,
  memo: Memo | undefined,
  section: Vocabulary<'memoSection'>,
): SectionPart[] {
  const text = translator(language)
  // They may have been written for another reader, as the desk's words may.
  const given = printsWords(memo) ? partsOf(language, memo, section) : undefined
  if (given === undefined) return []
  const hasWords = wordsOf(memo, section) !== undefined
  return given.length > 0 || hasWords ? given : [empty(text, EMPTY[section])]
}

const EMPTY: { [S in Vocabulary<'memoSection'>]?: TextKey } = {
  question: 'memo.empty.question',
  recommendations: 'memo.empty.recommendations',
  options: 'memo.empty.options',
  handling: 'memo.empty.told',
  consultation: 'memo.empty.consultation',
}

function partsOf(
  language: Language,
  memo: Memo | undefined,
  section: Vocabulary<'memoSection'>,
): SectionPart[] | undefined {
  const text = translator(language)
  switch (section) {
    case 'question':
      return memo?.ask === undefined
        ? []
        : [{ kind: 'paragraph', runs: [{ ...ofMemo(memo, 'ask', memo.ask), style: 'strong' }] }]
    case 'recommendations':
      return memo ? recommendationParts(text, memo) : []
    case 'options':
      return memo ? optionParts(text, memo) : []
    case 'handling':
      return memo && memo.copies.length > 0 ? [toldPart(language, memo)] : []
    case 'consultation':
      return memo ? consultationParts(language, memo) : []
    default:
      return undefined
  }
}

const empty = (text: Translate, key: TextKey = 'memo.empty.raise'): SectionPart => ({
  kind: 'paragraph',
  runs: [plain(text(key))],
  empty: true,
})

/** Each recommendation in a row with its number and the answers, of which the reader circles one. */
function recommendationParts(text: Translate, memo: Memo): SectionPart[] {
  const { recommendations = [] } = memo
  if (recommendations.length === 0) return []
  return [
    {
      kind: 'table',
      weights: [0.8, 7.4, 4.3],
      header: (['number', 'recommendation', 'circle'] as const).map((name) => [label(text(`memo.decision.${name}`))]),
      rows: recommendations.map(({ id, text: words, choices = [] }, index) => [
        [label(String(index + 1))],
        [ofMemo(memo, `recommendations.${id}.text`, words)],
        choices.length > 0
          ? [ofMemo(memo, `recommendations.${id}.choices`, choices.join(text('memo.decision.or')))]
          : [plain(CHOICES.map((name) => text(`memo.decision.${name}`)).join(text('memo.decision.or')))],
      ]),
    },
  ]
}

/** The desk's options in rows, each with what speaks for it and against it. */
function optionParts(text: Translate, memo: Memo): SectionPart[] {
  const { options = [] } = memo
  if (options.length === 0) return []
  const cell = (field: string, words: string | undefined): ContentRun[] =>
    words === undefined ? [{ text: text('memo.decision.notSaid'), style: 'quiet' }] : [ofMemo(memo, field, words)]
  return [
    {
      kind: 'table',
      weights: [0.8, 4.2, 3.75, 3.75],
      header: (['number', 'option', 'pros', 'cons'] as const).map((name) => [label(text(`memo.decision.${name}`))]),
      rows: options.map(({ id, text: words, pros, cons }, index) => [
        [label(String(index + 1))],
        [ofMemo(memo, `options.${id}.text`, words)],
        cell(`options.${id}.pros`, pros),
        cell(`options.${id}.cons`, cons),
      ]),
    },
  ]
}

/** The people to inform: those who have copies. */
const toldPart = (language: Language, memo: Memo): SectionPart => ({
  kind: 'paragraph',
  runs: [
    label(translator(language)('memo.decision.told')),
    plain(' '),
    ofMemo(memo, 'copies', inARow(memo.copies, language)),
  ],
})

/** The people asked to clear the memo, with the day, their answer and its day; days are those of the memo's own zone. */
function consultationParts(language: Language, memo: Memo): SectionPart[] {
  const text = translator(language)
  const { clearances = [], timeZone } = memo
  if (clearances.length === 0) return []
  const day = (instant: string) => formatInstantDay(instant, timeZone, language)
  return [
    {
      kind: 'table',
      weights: [4, 2.5, 6],
      header: (['who', 'asked', 'answer'] as const).map((name) => [label(text(`memo.decision.${name}`))]),
      rows: clearances.map((one) => {
        const { id, who, office, askedAt, answer, said, answeredAt } = one
        const isOutdated = clearanceState(memo, one) === 'outdated'
        const of = (field: string, words: string) => ofMemo(memo, `clearances.${id}.${field}`, words)
        return [
          [of('who', who), ...(office === undefined ? [] : [plain(text('memo.comma')), of('office', office)])],
          [of('askedAt', day(askedAt))],
          answer === undefined
            ? [{ text: text('memo.decision.noAnswer'), style: 'quiet' }]
            : [
                of('answer', vocabularyText(language, 'clearanceAnswer', answer)),
                ...(answeredAt === undefined ? [] : [plain(text('memo.comma')), of('answeredAt', day(answeredAt))]),
                ...(isOutdated ? [{ text: text('memo.decision.outdated'), style: 'caveat' } as const] : []),
                ...(said === undefined ? [] : [plain(text('memo.decision.colon')), of('said', said)]),
              ],
        ]
      }),
    },
  ]
}
