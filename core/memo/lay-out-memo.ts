import { localName } from '../base/text'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import type { DeskSettings, Memo } from '../model/records/records'
import { hasMemoField, type MadeMemoType } from '../model/values/made-memos'
import { isWithin, markingColour, markingLine, type Marking } from '../model/values/marking'
import { translator, type Translate } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { inSentence } from '../text/in-sentence'
import { rulesFor } from './audience/audiences'
import { markingTest } from './audience/ceiling'
import { downgradeState, type DowngradeState } from './downgrade'
import type { MemoContent } from './memo-content'
import { markingOfRecords } from './marking-of-records'
import type { MemoKind } from './memo-kind'
import { blockRuns, type Fact, type MemoModel, type Run } from './memo-model'
import { NoteNumbers } from './note-numbers'
import { footRuns } from './foot-runs'
import { ofMemo } from './of-memo'
import { onSheets } from './lay-out-sheets'
import { printedOrderOf, readerOf, wordsOf, type Laid, type SetSection } from './memo-order'
import { ownParts } from './own-parts'
import { PortionMarks } from './portion-marks'
import { wordParts } from './own-words'
import { sectionBlocks } from './section-blocks'
import { signOffOf } from './sign-off'

/**
 * Lays out a memo: its content from the records, under its head, with the order and words of its own record. Without a record, it is the first draft of an
 * unsaved memo. Sections, paragraphs and notes are numbered here.
 */
export function layOutMemo(desk: DeskRead, kind: MemoKind, content: MemoContent, memo: Memo | undefined): MemoModel {
  return setWithSections(desk, kind, content, memo).model
}

/** The parts of a signature, which the reader fills in by hand. */
const SIGNATURE = ['signed', 'name', 'date'] as const

interface LaidOutMemo {
  model: MemoModel
  sections: SetSection[]
  /** The marking that follows from its records. */
  computed: Marking
  /** The reason for that marking: its records, its own marking, or only both together. */
  computedFrom: 'records' | 'memo' | 'both'
  /** The highest level of its portion marks, if its scheme has some. */
  portion: string | undefined
  downgraded: DowngradeState | undefined
}

/** A memo in print, and beside it what it was made of. */
export function setWithSections(
  desk: DeskRead,
  kind: MemoKind,
  content: MemoContent,
  memo: Memo | undefined,
): LaidOutMemo {
  const { language } = content
  const text = translator(language)
  const rules = rulesFor(content.memoAudience)
  const { isExtract, namesPeople } = rules
  const mayName = markingTest(rules, memo?.ceiling, settingsOf(desk))
  const numbers = new NoteNumbers(content.notes, language, { isExtract })
  const own = namesPeople
    ? signOffOf(desk, language, memo, mayName)
    : { signOff: [], marked: memo ? [{ collection: 'memo' as const, id: memo.id, marking: memo.marking }] : [] }
  const marks = new PortionMarks(content, memo, own.marked)
  const { sheets } = kind
  // A reader who may not know the drafter may not know the addressees either.
  const addressed = namesPeople ? memo : undefined
  const facts = [
    ...(sheets ? addressFacts(text, addressed) : headFacts(text, content, memo, addressed)),
    ...extractFact(text, content),
    ...content.facts.map(({ label, runs }) => ({ label, runs: numbers.number(marks.text(runs)) })),
  ]
  const { sections, blocks } = sheets
    ? onSheets(kind.type, sheets, content, memo, numbers, marks)
    : inOneRow(content, memo, printedOrderOf(kind.type, readerOf(content, memo)), numbers, marks)
  const lettered = numbers.lettered()
  const withMark = <T extends { runs: Run[] }>(part: T): T => ({ ...part, runs: marks.text(part.runs) })
  const [notes, sources] = [lettered.notes.map(withMark), lettered.sources.map(withMark)]
  const passages = lettered.passages.map(withMark)
  const title = marks.text(
    memo?.title ? [ofMemo(memo, 'title', localName(memo.title, language))] : numbers.number(content.title),
  )
  const printed = [
    ...[...facts, ...notes].flatMap(({ runs }) => runs),
    ...blocks.flatMap((block) => blockRuns(block).flat()),
  ]
  const disclaimer = numbers.number(marks.text(footRuns(content, memo, printed)))
  // The banner is at least its portions' level, so all of them are marked before it is decided.
  const signOff = own.signOff.map(withMark)
  const computed = markingOfRecords(own.marked, [content.marking])
  const downgraded = downgradeState(desk, memo, { content, marked: own.marked, computed, portion: marks.highest })
  const marking = downgraded?.holds && memo?.downgrade ? memo.downgrade.marking : computed
  const model: MemoModel = {
    language,
    pageSize: content.pageSize,
    ...(kind.landscape ? { landscape: true } : {}),
    ...letterheadPart(desk, kind.type, memo),
    kind: text(`memo.type.${kind.type}`),
    ...(content.memoAudience === undefined ? {} : { memoAudience: content.memoAudience }),
    ...(kind.bodySize === undefined ? {} : { bodySize: kind.bodySize }),
    title,
    marking,
    markingLine: markingLine(marking, language),
    markingColour: markingColour(marking),
    reference: memo?.reference ?? text('memo.noReference'),
    version: versionText(text, content, memo),
    asOf: sheets ? untilText(text, content) : content.asOf,
    asOfInstant: content.asOfInstant,
    facts,
    blocks,
    notesHeading: notes.length > 0 ? text('memo.section.sources') : '',
    notes,
    sources,
    // Evidence is for the file alone, not for a copy.
    ...(memo?.annex && content.memoAudience === undefined && passages.length > 0
      ? { annex: { heading: text('memo.section.annex'), passages } }
      : {}),
    signOff,
    // An extract is nobody's to decide on.
    ...(kind.signed && !isExtract ? { signature: SIGNATURE.map((name) => text(`memo.signature.${name}`)) } : {}),
    disclaimer,
    pageTemplate: text('memo.page', { page: '{page}', pages: '{pages}' }),
    ...(kind.mostPages === undefined ? {} : { mostPages: kind.mostPages }),
    ...(sheets ? { mostPages: sheets.mostPages, fitted: true } : {}),
    tagged: true,
    keepsTables: true,
    breaksTallRows: true,
  }
  const ofOthers = own.marked.filter(({ collection }) => collection !== 'memo')
  const ofRecords = markingOfRecords(ofOthers, [content.marking])
  const computedFrom = isWithin(computed, ofRecords)
    ? 'records'
    : memo && isWithin(computed, memo.marking)
      ? 'memo'
      : 'both'
  return { model, sections, computed, computedFrom, portion: marks.highest, downgraded }
}

/** The letterhead of the memo or, without one, of the desk; a card to speak from has none. */
function letterheadPart(desk: DeskRead, type: MadeMemoType, memo: Memo | undefined): Pick<MemoModel, 'letterhead'> {
  if (!hasMemoField(type, 'letterhead')) return {}
  const settings = settingsOf(desk)
  const [words = '', run] =
    memo?.letterhead === undefined
      ? [settings.letterhead, (line: string): Run => ofSettings(settings, line)]
      : [memo.letterhead, (line: string): Run => ofMemo(memo, 'letterhead', line)]
  const lines = words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.length === 0 ? {} : { letterhead: lines.map((line) => [run(line)]) }
}

const ofSettings = ({ id }: DeskSettings, text: string): Run => ({
  text,
  style: 'plain',
  from: { collection: 'deskSettings', id, field: 'letterhead' },
})

/** The fact that an extract is one, without a word of what is left out. */
function extractFact(text: Translate, { memoAudience, language }: MemoContent): Fact[] {
  if (memoAudience === undefined || !rulesFor(memoAudience).isExtract) return []
  const reader = vocabularyText(language, 'memoAudience', memoAudience)
  return [
    {
      label: text('memo.fact.copy'),
      runs: [{ text: text('memo.extract.says', { reader: inSentence(reader) }), style: 'strong' }],
    },
  ]
}

/** Sections one after another, each with its number and the desk's own words first. */
function inOneRow(
  content: MemoContent,
  memo: Memo | undefined,
  order: ReturnType<typeof printedOrderOf>,
  numbers: NoteNumbers,
  marks: PortionMarks,
): Laid {
  const { language } = content
  const sections = order.map((section, index): SetSection => {
    const words = wordsOf(memo, section)
    const { parts = [], ...given } = content.sections.find((one) => one.section === section) ?? {}
    const heading = vocabularyText(language, 'memoSection', section)
    const own = [...wordParts(language, memo, section, words), ...ownParts(language, memo, section)]
    const all = [...own.map((part) => marks.part(part)), ...parts.map((part) => marks.part(part, given))]
    return { section, words, blocks: sectionBlocks(index + 1, heading, all, numbers) }
  })
  return { sections, blocks: sections.flatMap(({ blocks }) => blocks) }
}

/** The as-of time, with the cut-off if that is another. */
function untilText(text: Translate, { asOf, knownUntil }: MemoContent): string {
  return knownUntil === undefined || knownUntil === text('memo.knownUntilThen')
    ? asOf
    : `${asOf}${text('memo.comma')}${knownUntil}`
}

/** To whom, through whom and from whom, in one row. */
function addressFacts(text: Translate, memo: Memo | undefined): Fact[] {
  const given = (['to', 'through', 'from'] as const).flatMap((field) => {
    const value = memo?.[field]
    return memo && value !== undefined ? [{ label: text(`memo.fact.${field}`), run: ofMemo(memo, field, value) }] : []
  })
  if (given.length === 0) return []
  const between: Run = { text: ' · ', style: 'plain' }
  return [
    {
      label: given.map(({ label }, index) => (index === 0 ? label : inSentence(label))).join(' · '),
      runs: given.flatMap(({ run }, index) => (index === 0 ? [run] : [between, run])),
    },
  ]
}

/** The facts above those of the meeting: reference, version and as-of time, sender and addressee. */
function headFacts(text: Translate, content: MemoContent, memo: Memo | undefined, addressed: Memo | undefined): Fact[] {
  const own: Run[] = [
    memo?.reference === undefined
      ? { text: text('memo.noReference'), style: 'plain' }
      : ofMemo(memo, 'reference', memo.reference),
    { text: `${text('memo.comma')}${versionText(text, content, memo)}`, style: 'plain' },
    { text: `${text('memo.comma')}${content.asOf}`, style: 'plain' },
    ...(content.knownUntil === undefined
      ? []
      : [{ text: `${text('memo.comma')}${content.knownUntil}`, style: 'plain' } as const]),
  ]
  const addressees = (['to', 'through', 'from'] as const).flatMap((field): Fact[] => {
    const value = addressed?.[field]
    return addressed && value !== undefined
      ? [{ label: text(`memo.fact.${field}`), runs: [ofMemo(addressed, field, value)] }]
      : []
  })
  return [{ label: text('memo.fact.reference'), runs: own }, ...addressees]
}

function versionText(text: Translate, { language }: MemoContent, memo: Memo | undefined): string {
  const version = memo?.version ?? 1
  if (memo?.status === 'issued') return text('memo.version', { version })
  const status = vocabularyText(language, 'memoStatus', memo?.status ?? 'draft')
  return text('memo.versionWithStatus', { version, status })
}
