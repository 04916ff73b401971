import { refKey } from '../desk/ops'
import type { Memo } from '../model/records/records'
import { highestLevel, portionMark, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import type { ContentRun, MemoContent, SectionContent, SectionPart } from './memo-content'

/** A text of content or in print, as far as its portion mark goes. */
type Text = Pick<ContentRun, 'text' | 'style' | 'from' | 'cites' | 'level'>

/** The levels that the portions of a section have at least: all of them, and those that are composed without naming a record. */
type Least = Pick<SectionContent, 'level' | 'composed'>

const namesARecord = ({ from, cites = [], level }: Text): boolean =>
  from !== undefined || cites.length > 0 || level !== undefined

/**
 * The marks that a memo's portions begin with: the highest level of the records that their text comes from and of what their notes cite, and of the memo itself
 * for the desk's own words. A text that Parley composes has the lowest. Content of a scheme without such marks, or kept by an earlier Parley, has none.
 */
export class PortionMarks {
  readonly #scheme: string
  readonly #isUsed: boolean
  readonly #levels: ReadonlyMap<string, string | undefined>
  readonly #notes: MemoContent['notes']
  #highest: string | undefined

  /** `marked` are records of the memo's sign-off, which its content does not know. */
  constructor(
    { portions, marking, used, notes }: MemoContent,
    memo: Memo | undefined,
    marked: readonly (RecordRef & { marking: Marking })[] = [],
  ) {
    this.#isUsed = portions ?? false
    this.#scheme = marking.scheme
    this.#notes = notes
    this.#levels = new Map([
      ...used.map((ref) => [refKey(ref), ref.level] as const),
      ...marked.map((one) => [refKey(one), one.marking.level] as const),
      ...(memo ? [[refKey({ collection: 'memo', id: memo.id }), memo.marking.level] as const] : []),
    ])
  }

  /** The highest level of the marks so far; undefined if there are none. */
  get highest(): string | undefined {
    return this.#highest
  }

  /** A text with its mark before it. `among` are the texts that the mark is for, if it is for more; `least` are the levels that it has at least. */
  text<R extends Text>(runs: readonly R[], least: Least = {}, among: readonly Text[] = runs): (R | Text)[] {
    if (!this.#isUsed || runs.length === 0) return [...runs]
    const levels = among.flatMap(({ from, cites = [], level }) => [
      level,
      from && this.#levels.get(refKey(from)),
      ...cites.map((key) => (Object.hasOwn(this.#notes, key) ? this.#notes[key]?.level : undefined)),
    ])
    const level = highestLevel(this.#scheme, [
      ...levels,
      least.level,
      among.some(namesARecord) ? undefined : least.composed,
    ])
    this.#highest = highestLevel(this.#scheme, [this.#highest, level])
    const mark = portionMark(this.#scheme, level)
    return mark === undefined ? [...runs] : [{ text: `${mark} `, style: 'plain' }, ...runs]
  }

  /** A part of a section with the mark of each of its portions. A row of a table has one, in its first cell. */
  part(part: SectionPart, least?: Least): SectionPart {
    if (!this.#isUsed) return part
    const mark = (runs: readonly ContentRun[]): ContentRun[] => this.text(runs, least)
    const all = (lists: readonly ContentRun[][]) => lists.map(mark)
    switch (part.kind) {
      case 'paragraph':
        return { ...part, runs: mark(part.runs), ...(part.points ? { points: all(part.points) } : {}) }
      case 'sub':
        return {
          ...part,
          runs: this.#heading(part, least),
          paragraphs: part.paragraphs.map((inner) => ({
            ...inner,
            runs: mark(inner.runs),
            ...(inner.points ? { points: all(inner.points) } : {}),
          })),
        }
      case 'table':
        return {
          ...part,
          // A head of the desk's own words is no portion, but one with a record's text is.
          header: part.header.flat().some(({ from }) => from) ? this.#row(part.header, least) : part.header,
          rows: part.rows.map((row) => this.#row(row, least)),
        }
      case 'chart':
        return part.words.length > 0
          ? { ...part, words: this.text(part.words, least, [...part.words, ...part.told.flat()]) }
          : { ...part, legend: this.text(part.legend, least, part.told.flat()) }
      case 'box':
        return { ...part, paragraphs: all(part.paragraphs) }
      case 'pair':
        return {
          ...part,
          columns: part.columns.map((column) => ({
            ...column,
            // A heading with its remark is composed from what is under it.
            heading: this.text(column.heading, least, [
              ...column.heading,
              ...(column.aside ?? []),
              ...column.items.flat(),
            ]),
            items: all(column.items),
          })),
        }
      case 'figures':
        return {
          ...part,
          // A figure and the lines under it are one portion.
          items: part.items.map(({ figure, lines }) => ({
            figure: this.text(figure, least, [...figure, ...lines.flat()]),
            lines,
          })),
        }
      case 'issue':
        return {
          ...part,
          // The name of an issue stands for what is said on it.
          name: this.text(part.name, least, [...part.name, ...part.lines.flatMap(({ runs }) => runs)]),
          lines: part.lines.map((line) => ({ ...line, runs: mark(line.runs) })),
        }
    }
  }

  /** Marks a heading like the texts under it. One that names no record, such as a month, is marked at least like the section's other texts without a record. */
  #heading({ runs, paragraphs }: Extract<SectionPart, { kind: 'sub' }>, least: Least = {}): ContentRun[] {
    const under = paragraphs.flatMap((inner) => [...inner.runs, ...(inner.points ?? []).flat()])
    const own = runs.some(namesARecord) ? least.level : highestLevel(this.#scheme, [least.level, least.composed])
    return this.text(runs, { ...least, ...(own === undefined ? {} : { level: own }) }, [...runs, ...under])
  }

  #row([first, ...rest]: readonly ContentRun[][], least: Least | undefined): ContentRun[][] {
    if (!first) return []
    // A cell without text can't hold the mark of its row.
    const empty: ContentRun = { text: '', style: 'plain' }
    return [this.text(first.length > 0 ? first : [empty], least, [...first, ...rest.flat()]), ...rest]
  }
}
