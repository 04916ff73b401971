import type { Language } from '../../../core/base/text'
import { settingsOf } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import type { Block, Fact, MemoModel, Run } from '../../../core/memo/memo-model'
import type { MadeMemoType } from '../../../core/model/values/made-memos'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { sampleDesk } from '../desks/sample'

/** The sample's memo of a kind in a language. */
export async function memoIn(language: Language, kind: MadeMemoType): Promise<MemoModel> {
  const desk = await sampleDesk()
  const settings = settingsOf(desk)
  const inLanguage = overlay(desk, [{ op: 'put', collection: 'deskSettings', record: { ...settings, language } }])
  return composeMemo(inLanguage, { kind, now: '2025-06-20T12:00:00Z' })
}

/** A memo in which every text that records or the desk give is another one. */
export function filledMemo(memo: MemoModel, text: string): MemoModel {
  const inRuns = (runs: readonly Run[]) => runs.map((run): Run => ({ ...run, text }))
  const inFacts = (facts: readonly Fact[]) => facts.map(({ label, runs }): Fact => ({ label, runs: inRuns(runs) }))
  const inBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'points':
        return { ...block, items: block.items.map(inRuns) }
      case 'table':
        return { ...block, header: block.header.map(inRuns), rows: block.rows.map((row) => row.map(inRuns)) }
      case 'sheet':
        return block
      case 'chart':
        return { ...block, words: inRuns(block.words), legend: inRuns(block.legend), told: block.told.map(inRuns) }
      case 'box':
        return { ...block, paragraphs: block.paragraphs.map(inRuns) }
      case 'pair':
        return {
          ...block,
          columns: block.columns.map(({ heading, aside, items }) => ({
            heading: inRuns(heading),
            ...(aside ? { aside: inRuns(aside) } : {}),
            items: items.map(inRuns),
          })),
        }
      case 'figures':
        return {
          ...block,
          items: block.items.map(({ figure, lines }) => ({ figure: inRuns(figure), lines: lines.map(inRuns) })),
        }
      case 'issue':
        return {
          ...block,
          name: inRuns(block.name),
          lines: block.lines.map(({ style, runs }) => ({ style, runs: inRuns(runs) })),
        }
      case 'heading':
        return { ...block, runs: inRuns(block.runs), ...(block.aside ? { aside: inRuns(block.aside) } : {}) }
      case 'paragraph':
        return { ...block, runs: inRuns(block.runs) }
    }
  }
  return {
    ...memo,
    title: inRuns(memo.title),
    facts: inFacts(memo.facts),
    blocks: memo.blocks.map(inBlock),
    notes: memo.notes.map((note) => ({ ...note, runs: inRuns(note.runs) })),
    ...(memo.sources ? { sources: memo.sources.map(({ letter, runs }) => ({ letter, runs: inRuns(runs) })) } : {}),
    signOff: inFacts(memo.signOff),
    disclaimer: inRuns(memo.disclaimer),
  }
}

/** Words that once left the margins, overlapped or failed; the quick ones are of two kinds. */
export const LONG_WORDS: readonly { what: string; word: string; quick: boolean }[] = [
  { what: 'an e-mail address', word: 'christopher.montgomery@trade.department.example', quick: false },
  { what: '30 wide letters', word: 'W'.repeat(30), quick: false },
  { what: '58 wide letters, just under the limit of a name for an address', word: 'W'.repeat(58), quick: false },
  { what: '200 wide letters', word: 'W'.repeat(200), quick: true },
  { what: '200 figures', word: '9'.repeat(200), quick: false },
  {
    what: '200 characters of an address',
    word: `https://example.org/${'a/b-c_d?e=f&'.repeat(20)}`.slice(0, 200),
    quick: false,
  },
  { what: 'Japanese', word: '経済産業省通商政策局米州課'.repeat(16).slice(0, 200), quick: false },
  { what: 'Japanese brackets, between which no line may break', word: '「『（'.repeat(66), quick: true },
  { what: 'opening quotation marks', word: '“‘('.repeat(66), quick: false },
  { what: 'characters of two families in turn', word: '①aΩ②'.repeat(50), quick: false },
  { what: 'figures between narrow no-break spaces', word: '9\u202F'.repeat(100), quick: false },
  { what: '200 slashes', word: '/'.repeat(200), quick: false },
]
