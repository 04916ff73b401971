import type { Language } from '../base/text'
import { CATALOGUES, translator, type Translate } from '../text/catalogue'
import { templateParts } from '../text/interpolate'
import { inLanguage } from './japanese-runs'
import { letterOf } from './letters'
import type { ContentNote, ContentRun, MemoContent } from './memo-content'
import type { MemoModel, Run } from './memo-model'

/** Numbers notes in the order of their first mention. */
export class NoteNumbers {
  readonly #known: MemoContent['notes']
  readonly language: Language
  readonly #isExtract: boolean
  readonly #text: Translate
  readonly #numbers = new Map<string, number>()
  /** The sources that support each mention of notes. */
  readonly #mentions: Set<string>[] = []

  /** An extract does not say that a source is the only one: others may be left out. */
  constructor(notes: MemoContent['notes'], language: Language, { isExtract }: { isExtract: boolean }) {
    this.#isExtract = isExtract
    this.#known = notes
    this.language = language
    this.#text = translator(language)
  }

  /** Runs with the numbers of their notes in place of the keys; equal marks in a row are printed once, after the last text that they support. */
  number(runs: readonly ContentRun[]): Run[] {
    const numbered = inLanguage(runs, this.language).map(({ cites, level: _level, ...run }): Run => {
      const known = (cites ?? []).flatMap((key) => {
        const note = Object.hasOwn(this.#known, key) ? this.#known[key] : undefined
        return note ? [{ note, number: this.#numberOf(key) }] : []
      })
      if (known.length === 0) return run
      this.#mentions.push(new Set(known.map(({ note }) => sourceOf(note))))
      return { ...run, notes: known.map(({ number }) => number).toSorted((a, b) => a - b) }
    })
    return withMarksOnce(numbered)
  }

  #numberOf(key: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1
    this.#numbers.set(key, number)
    return number
  }

  #mentioned(): { number: number; note: ContentNote }[] {
    return [...this.#numbers].flatMap(([key, number]) => {
      const note = this.#known[key]
      return note ? [{ number, note }] : []
    })
  }

  /**
   * The mentioned notes under letters: each source has a letter, and each of its passages a number. Legal instruments share one letter. A source that some text
   * rests on alone says so.
   */
  lettered(): {
    notes: MemoModel['notes']
    sources: NonNullable<MemoModel['sources']>
    /** The passages in the order of their marks; the list of sources has the instruments. */
    passages: NonNullable<MemoModel['annex']>['passages']
  } {
    const passages = new Map<string, ContentNote[]>()
    const notes = this.#mentioned().map(({ number, note }) => {
      const source = sourceOf(note)
      const all = [...(passages.get(source) ?? []), note]
      passages.set(source, all)
      const mark = `${this.#letter(passages, source)}${all.length}`
      return {
        number,
        runs: withoutCites(note.passage ?? note.citation),
        mark: note.contradicts ? this.#text('memo.mark.against', { mark }) : mark,
      }
    })
    const sources = [...passages].map(([source, all]) => ({
      letter: this.#letter(passages, source),
      runs: withoutCites(this.#sourceRuns(source, all, this.#letter(passages, source))),
    }))
    const quoted = [...passages].filter(([source]) => source !== INSTRUMENTS)
    return {
      notes,
      sources,
      passages: quoted.flatMap(([source, all]) =>
        all.map((note, index) => ({
          mark: `${this.#letter(passages, source)}${index + 1}`,
          runs: withoutCites([
            ...(note.contradicts ? [{ text: this.#text('memo.note.contradicts'), style: 'plain' } as ContentRun] : []),
            ...(note.passage ?? note.citation),
          ]),
        })),
      ),
    }
  }

  #letter(passages: ReadonlyMap<string, unknown>, source: string): string {
    return letterOf([...passages.keys()].indexOf(source)).toUpperCase()
  }

  #sourceRuns(source: string, all: readonly ContentNote[], letter: string): ContentRun[] {
    if (source === INSTRUMENTS) {
      const listed = all.flatMap(({ citation, short }, index): ContentRun[] => [
        { text: `${index === 0 ? '' : this.#text('memo.semicolon')}${letter}${index + 1} `, style: 'plain' },
        ...(short ?? citation),
      ])
      return this.#frame('memo.sources.instruments', { listed })
    }
    const mentions = this.#mentions.filter((sources) => sources.has(source))
    const alone = mentions.filter(({ size }) => size === 1).length
    const citation = this.#frame('memo.sources.entry', { citation: all[0]?.citation ?? [] })
    if (alone === 0 || this.#isExtract) return citation
    const key = alone === mentions.length ? 'memo.sources.single' : 'memo.sources.singleAlone'
    return [...citation, { text: this.#text(key, { letter }), style: 'plain' }]
  }

  #frame(key: keyof (typeof CATALOGUES)['en'], fillings: Record<string, ContentRun[]>): ContentRun[] {
    return templateParts(CATALOGUES[this.language][key]).flatMap((part): ContentRun[] =>
      'text' in part ? [{ text: part.text, style: 'plain' }] : (fillings[part.placeholder] ?? []),
    )
  }
}

/** Leaves out marks that the next marked text has too, if no caveat comes between. */
function withMarksOnce(runs: readonly Run[]): Run[] {
  return runs.map((run, index) => {
    const next = runs.slice(index + 1).find(({ notes, style }) => notes !== undefined || style === 'caveat')
    if (!run.notes || String(run.notes) !== String(next?.notes)) return run
    const { notes: _same, ...bare } = run
    return bare
  })
}

/** The letter that all legal instruments share. */
const INSTRUMENTS = 'instrument'

const sourceOf = ({ cites }: ContentNote): string => (cites.startsWith(`${INSTRUMENTS}/`) ? INSTRUMENTS : cites)

const withoutCites = (runs: readonly ContentRun[]): Run[] => runs.map(({ cites: _cites, level: _level, ...run }) => run)
