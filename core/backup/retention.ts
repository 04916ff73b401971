/**
 * Decides which backups stay: the last one of each hour for a day, of each day for a month, of each month for a year. Hours, days and months are in UTC,
 * whatever the desk's time zone: they follow each other without gaps or repeats.
 * Only hours, days and months that hold a backup count, not those that the clock has gone through. So neither two years without edits nor a clock that was set
 * forward makes every backup too old at once. Backups dated after `now`, as after a clock that was set back, are counted separately, and replace none that was
 * made before `now`.
 * The newest backups that a person asked for also stay, however many others were made in their hour. Two folders that hold copies of one desk are counted
 * separately: the backups of one never replace those of the other.
 */

/** How many of each are kept: one more than a day has hours, and so on, since the first of them is only partly over. */
export const KEPT = { hours: 25, days: 32, months: 13, asked: 20 } as const

/** How much of an instant (`2026-11-23T05:43:01.123Z`) names its month, day and hour. */
const LENGTHS = [
  ['hours', 13],
  ['days', 10],
  ['months', 7],
] as const

/** The instants that stay at `now`, in UTC as `Date.toISOString` writes them. The newest always stays, and so does the newest before `now`. */
export function staying(instants: readonly string[], now: string): Set<string> {
  const after = instants.filter((instant) => instant > now)
  const before = instants.filter((instant) => instant <= now)
  return new Set([...stayingOf(before), ...stayingOf(after)])
}

function stayingOf(instants: readonly string[]): string[] {
  const newestFirst = [...new Set(instants)].toSorted().toReversed()
  return LENGTHS.flatMap(([name, length]) => {
    const last = new Map<string, string>()
    for (const instant of newestFirst) {
      const span = instant.slice(0, length)
      if (!last.has(span) && last.size < KEPT[name]) last.set(span, instant)
    }
    return [...last.values()]
  })
}

/** The facts about a backup that decide whether it stays. */
export interface Kept {
  /** When it was made, in UTC. */
  at: string
  isDamaged: boolean
  /** A person asked for it, or it was made before a change to the whole desk. */
  asked?: boolean | undefined
  /** The folder that the desk was in. */
  from?: string | undefined
}

/** The backups that go at `now`. Known damaged ones are counted separately: they never replace a good one. */
export function going<B extends Kept>(backups: readonly B[], now: string): B[] {
  const groups = new Map<string, B[]>()
  for (const one of backups) {
    const key = JSON.stringify([one.isDamaged, one.from ?? ''])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((some) => {
    const instants = some.map(({ at }) => at)
    const asked = some.flatMap(({ at, asked: isAsked }) => (isAsked ? [at] : [])).toSorted()
    const [before, after] = [asked.filter((at) => at <= now), asked.filter((at) => at > now)]
    const stay = new Set([...staying(instants, now), ...before.slice(-KEPT.asked), ...after.slice(-KEPT.asked)])
    return some.filter(({ at }) => !stay.has(at))
  })
}
