import { memoMarkdown } from '../../../core/memo/memo-markdown'
import type { MemoFormat } from '../../../core/memo/memo-formats'
import type { MemoModel } from '../../../core/memo/memo-model'
import { anchorsOf } from '../../../core/memo/returned/anchors'
import type { ComparedMemo } from '../../../core/memo/model-changes'

/** A memo's own record, and its changes since the version before. */
export interface WordExtras {
  saved?: { id: string; version: number } | undefined
  compared?: ComparedMemo | undefined
}

/** A memo as Word or Markdown, which need no press. A Word file shows the changes of `compared`; that of a `saved` memo can be read back. */
export async function memoBytes(
  memo: MemoModel,
  format: Exclude<MemoFormat, 'pdf'>,
  { saved, compared }: WordExtras = {},
): Promise<Uint8Array> {
  if (format === 'md') return Buffer.from(memoMarkdown(memo))
  // Read when it is first needed: it is large, and most exports are PDFs.
  const { memoWord } = await import('../../word/memo-word')
  return memoWord(compared ?? memo, saved && anchorsOf(saved, memo))
}
