import type { Language } from '../base/text'
import { wordChanges } from '../text/word-changes'
import type { Run } from './memo-model'

/** The difference of a text from the version before: it is in both, only in the later one, or only in the earlier one. */
export type How = 'same' | 'added' | 'removed'

/** A run, and how it differs from the version before. */
export interface MarkedRun {
  run: Run
  how: How
}

/** Runs that all differ in the same way. */
export const marked = (runs: readonly Run[], how: How): MarkedRun[] => runs.map((run) => ({ run, how }))

/**
 * Two versions of a paragraph as one, cut wherever their words differ. Kept words are those of the later version, with its styles and notes; notes that only the
 * earlier one has are left out.
 */
export function changedRuns(was: readonly Run[], now: readonly Run[], language: Language): MarkedRun[] {
  const [before, after] = [new RunCutter(was), new RunCutter(now)]
  return wordChanges(textOf(was), textOf(now), language).flatMap(({ text, kind }): MarkedRun[] => {
    if (kind === 'removed') return marked(before.take(text.length).map(withoutNotes), 'removed')
    if (kind === 'same') before.take(text.length)
    return marked(after.take(text.length), kind)
  })
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

const withoutNotes = ({ notes: _notes, ...run }: Run): Run => run

/** Cuts runs into stretches of given lengths, in UTF-16 code units; the notes of a run stay with its end. */
class RunCutter {
  readonly #left: Run[]

  constructor(runs: readonly Run[]) {
    this.#left = runs.filter(({ text, notes }) => text !== '' || notes !== undefined)
  }

  take(length: number): Run[] {
    const taken: Run[] = []
    let wanted = length
    for (;;) {
      const [next] = this.#left
      if (!next || (wanted === 0 && next.text !== '')) return taken
      this.#left.shift()
      if (next.text.length <= wanted) {
        taken.push(next)
        wanted -= next.text.length
      } else {
        taken.push(withoutNotes({ ...next, text: next.text.slice(0, wanted) }))
        this.#left.unshift({ ...next, text: next.text.slice(wanted) })
        return taken
      }
    }
  }
}
