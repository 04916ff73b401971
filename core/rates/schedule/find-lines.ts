import { foldText } from '../../base/fold-text'
import type { Schedule, ScheduleLine } from './schedule'

/** A part of the lines that were found, and how many there are. */
export interface FoundLines {
  total: number
  lines: readonly ScheduleLine[]
}

/** A line as it is looked through: the words of its own description, and those of the lines above it. Each word has a blank before it. */
interface Entry {
  line: ScheduleLine
  own: string
  all: string
}

/** Finds the lines of a schedule by their code or by words of their description. */
export class LineFinder {
  readonly #entries: readonly Entry[]

  constructor({ lines }: Schedule) {
    const words = new Map<ScheduleLine, string>()
    this.#entries = lines.flatMap((line) => {
      const own = wordsOf(line.description)
      const all = `${line.parent ? (words.get(line.parent) ?? '') : ''}${own}`
      words.set(line, all)
      return line.code === '' ? [] : [{ line, own, all }]
    })
  }

  /**
   * The lines whose code begins with what was typed, or that have each of the words at the beginning of one of theirs, in their own description or in one above.
   * Lines come first that have all words themselves, then those that have one, then the rest; each in the order of the schedule.
   */
  find(typed: string, { offset, limit }: { offset: number; limit: number }): FoundLines {
    const found = this.#matches(typed)
    return { total: found.length, lines: found.slice(offset, offset + limit) }
  }

  #matches(typed: string): readonly ScheduleLine[] {
    const digits = typed.trim().replaceAll('.', '')
    if (/^\d+$/.test(digits)) return this.#entries.flatMap(({ line }) => (line.code.startsWith(digits) ? [line] : []))
    const words = wordsOf(typed).split(' ').slice(1)
    if (words.length === 0) return []
    const sought = words.map((word) => ` ${word}`)
    const ranks: [ScheduleLine[], ScheduleLine[], ScheduleLine[]] = [[], [], []]
    for (const { line, own, all } of this.#entries) {
      if (!sought.every((word) => all.includes(word))) continue
      const count = sought.filter((word) => own.includes(word)).length
      ranks[count === sought.length ? 0 : count > 0 ? 1 : 2].push(line)
    }
    return ranks.flat()
  }
}

/** The words of a text, each with a blank before it. */
const wordsOf = (text: string): string =>
  foldText(text)
    .split(/[^\p{L}\p{N}.%]+/u)
    .flatMap((word) => (word === '' ? [] : [` ${word}`]))
    .join('')
