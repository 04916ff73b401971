/** Are two JSON values the same? The order of members does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a).filter(([, value]) => value !== undefined)
  const right = Object.entries(b).filter(([, value]) => value !== undefined)
  return left.length === right.length && left.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]))
}

/** The fields with which the desk counts a record's edits: its revision, and who changed it when. */
interface Counted {
  rev: number
  changedBy: string
  changedAt: string
}

/** Are two records the same except for their revision, and who changed them when? */
export function sameContent<R extends Counted>(a: R | undefined, b: NoInfer<R> | undefined): boolean {
  if (!a || !b) return a === b
  return same(contentOf(a), contentOf(b))
}

function contentOf({ rev: _rev, changedBy: _by, changedAt: _at, ...content }: Counted): unknown {
  return content
}
