import { localName, type Language } from '../base/text'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { Memo } from '../model/records/records'
import { isMadeMemoType, MADE_MEMOS } from '../model/values/made-memos'
import { highestMarking, markingColour, markingLine } from '../model/values/marking'
import type { Vocabulary } from '../model/values/vocabularies'
import { translator, type Translate } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { inARow } from '../text/joined'
import type { ContentRun, MemoContent, SectionPart } from './memo-content'
import type { MemoKind } from './memo-kind'
import type { Block, Fact, MemoModel, Run } from './memo-model'
import { NoteNumbers } from './note-numbers'
import { ofMemo } from './of-memo'
import { wordParts } from './own-words'

/** A section in print: its heading, the desk's own words, and the part from the records. */
export interface SetSection {
  section: Vocabulary<'memoSection'>
  words: string | undefined
  blocks: Block[]
}

/**
 * Lays out a memo: its content from the records, under its head, with the order and words of its own record. Without a record, it is the first draft of an
 * unsaved memo. Sections, paragraphs and notes are numbered here.
 */
export function layOutMemo(desk: DeskRead, kind: MemoKind, content: MemoContent, memo: Memo | undefined): MemoModel {
  return setWithSections(desk, kind, content, memo).model
}

/** A memo in print, and its sections separately. */
export function setWithSections(
  desk: DeskRead,
  kind: MemoKind,
  content: MemoContent,
  memo: Memo | undefined,
): { model: MemoModel; sections: SetSection[] } {
  const { language } = content
  const text = translator(language)
  const numbers = new NoteNumbers(content.notes, language)
  const own = ownRuns(desk, language, memo)
  const facts = [
    ...headFacts(text, content, memo),
    ...content.facts.map(({ label, runs }) => ({ label, runs: numbers.number(runs) })),
  ]
  const sections = orderOf(kind.type, memo).map((section, index): SetSection => {
    const words = memo?.sections?.find((given) => given.section === section)?.words
    const parts = content.sections.find((given) => given.section === section)?.parts ?? []
    const heading = vocabularyText(language, 'memoSection', section)
    const all = [...wordParts(text, memo, section, words), ...parts]
    return { section, words, blocks: sectionBlocks(index + 1, heading, all, numbers) }
  })
  const notes = numbers.notes()
  const marking = highestMarking([content.marking, ...own.markings])
  const model: MemoModel = {
    language,
    pageSize: content.pageSize,
    kind: text(`memo.type.${kind.type}`),
    ...(kind.bodySize === undefined ? {} : { bodySize: kind.bodySize }),
    title: memo?.title ? [ofMemo(memo, 'title', localName(memo.title, language))] : numbers.number(content.title),
    marking,
    markingLine: markingLine(marking, language),
    markingColour: markingColour(marking),
    reference: memo?.reference ?? text('memo.noReference'),
    version: versionText(text, content, memo),
    asOf: content.asOf,
    asOfInstant: content.asOfInstant,
    facts,
    blocks: sections.flatMap(({ blocks }) => blocks),
    notesHeading: notes.length > 0 ? text('memo.section.notes') : '',
    notes,
    signOff: own.signOff,
    disclaimer: numbers.number(footRuns(content)),
    pageTemplate: text('memo.page', { page: '{page}', pages: '{pages}' }),
  }
  return { model, sections }
}

/**
 * The order of a memo's sections: that of its record, then the others in the order of its kind. A section of another kind is printed as long as it has words,
 * so that none are lost.
 */
export function orderOf(
  type: Memo['type'],
  memo: Pick<Memo, 'sections'> | undefined,
): readonly Vocabulary<'memoSection'>[] {
  const all: readonly Vocabulary<'memoSection'>[] = isMadeMemoType(type) ? MADE_MEMOS[type].sections : []
  const given = (memo?.sections ?? []).filter(({ section, words }) => all.includes(section) || words !== undefined)
  return [...new Set([...given.map(({ section }) => section), ...all])]
}

/** The small print at the end: what the marks mean and which sources are not printed, then the desk's own disclaimer. */
function footRuns({ remarks = [], disclaimer }: MemoContent): ContentRun[] {
  const isBoth = remarks.length > 0 && disclaimer.length > 0
  return [...remarks, ...(isBoth ? [{ text: ' ', style: 'plain' } as const] : []), ...disclaimer]
}

/** The facts above those of the meeting: reference, version and as-of time, sender and addressee. */
function headFacts(text: Translate, content: MemoContent, memo: Memo | undefined): Fact[] {
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
    const value = memo?.[field]
    return memo && value !== undefined
      ? [{ label: text(`memo.fact.${field}`), runs: [ofMemo(memo, field, value)] }]
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

/** The parts of the memo from its own record and its drafter, with their markings. */
function ownRuns(desk: DeskRead, language: Language, memo: Memo | undefined) {
  const text = translator(language)
  const nobody: Run[] = [{ text: text('memo.signOff.nobody'), style: 'plain' }]
  const staff = memo?.draftedBy === undefined ? undefined : getOrThrow(desk, 'staff', memo.draftedBy)
  const drafted: Run[] = staff
    ? [{ text: staff.name, style: 'plain', from: { collection: 'staff', id: staff.id, field: 'name' } }]
    : nobody
  const approved = memo?.approvedBy === undefined ? nobody : [ofMemo(memo, 'approvedBy', memo.approvedBy)]
  const copies = memo && memo.copies.length > 0 ? [ofMemo(memo, 'copies', inARow(memo.copies, language))] : nobody
  const signOff: Fact[] = [
    { label: text('memo.signOff.drafted'), runs: drafted },
    { label: text('memo.signOff.cleared'), runs: nobody },
    { label: text('memo.signOff.approved'), runs: approved },
    { label: text('memo.signOff.copies'), runs: copies },
  ]
  return { signOff, markings: [memo, staff].flatMap((record) => (record ? [record.marking] : [])) }
}

/** Numbers a section (1) and its paragraphs or sub-headings (1.1), and lays them out as one list of blocks. */
function sectionBlocks(section: number, heading: string, parts: readonly SectionPart[], notes: NoteNumbers): Block[] {
  let paragraph = 0
  const next = () => `${section}.${(paragraph += 1)}`
  const blocks = parts.flatMap((part): Block[] => {
    switch (part.kind) {
      case 'table':
        return [
          {
            kind: 'table',
            weights: part.weights,
            header: part.header.map((cell) => notes.number(cell)),
            rows: part.rows.map((row) => row.map((cell) => notes.number(cell))),
          },
        ]
      case 'sub':
        return [
          { kind: 'heading', level: 2, number: next(), runs: notes.number(part.runs) },
          ...part.paragraphs.flatMap((inner) => paragraphBlocks(inner, undefined, notes)),
        ]
      case 'paragraph':
        return paragraphBlocks(part, next(), notes)
    }
  })
  return [{ kind: 'heading', level: 1, number: String(section), runs: [{ text: heading, style: 'plain' }] }, ...blocks]
}

function paragraphBlocks(
  part: Pick<Extract<SectionPart, { kind: 'paragraph' }>, 'runs' | 'empty' | 'points' | 'lettered'>,
  number: string | undefined,
  notes: NoteNumbers,
): Block[] {
  const paragraph: Block = {
    kind: 'paragraph',
    ...(number === undefined ? {} : { number }),
    runs: notes.number(part.runs),
    empty: part.empty ?? false,
  }
  if (!part.points || part.points.length === 0) return [paragraph]
  const items = part.points.map((point) => notes.number(point))
  return [paragraph, { kind: 'points', items, lettered: part.lettered ?? false }]
}
