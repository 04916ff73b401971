import { blockRuns, type MemoModel, type Run } from '../../../core/memo/memo-model'

/** Every stretch of a memo that is read as one: a fact, a paragraph, a point, a cell. */
export const stretches = (memo: MemoModel): readonly Run[][] => [
  ...memo.facts.map(({ runs }) => runs),
  ...memo.blocks.flatMap(blockRuns),
]

/** The words of a stretch. */
export const wordsOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')
