import type { Memo } from '../model/records/records'
import { translator } from '../text/catalogue'
import type { ContentRun, MemoContent } from './memo-content'
import type { Run } from './memo-model'

/** The signs that the small print explains, by the texts of the catalogue. */
const SIGNS = ['memo.mark.unsourced', 'memo.mark.later'] as const

/**
 * The small print at the end: what the marks mean and which sources are not printed, then the desk's own disclaimer. A mark that no `printed` text has, because
 * its section is hidden, is not explained.
 */
export function footRuns(
  { remarks = [], disclaimer, language }: MemoContent,
  memo: Memo | undefined,
  printed: readonly Run[],
): ContentRun[] {
  const text = translator(language)
  const hasHidden = memo?.sections?.some(({ hidden }) => hidden === true) ?? false
  const absent = SIGNS.map((key) => text(key)).filter(
    (sign) => hasHidden && !printed.some((run) => run.style === 'caveat' && run.text === sign),
  )
  // Remarks and the spaces between them take turns.
  const said = remarks
    .filter((_, index) => index % 2 === 0)
    .filter((run) => !absent.some((sign) => run.text.startsWith(`${sign} `)))
  const space: ContentRun = { text: ' ', style: 'plain' }
  const kept = said.flatMap((run, index) => (index === 0 ? [run] : [space, run]))
  const isBoth = kept.length > 0 && disclaimer.length > 0
  return [...kept, ...(isBoth ? [space] : []), ...disclaimer]
}
