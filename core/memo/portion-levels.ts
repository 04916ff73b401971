import { refKey } from '../desk/ops'
import { hasPortionMarks, highestLevel, type Marking } from '../model/values/marking'
import { partRuns, type ContentRun, type MemoContent } from './memo-content'

/** A gathered memo before its portions have levels, and what went into each of its parts. Records are named by their `refKey`. */
interface Gathered extends Pick<MemoContent, 'facts' | 'sections' | 'notes' | 'used' | 'marking'> {
  markingOf: (record: string) => Marking | undefined
  /** The records that went into the facts under the title. */
  ofFacts: ReadonlySet<string>
  /** The records that went into each section, in the order of the sections. */
  ofSections: readonly ReadonlySet<string>[]
  /** The records that a note rests on, by its key. */
  ofNotes: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * The levels that a memo's portions are marked by, in a scheme that marks them; else all as it was. A record that no text of its section names, such as a post that tells who spoke, has
 * no portion of its own, so it raises the whole section; any record of a section raises the texts that are composed without naming one, such as a count: a mark may be too high, but not too low.
 */
export function withLevels({
  facts,
  sections,
  notes,
  used,
  marking: { scheme },
  markingOf,
  ofFacts,
  ofSections,
  ofNotes,
}: Gathered): Pick<MemoContent, 'facts' | 'sections' | 'notes' | 'used' | 'portions'> {
  if (!hasPortionMarks(scheme)) return { facts, sections, notes, used }
  const lowest = highestLevel(scheme, [])
  const raised = (records: Iterable<string>): { level?: string } => {
    const level = highestLevel(
      scheme,
      [...records].map((record) => markingOf(record)?.level),
    )
    return level === lowest ? {} : { level }
  }
  const namedIn = (texts: readonly ContentRun[]) =>
    new Set(
      texts.flatMap(({ from, cites = [] }) => [
        ...(from ? [refKey(from)] : []),
        ...cites.flatMap((key) => [...(ofNotes.get(key) ?? [])]),
      ]),
    )
  const { level: ofHead } = raised(ofFacts)
  return {
    portions: true,
    // The facts are composed together, from terms and meetings that none of them names, so they are raised together.
    facts: ofHead === undefined ? facts : facts.map((fact) => ({ ...fact, runs: atLeast(fact.runs, scheme, ofHead) })),
    sections: sections.map((section, index) => {
      const texts = section.parts.flatMap((part) => [
        ...partRuns(part).flat(),
        ...(part.kind === 'table' ? part.header.flat() : []),
        ...(part.kind === 'pair' ? part.columns.flatMap(({ aside = [] }) => aside) : []),
      ])
      const records = ofSections[index] ?? new Set()
      const { level: composed } = raised(records)
      return {
        ...section,
        ...raised(unnamed(records, namedIn(texts))),
        ...(composed === undefined ? {} : { composed }),
      }
    }),
    notes: Object.fromEntries(
      Object.entries(notes).map(([key, note]) => [key, { ...note, ...raised(ofNotes.get(key) ?? []) }]),
    ),
    used: used.map((ref) => ({ ...ref, ...raised([refKey(ref)]) })),
  }
}

const unnamed = (records: ReadonlySet<string>, named: ReadonlySet<string>) =>
  [...records].filter((record) => !named.has(record))

/** Runs of which the first has at least a level. */
const atLeast = (runs: readonly ContentRun[], scheme: string, level: string): ContentRun[] =>
  runs.map((run, index) => (index === 0 ? { ...run, level: highestLevel(scheme, [run.level, level]) } : run))
