import type { Language } from '../base/text'
import type { SectionContent, SectionPart } from './memo-content'
import type { Block } from './memo-model'
import type { NoteNumbers } from './note-numbers'

type Paragraph = Pick<Extract<SectionPart, { kind: 'paragraph' }>, 'runs' | 'empty' | 'points' | 'lettered' | 'small'>

/** Numbers a section (1) and its paragraphs or sub-headings (1.1), and lays them out as one list of blocks. */
export function sectionBlocks(
  section: number,
  heading: string,
  parts: readonly SectionPart[],
  notes: NoteNumbers,
): Block[] {
  let paragraph = 0
  const next = () => `${section}.${(paragraph += 1)}`
  return [
    { kind: 'heading', level: 1, number: String(section), runs: [{ text: heading, style: 'plain' }] },
    ...parts.flatMap((part) => partBlocks(part, next, notes)),
  ]
}

/**
 * Lays out a section of a memo on sheets: without a number, and without a heading if it is empty or its parts have their own. `next` gives the numbers of its
 * paragraphs, if they have some.
 */
export function sheetBlocks(
  heading: string,
  { parts, aside, headless }: SectionContent,
  next: () => string | undefined,
  notes: NoteNumbers,
): Block[] {
  const blocks = parts.flatMap((part) => partBlocks(part, next, notes))
  if (blocks.length === 0 || headless) return blocks
  return [
    {
      kind: 'heading',
      level: 1,
      number: '',
      runs: [{ text: heading, style: 'plain' }],
      ...(aside ? { aside: notes.number(aside) } : {}),
    },
    ...blocks,
  ]
}

/** The number of an item in print: "3", in Japanese 「（３）」. */
export function itemNumber(item: number, language: Language): string {
  if (language === 'en') return String(item)
  // Two figures at full width are wider than their column.
  return item < 10 ? `（${String.fromCodePoint(0xff10 + item)}）` : `（${item}）`
}

function partBlocks(part: SectionPart, next: () => string | undefined, notes: NoteNumbers): Block[] {
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
    case 'chart':
      return [
        {
          kind: 'chart',
          drawn: part.drawn,
          words: notes.number(part.words),
          legend: notes.number(part.legend),
          told: part.told.map((runs) => notes.number(runs)),
        },
      ]
    case 'sub':
      return [
        { kind: 'heading', level: 2, number: next() ?? '', runs: notes.number(part.runs) },
        ...part.paragraphs.flatMap((inner) => paragraphBlocks(inner, undefined, notes)),
      ]
    case 'paragraph':
      return paragraphBlocks(part, next(), notes)
    case 'box':
      return [{ kind: 'box', paragraphs: part.paragraphs.map((runs) => notes.number(runs)) }]
    case 'pair':
      return [
        {
          kind: 'pair',
          ...(part.small ? { small: true } : {}),
          columns: part.columns.map(({ heading, aside, items }) => ({
            heading: notes.number(heading),
            ...(aside ? { aside: notes.number(aside) } : {}),
            items: items.map((runs) => notes.number(runs)),
          })),
        },
      ]
    case 'figures':
      return [
        {
          kind: 'figures',
          items: part.items.map(({ figure, lines }) => ({
            figure: notes.number(figure),
            lines: lines.map((runs) => notes.number(runs)),
          })),
        },
      ]
    case 'issue':
      return [
        {
          kind: 'issue',
          number: itemNumber(part.number, notes.language),
          name: notes.number(part.name),
          lines: part.lines.map(({ style, runs }) => ({ style, runs: notes.number(runs) })),
        },
      ]
  }
}

function paragraphBlocks(part: Paragraph, number: string | undefined, notes: NoteNumbers): Block[] {
  const paragraph: Block = {
    kind: 'paragraph',
    ...(number === undefined ? {} : { number }),
    runs: notes.number(part.runs),
    empty: part.empty ?? false,
    ...(part.small ? { small: true } : {}),
  }
  if (!part.points || part.points.length === 0) return [paragraph]
  const items = part.points.map((point) => notes.number(point))
  return [paragraph, { kind: 'points', items, lettered: part.lettered ?? false }]
}
