import type { Notice, Saved } from '../desk/reading'

/** How far a clock may lag behind the one that wrote last before Parley says so, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000

/** Compares this machine's clock with the latest instant of a journal: a notice if it is behind, whichever of the two is wrong. */
export function clockNotice(now: string, latest: string): Notice[] {
  // A comparison with an invalid instant is false.
  return Date.parse(now) < Date.parse(latest) - CLOCK_TOLERANCE ? [{ kind: 'clock', now, latest }] : []
}

/** Compares the last edit saved here with the folder: a notice if the folder has less. */
export function olderNotice(saved: Saved | undefined, revision: number): Notice[] {
  return saved && saved.revision > revision ? [{ kind: 'older', saved: saved.revision, at: saved.at, revision }] : []
}

/** Notices about one opening alone: once dismissed, they return at the next occasion. */
const PASSING: ReadonlySet<Notice['kind']> = new Set(['torn', 'slow', 'lease'])

/** Does a dismissed notice stay away at later openings too? */
export const staysAway = (notice: Notice): boolean => !PASSING.has(notice.kind)

/** A short name for a notice's subject: a dismissed notice does not return, but another of its kind may. */
export function noticeKey(notice: Notice): string {
  let hash = 0x811c9dc5
  for (const sign of aboutOf(notice)) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return `${notice.kind}-${hash.toString(16)}`
}

function aboutOf(notice: Notice): string {
  switch (notice.kind) {
    case 'torn':
    case 'rescued':
      return `${notice.kind}:${notice.file}`
    case 'bad-snapshot':
    case 'strange':
      return `${notice.kind}:${notice.files.join('|')}`
    case 'copies':
      return `copies:${notice.copies.map(({ file, state, edits = 0 }) => `${file} ${state} ${edits}`).join('|')}`
    case 'clock':
      return `clock:${notice.latest}`
    case 'older':
      return `older:${notice.saved}:${notice.revision}`
    case 'lease':
      return `lease:${notice.holder.since ?? ''}`
    case 'slow':
      return 'slow'
  }
}
