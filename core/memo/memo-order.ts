import type { Memo } from '../model/records/records'
import { isMadeMemoType, MADE_MEMOS } from '../model/values/made-memos'
import type { Vocabulary } from '../model/values/vocabularies'
import { hasSection, printsWords } from './audience/audiences'
import type { MemoContent } from './memo-content'
import type { Block } from './memo-model'

/** A section in print: its heading, the desk's own words, and the part from the records. */
export interface SetSection {
  section: Vocabulary<'memoSection'>
  words: string | undefined
  blocks: Block[]
}

/** A laid-out memo: its sections, for work on them, and its body. */
export interface Laid {
  sections: SetSection[]
  blocks: Block[]
}

/** The desk's own words in a section, if this memo prints them. */
export const wordsOf = (memo: Memo | undefined, section: Vocabulary<'memoSection'>): string | undefined =>
  printsWords(memo) ? memo?.sections?.find((given) => given.section === section)?.words : undefined

/** Does the desk leave a section out of the memo? */
export const isHidden = (memo: Pick<Memo, 'sections'> | undefined, section: Vocabulary<'memoSection'>): boolean =>
  memo?.sections?.some((given) => given.section === section && given.hidden === true) ?? false

/** The order and the reader of a memo; of one without a record, the reader that its content was gathered for. */
export const readerOf = ({ memoAudience }: MemoContent, memo: Memo | undefined) =>
  memo ?? (memoAudience === undefined ? undefined : { memoAudience })

/** The order of the sections that are printed. */
export const printedOrderOf = (
  type: Memo['type'],
  memo: Pick<Memo, 'sections' | 'memoAudience'> | undefined,
): readonly Vocabulary<'memoSection'>[] =>
  orderOf(type, memo).filter((section) => !isHidden(memo, section) && hasSection(memo, section))

/**
 * The order of a memo's sections, hidden ones in their places: that of its record, then the others in the order of its kind. A section of another kind is printed as long as it has words,
 * so that none are lost.
 */
export function orderOf(
  type: Memo['type'],
  memo: Pick<Memo, 'sections'> | undefined,
): readonly Vocabulary<'memoSection'>[] {
  const all: readonly Vocabulary<'memoSection'>[] = isMadeMemoType(type) ? MADE_MEMOS[type].sections : []
  const given = (memo?.sections ?? []).filter(({ section, words }) => all.includes(section) || words !== undefined)
  return [...new Set([...given.map(({ section }) => section), ...all])]
}
