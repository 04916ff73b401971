import type { Language } from '../base/text'
import type { Memo } from '../model/records/records'
import type { Vocabulary } from '../model/values/vocabularies'
import { translator, type Translate } from '../text/catalogue'
import type { ContentRun, SectionPart } from './memo-content'
import { ofMemo } from './of-memo'
import { isInOtherLanguage } from './other-language'

const space: ContentRun = { text: ' ', style: 'plain' }

/**
 * A line that begins like a list item: with a dot, or with a dash and a space, since "-3.2%" is a figure. The page sets the mark itself. A number is no mark:
 * it may be meant to be read, as in "15. October" or "2.5%".
 */
const LIST_LINE = /^(?:[•・●][\s\u3000]*|[-–*][\s\u3000]+)(?=\S)/u

/** A typed line as it prints, without the mark of a list item; and that mark. */
export function printedLine(line: string): { said: string; mark: string } {
  const trimmed = line.trim()
  const said = trimmed.replace(LIST_LINE, '')
  return { said, mark: trimmed.slice(0, trimmed.length - said.length) }
}

/** The labels before the desk's own words: that of words in the memo's language, and that of words in the other one. */
export const wordLabels = (text: Translate): readonly [own: string, other: string] => [
  text('memo.label.words'),
  text('memo.label.wordsInOther'),
]

/**
 * The desk's own words in a section, marked as such: they have no source. Each typed line is a paragraph, and lines that begin with a dash or a dot are points
 * under the one before. Words that are certainly in the other language say so: nobody has translated them.
 */
export function wordParts(
  language: Language,
  memo: Memo | undefined,
  section: Vocabulary<'memoSection'>,
  words = '',
): SectionPart[] {
  if (!memo) return []
  const run = (line: string) => ofMemo(memo, `sections.${section}`, line)
  const [own, other] = wordLabels(translator(language))
  const label: ContentRun = { text: isInOtherLanguage(words, language) ? other : own, style: 'label' }
  const parts: { runs: ContentRun[]; points: ContentRun[][] }[] = []
  for (const line of words.split(/\r?\n/)) {
    const { said, mark } = printedLine(line)
    if (said === '') continue
    const last = parts.at(-1)
    if (mark !== '' && last) last.points.push([run(said)])
    else if (mark !== '') parts.push({ runs: [label], points: [[run(said)]] })
    else parts.push({ runs: [label, space, run(said)], points: [] })
  }
  return parts.map(({ runs, points }) => ({ kind: 'paragraph', runs, ...(points.length > 0 ? { points } : {}) }))
}
