import { resolve } from 'node:path'
import type { Block, MemoModel, Run } from '../../core/memo/memo-model'
import { composeMemo } from '../../core/memo/saved/memo-to-print'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { bundledPathsFrom } from '../../electron/files/bundled-paths'

/** The memos of the press's benchmark. */

const ROOT = resolve(import.meta.dirname, '..', '..')
const { pressFile, fonts, sampleDesk } = bundledPathsFrom(resolve(ROOT, 'out', 'main'))
export const WORKER = pressFile
export const FONTS = fonts

const { desk } = await DeskStore.open(sampleDesk, 'read')
/** The sample's round report: headings, numbered paragraphs, points and tables, with sources. */
export const REPORT = composeMemo(desk, { kind: 'roundReport', now: '2025-06-20T12:00:00Z' })

/** The report with its blocks as often as about so many pages take. */
export const ofPages = (pages: number): MemoModel => withBlocks(repeated(Math.max(1, Math.round(pages / 1.43))))

const repeated = (times: number): Block[] => Array.from({ length: times }, () => REPORT.blocks).flat()

export const withBlocks = (blocks: Block[]): MemoModel => ({ ...REPORT, blocks })

/** A paragraph whose text is of a record of its own, so that its lines can be told from the others'. */
export const paragraph = (text: string, id = 'p'): Block => ({
  kind: 'paragraph',
  runs: [{ text, style: 'plain', from: { collection: 'issue', id, field: 'text' } }],
  empty: false,
})

const ENGLISH =
  'The two sides met twice in the capital, and left open whether a further round will follow in the coming week. '

/** Paragraphs of many lengths. */
export const paragraphs = (count: number): MemoModel =>
  withBlocks(
    Array.from({ length: count }, (_, index) =>
      paragraph(ENGLISH.slice(index % 17).repeat(1 + (index % 5)), `p${index}`),
    ),
  )

/** Words of Japanese full of marks that no line may begin or end with. */
const JAPANESE_WORDS = [
  '「自動車・同部品」（第87類）',
  'セーフガード措置、',
  'ちょっと待ってほしい、',
  'シャッター用センサー',
  '『合意の形』は未定。',
  'ウィーンでの協議（第3回）',
  '追加関税。',
  '我々は、',
  'どうなるのか？！',
  'ヴァージョンアップ',
  '【別紙〔1〕】',
]

/** About 1,200 lines of ten characters, which are as narrow as those of a cell; with a place to break between any two characters if wanted. */
export function narrowJapanese(anywhere: boolean): MemoModel {
  const text = (index: number) =>
    '会'.repeat(index % 9) +
    Array.from(
      { length: 24 },
      (_, place) => JAPANESE_WORDS[(index * 7 + place * (1 + (index % 5))) % JAPANESE_WORDS.length],
    ).join('')
  const blocks = Array.from({ length: 60 }, (_, index) =>
    paragraph(anywhere ? Array.from(text(index)).join('\u200B') : text(index), `p${index}`),
  )
  return { ...withBlocks(blocks), language: 'ja', bodySize: 36 }
}

/** A memo with so many marks of notes. */
export function withNotes(count: number): MemoModel {
  const run = (number: number): Run => ({ text: 'words ', style: 'plain', notes: [number] })
  const perParagraph = 20
  return {
    ...withBlocks(
      Array.from({ length: count / perParagraph }, (_, index) => ({
        ...(paragraph('') as Extract<Block, { kind: 'paragraph' }>),
        runs: Array.from({ length: perParagraph }, (_run, place) => run(perParagraph * index + place + 1)),
      })),
    ),
    notes: Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      runs: [{ text: `Passage ${index + 1}`, style: 'plain' }],
      mark: `A${index + 1}`,
    })),
  }
}
