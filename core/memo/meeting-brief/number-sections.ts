import type { Block, Run } from '../memo-model'
import type { SectionPart } from './brief-context'

/** A section before it is numbered. */
export interface Section {
  heading: Run
  parts: readonly SectionPart[]
}

/** Numbers sections (1) and their paragraphs or sub-headings (1.1), and lays them out in one row of blocks. */
export function numberSections(sections: readonly Section[]): Block[] {
  return sections.flatMap(({ heading, parts }, index): Block[] => {
    const section = index + 1
    let paragraph = 0
    const next = () => `${section}.${(paragraph += 1)}`
    const blocks = parts.flatMap((part): Block[] => {
      switch (part.kind) {
        case 'table': {
          const { kind, weights, header, rows } = part
          return [{ kind, weights, header, rows }]
        }
        case 'sub':
          return [
            { kind: 'heading', level: 2, number: next(), runs: part.runs },
            ...part.paragraphs.flatMap((inner) => paragraphBlocks(inner, undefined)),
          ]
        case 'paragraph':
          return paragraphBlocks(part, next())
      }
    })
    return [{ kind: 'heading', level: 1, number: String(section), runs: [heading] }, ...blocks]
  })
}

function paragraphBlocks(
  part: { runs: Run[]; empty?: boolean; points?: Run[][]; lettered?: boolean },
  number: string | undefined,
): Block[] {
  const paragraph: Block = {
    kind: 'paragraph',
    ...(number === undefined ? {} : { number }),
    runs: part.runs,
    empty: part.empty ?? false,
  }
  return part.points && part.points.length > 0
    ? [paragraph, { kind: 'points', items: part.points, lettered: part.lettered ?? false }]
    : [paragraph]
}
