/**
 * Recognises names that synchronising programs and people give to a second copy of a desk's file: `00000013 (conflicted copy 2026-11-22).jsonl`,
 * `00000013-DESKTOP-1.jsonl`, `snapshot-00000012 (1).json`, `format.sync-conflict-20261122-101112-ABCDEFG.json`, `00000013 2.jsonl`. All begin with the whole
 * name or its stem, add something that is no part of a name, and mostly keep the ending.
 */

/** The files that Parley names, as a stem and an ending. */
const OURS: readonly (readonly [stem: string, ending: string])[] = [
  [String.raw`\d{8}`, String.raw`\.jsonl`],
  [String.raw`snapshot-\d{8}`, String.raw`\.json`],
  ['format', String.raw`\.json`],
  ['lease', String.raw`\.json`],
  ['[0-9a-f]{64}', String.raw`\.(?:txt|json|bin)`],
]
/** The text after the stem: a bracket, a hyphen, a space, a dot, a word of another script; never a digit or a letter, which would make another name. */
const BETWEEN = String.raw`[^0-9A-Za-z/\\][^/\\]{0,200}`

const PATTERNS = OURS.flatMap(([stem, ending]) => [
  new RegExp(`^(?<stem>${stem})${BETWEEN}?(?<ending>${ending})$`, 'i'),
  // A copy with something added to its ending: `00000013.jsonl.bak`, `format.json~`.
  new RegExp(`^(?<stem>${stem})(?<ending>${ending})${BETWEEN}?$`, 'i'),
])
/** Parley's own short-lived files. */
const OWN = /\.[0-9a-f]{12}\.tmp$/

/** The desk's file that a file copies, judged by its name alone; undefined if it is no copy, or is the desk's own file. */
export function originalOf(name: string): string | undefined {
  if (OWN.test(name)) return undefined
  for (const pattern of PATTERNS) {
    const { stem, ending } = pattern.exec(name)?.groups ?? {}
    if (stem === undefined || ending === undefined) continue
    const original = `${stem}${ending}`.toLowerCase()
    return original === name.toLowerCase() ? undefined : original
  }
  return undefined
}
