import type { Stretch } from '../../../core/base/text-pieces'
import { MARK_KINDS, type MarkView } from '../../../core/queries/reading-schemas'
import { rangesOf, type Line } from './places'

/** The highlights of the reader, painted by the style sheet (`reader.css`) in a colour and a sign each, without any element in the text. */
const NAMES = [
  ...MARK_KINDS.map((kind) => `reader-${kind}`),
  'reader-suggestion',
  'reader-suggested',
  'reader-active',
  'reader-match',
  'reader-here',
  'reader-selected',
] as const

/** The stretches to highlight besides the marks. */
export interface Lit {
  marks: readonly MarkView[]
  /** The mark whose card was used last. */
  active: MarkView | undefined
  suggestions: readonly Stretch[]
  /** The suggestion whose card shows. */
  suggested: Stretch | undefined
  matches: readonly Stretch[]
  match: Stretch | undefined
  selected: Stretch | undefined
}

/** Paints the highlights on the paragraphs that are on the page. */
export function paint(
  lines: readonly Line[],
  { marks, active, suggestions, suggested, matches, match, selected }: Lit,
): void {
  const stretches: Record<string, Stretch[]> = {
    'reader-suggestion': [...suggestions],
    'reader-suggested': suggested ? [suggested] : [],
    'reader-active': active ? [active] : [],
    'reader-match': [...matches],
    'reader-here': match ? [match] : [],
    'reader-selected': selected ? [selected] : [],
  }
  for (const mark of marks) for (const kind of mark.kinds) (stretches[`reader-${kind}`] ??= []).push(mark)
  for (const [priority, name] of NAMES.entries()) {
    const highlight = new Highlight(...(stretches[name] ?? []).flatMap((stretch) => rangesOf(lines, stretch)))
    highlight.priority = priority
    CSS.highlights.set(name, highlight)
  }
}

/** Takes all highlights of the reader away. */
export function unpaint(): void {
  for (const name of NAMES) CSS.highlights.delete(name)
}
