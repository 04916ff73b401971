import type { MemoModel, Run } from '../../../core/memo/memo-model'

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

/** The lines of each section of a memo by its heading: paragraphs, points, and the rows of tables with a bar between cells; and the words of its pictures. */
export function sectionLines({ blocks }: MemoModel): Record<string, string[]> {
  const sections: Record<string, string[]> = {}
  let lines: string[] = []
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) sections[textOf(block.runs)] = lines = []
    else if (block.kind === 'heading' || block.kind === 'paragraph') lines.push(textOf(block.runs))
    else if (block.kind === 'points') lines.push(...block.items.map(textOf))
    else if (block.kind === 'table') lines.push(...block.rows.map((row) => row.map(textOf).join(' | ')))
    else if (block.kind === 'chart') (sections.pictures ??= []).push(...block.told.map(textOf))
    else throw new Error(`a ${block.kind} in a memo without sheets`)
  }
  return sections
}
