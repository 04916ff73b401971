import { forXml } from '../../base/xml-text'
import type { Vocabulary } from '../../model/values/vocabularies'
import { isOnSheets, type Block, type Fact, type MemoModel, type Run } from '../memo-model'

/** A stretch of a portion's text: from a run, or set beside it by Parley: the number in front, the mark of a source after a run, a label. */
export interface PortionPart {
  text: string
  run?: Run
  role?: 'number' | 'mark'
}

/** A paragraph of a memo in Word: its text in parts, the runs that it is set from, and the section that it is in, if that is known. */
export interface Portion {
  parts: PortionPart[]
  /** The list of runs as the model has it; a text that no runs make, such as a label, has none. */
  runs?: readonly Run[]
  section?: Vocabulary<'memoSection'>
}

/** The section of a block, for a memo whose sections are known. */
export type SectionOf = (block: Block) => Vocabulary<'memoSection'> | undefined

/** All text of a portion, as Word has it. */
export const portionText = ({ parts }: Portion): string => parts.map(({ text }) => text).join('')

/** A text as it is compared: white space of any kind and length is one blank, and none is at its ends. */
export const plainText = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/**
 * The paragraphs of a memo as the Word file sets them, in its order; those without any text are left out. Notes that Word sets as footnotes come where the list of
 * notes would be.
 */
export function portionsOf(memo: MemoModel, sectionOf: SectionOf = () => undefined): Portion[] {
  const set = new PortionSetter(memo)
  const listed = memo.sources
    ? memo.sources.map(({ letter, runs }) => set.of(runs, `${letter}\t`))
    : memo.notes.map(({ number, runs }) => set.of(runs, `${number}\t`))
  const small = memo.disclaimer.length > 0 ? [set.of(memo.disclaimer)] : []
  const { annex } = memo
  const portions = [
    ...(memo.letterhead ?? []).map((line) => set.of(line)),
    fixed(memo.kind),
    set.of(memo.title),
    ...set.facts(memo.facts),
    ...memo.blocks.flatMap((block) => {
      const section = sectionOf(block)
      return set.block(block).map((portion) => (section === undefined ? portion : { ...portion, section }))
    }),
    ...(listed.length > 0 ? [fixed(memo.notesHeading), ...listed] : []),
    ...(isOnSheets(memo)
      ? [...small, ...memo.signOff.map(({ label, runs }) => set.of(runs, '', [], `${label}\u2002`))]
      : [...(memo.signature ?? []).map(fixed), ...set.facts(memo.signOff), ...small]),
    ...(annex ? [fixed(annex.heading), ...annex.passages.map(({ mark, runs }) => set.of(runs, `${mark}\t`))] : []),
  ]
  return portions.filter((portion) => plainText(portionText(portion)) !== '')
}

const fixed = (text: string): Portion => ({ parts: [{ text: forXml(text) }] })

/** Sets the texts of a memo as portions, with their numbers and the marks of their notes. */
class PortionSetter {
  readonly #memo: MemoModel

  constructor(memo: MemoModel) {
    this.#memo = memo
  }

  /** A text with what stands before it, and a remark beside it. */
  of(runs: readonly Run[], number = '', aside: readonly Run[] = [], label = ''): Portion {
    return {
      runs,
      parts: [
        { text: forXml(number), role: 'number' as const },
        { text: forXml(label) },
        ...this.#parts(runs),
        ...(aside.length > 0 ? [{ text: '\u2002' }, ...this.#parts(aside)] : []),
      ].filter(({ text }) => text !== ''),
    }
  }

  facts(facts: readonly Fact[]): Portion[] {
    return facts.flatMap(({ label, runs }) => [fixed(label), this.of(runs)])
  }

  block(block: Block): Portion[] {
    switch (block.kind) {
      case 'sheet':
        return []
      case 'heading':
        return [this.of(block.runs, block.number === '' ? '' : `${block.number}\u2002`, block.aside)]
      case 'paragraph':
        return [this.of(block.runs, block.number === undefined ? '' : `${block.number}\t`)]
      case 'points':
        return block.items.map((runs) => this.of(runs))
      case 'table':
        return [...block.header, ...block.rows.flat()].map((runs) => this.of(runs))
      case 'chart':
        return block.words.length > 0 ? [this.of(block.words)] : []
      case 'box':
        return block.paragraphs.map((runs) => this.of(runs))
      case 'pair':
        return block.columns.flatMap(({ heading, aside, items }) => [
          this.of(heading, '', aside),
          ...items.map((runs) => this.of(runs)),
        ])
      case 'figures':
        return block.items.flatMap(({ figure, lines }) => [figure, ...lines].map((runs) => this.of(runs)))
      case 'issue':
        return [this.of(block.name, `${block.number}\t`), ...block.lines.map(({ runs }) => this.of(runs))]
    }
  }

  #parts(runs: readonly Run[]): PortionPart[] {
    return runs.flatMap((run) => {
      const marks = this.#marks(run.notes ?? [])
      return [{ text: forXml(run.text), run }, ...(marks === '' ? [] : [{ text: marks, role: 'mark' as const }])]
    })
  }

  #marks(notes: readonly number[]): string {
    if (notes.length === 0) return ''
    if (!this.#memo.sources) return notes.join(', ')
    const known = this.#memo.notes
    return `\u200A${notes.map((number) => known.find((note) => note.number === number)?.mark ?? number).join(', ')}`
  }
}
