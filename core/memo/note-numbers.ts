import type { Language } from '../base/text'
import { CATALOGUES, translator } from '../text/catalogue'
import { templateParts } from '../text/interpolate'
import { inLanguage } from './japanese-runs'
import type { ContentRun, MemoContent } from './memo-content'
import type { MemoModel, Run } from './memo-model'

/** Numbers notes in the order of their first mention. A source is cited in full in the first of its notes, and by its number after that. */
export class NoteNumbers {
  readonly #known: MemoContent['notes']
  readonly #language: Language
  readonly #numbers = new Map<string, number>()

  constructor(notes: MemoContent['notes'], language: Language) {
    this.#known = notes
    this.#language = language
  }

  /** Runs with the numbers of their notes in place of the keys. */
  number(runs: readonly ContentRun[]): Run[] {
    return inLanguage(runs, this.#language).map(({ cites, ...run }) => {
      const numbers = (cites ?? []).flatMap((key) => this.#numberOf(key))
      return numbers.length > 0 ? { ...run, notes: numbers.toSorted((a, b) => a - b) } : run
    })
  }

  #numberOf(key: string): number[] {
    if (!Object.hasOwn(this.#known, key)) return []
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1
    this.#numbers.set(key, number)
    return [number]
  }

  /** The mentioned notes, in order. */
  notes(): MemoModel['notes'] {
    const text = translator(this.#language)
    const cited = new Map<string, number>()
    return [...this.#numbers].flatMap(([key, number]) => {
      const note = this.#known[key]
      if (!note) return []
      const first = cited.get(note.cites)
      if (first === undefined) cited.set(note.cites, number)
      const source: ContentRun[] =
        first === undefined ? note.citation : [{ text: text('memo.source.short', { number: first }), style: 'plain' }]
      const body = note.passage ? this.#frame(source, note.passage) : source
      const runs = note.contradicts
        ? [{ text: text('memo.note.contradicts'), style: 'plain' } as ContentRun, ...body]
        : body
      return [{ number, runs: runs.map(({ cites: _cites, ...run }) => run) }]
    })
  }

  #frame(source: ContentRun[], passage: ContentRun[]): ContentRun[] {
    const fillings: Record<string, ContentRun[]> = { source, passage }
    return templateParts(CATALOGUES[this.#language]['memo.note.passage']).flatMap((part): ContentRun[] =>
      'text' in part ? [{ text: part.text, style: 'plain' }] : (fillings[part.placeholder] ?? []),
    )
  }
}
