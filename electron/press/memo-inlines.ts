import type { ContentText } from 'pdfmake/interfaces'
import type { NoteLink } from 'pdfmake/js/PageElementWriter.js'
import type { Family } from '../../core/base/glyphs'
import type { Language } from '../../core/base/text'
import type { MemoModel, Run, RunOrigin } from '../../core/memo/memo-model'
import { translator } from '../../core/text/catalogue'
import { ACCENT, CAVEAT, QUIET, SMALLEST } from './memo-styles'
import { splitByFont, type Stretch } from './split-by-font'

/**
 * A piece of text with the record that it comes from, its language if that is not the memo's, and the note that it is a mark or the number of. pdfmake carries
 * these along to the line that it places the piece on.
 */
export type Inline = ContentText & {
  origin?: RunOrigin
  lang?: PrintedLanguage
  noteMark?: NoteLink
  noteNumber?: NoteLink
  raised?: true
}

/** The languages that a memo can have words in, as BCP 47 tags. */
type PrintedLanguage = Language | 'ko' | 'zh-Hans'

const LANGUAGE_OF: Record<Family, PrintedLanguage> = {
  Latin: 'en',
  Japanese: 'ja',
  Korean: 'ko',
  Chinese: 'zh-Hans',
}

/** Makes the inlines of a memo's texts: one for each stretch of one font, with its marks. */
export class MemoInlines {
  readonly #memo: MemoModel
  readonly #links = new Map<string, NoteLink>()

  constructor(memo: MemoModel) {
    this.#memo = memo
  }

  runs(runs: readonly Run[]): Inline[] {
    return runs.flatMap((run) => {
      const look = LOOKS[run.style]
      const inlines = this.plain(run.text, run).map((inline): Inline => ({ ...inline, ...look }))
      const notes = run.notes ?? []
      return [...inlines, ...(this.#memo.sources ? this.#letters(notes) : this.#numbers(notes))]
    })
  }

  plain(text: string, run?: Run): Inline[] {
    return splitByFont(text, this.#memo.language, run?.from).map((stretch) => ({
      text: stretch.text,
      font: stretch.family,
      ...(run?.from ? { origin: run.from } : {}),
      ...this.#language(stretch),
    }))
  }

  /** The number of a note, before it. */
  number(note: number): Inline {
    return { text: String(note), noteNumber: this.#noteLink(note) }
  }

  /** The letter of a source, before it. */
  letter(letter: string): Inline {
    return { text: letter, bold: true, noteNumber: this.#sourceLink(letter) }
  }

  /** The mark of notes: "[1, 2]". A word joiner keeps it on the line of the text that they support, and no number is cut. */
  #numbers(notes: readonly number[]): Inline[] {
    return notes.map((number, index) => {
      const open = index === 0 ? '\u2060[' : ''
      const close = index === notes.length - 1 ? ']' : ', '
      const text = `${open}${number}${close}`
      return { text, sup: true, color: ACCENT, noWrap: true, noteMark: this.#noteLink(number) }
    })
  }

  /** The marks of notes by the letters of their sources: "A6, B1". */
  #letters(notes: readonly number[]): Inline[] {
    return notes.map((number, index) => {
      const mark = this.#memo.notes.find((note) => note.number === number)?.mark ?? String(number)
      const letter = /[A-Z]+(?=\d*$)/.exec(mark)?.[0] ?? mark
      const text = `${index === 0 ? '\u2060\u200A' : ''}${mark}${index === notes.length - 1 ? '' : ', '}`
      const look = {
        fontSize: SMALLEST,
        bold: false,
        italics: false,
        color: ACCENT,
        noWrap: true,
        raised: true as const,
      }
      return { text, ...look, noteMark: this.#sourceLink(letter) }
    })
  }

  #noteLink(number: number): NoteLink {
    return this.#link(String(number), 'memo.link.note', 'memo.link.back', { number })
  }

  #sourceLink(letter: string): NoteLink {
    return this.#link(letter, 'memo.link.source', 'memo.link.sourceBack', { mark: letter })
  }

  /** One link for each note, so that the pieces of a mark are known to belong together. */
  #link(
    name: string,
    to: 'memo.link.note' | 'memo.link.source',
    back: 'memo.link.back' | 'memo.link.sourceBack',
    params: Record<string, string | number>,
  ): NoteLink {
    const text = translator(this.#memo.language)
    const link = this.#links.get(name) ?? { name, to: text(to, params), back: text(back, params) }
    this.#links.set(name, link)
    return link
  }

  /** The language of words in another script than the memo's; figures and signs have none. */
  #language({ text, family }: Stretch): { lang?: PrintedLanguage } {
    const lang = LANGUAGE_OF[family]
    return lang !== this.#memo.language && /\p{L}/u.test(text) ? { lang } : {}
  }
}

const LOOKS: Record<Run['style'], Partial<ContentText>> = {
  plain: {},
  strong: { bold: true },
  label: { bold: true },
  caveat: { italics: true, color: CAVEAT },
  quiet: { color: QUIET },
}
