import type { Memo } from '../model/records/records'
import { isHideable } from '../model/values/made-memos'
import type { Vocabulary } from '../model/values/vocabularies'
import { blockRuns, type Block, type MemoModel } from './memo-model'
import type { SetSection } from './memo-order'
import type { Pressed } from './pressed'

/** How many of the longest sections are named. */
const NAMED = 3

/** A memo of more pages than its kind should have: its longest sections by their headings, the longest first. */
export interface TooLong {
  pages: number
  most: number
  longest: string[]
  /** The longest of the sections that the desk may hide. */
  hide?: Vocabulary<'memoSection'>
}

/**
 * Which sections to shorten if a memo takes more pages than its kind should, its annex aside; for a `draft` of a kind with these sections also which to hide.
 * Undefined if it does not.
 */
export function tooLong(
  memo: MemoModel,
  pressed: Pick<Pressed, 'pages' | 'places'>,
  draft?: { type: Memo['type']; sections: readonly Pick<SetSection, 'section' | 'blocks'>[] },
): TooLong | undefined {
  const { mostPages: most } = memo
  const pages = pagesBeforeAnnex(memo, pressed)
  if (most === undefined || pages <= most) return undefined
  const lengths = new Map<string, number>()
  let section = ''
  for (const block of memo.blocks) {
    const [heading] =
      block.kind === 'heading' && block.level === 1 ? [block] : block.kind === 'pair' ? block.columns : []
    if (heading) section = textOf('runs' in heading ? heading.runs : heading.heading)
    if (section !== '') lengths.set(section, (lengths.get(section) ?? 0) + lengthOf(block))
  }
  const longest = [...lengths].toSorted(([, a], [, b]) => b - a).slice(0, NAMED)
  const [hide] = (draft?.sections ?? [])
    .filter((one) => draft && isHideable(draft.type, one.section))
    .map((one) => ({ section: one.section, length: one.blocks.reduce((sum, block) => sum + lengthOf(block), 0) }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => b.length - a.length)
  return { pages, most, longest: longest.map(([name]) => name), ...(hide ? { hide: hide.section } : {}) }
}

const lengthOf = (block: Block): number => blockRuns(block).reduce((sum, runs) => sum + textOf(runs).length, 0)

/** An annex begins a page, and passages are printed nowhere else. */
function pagesBeforeAnnex(memo: MemoModel, { pages, places }: Pick<Pressed, 'pages' | 'places'>): number {
  if (!memo.annex) return pages.length
  return Math.min(
    pages.length,
    ...places.filter(({ from }) => from.collection === 'annotation').map(({ page }) => page),
  )
}

const textOf = (runs: readonly { text: string }[]): string => runs.map(({ text }) => text).join('')
