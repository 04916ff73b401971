import type { Notice, Saved } from '../desk/reading'

/** A clock may differ by this much from the one that wrote last before anybody is told, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000

/** This machine's clock against the latest instant of a journal: a notice where it is before that, whichever of the two is wrong. */
export function clockNotice(now: string, latest: string): Notice[] {
  // A comparison with what is no instant is false.
  return Date.parse(now) < Date.parse(latest) - CLOCK_TOLERANCE ? [{ kind: 'clock', now, latest }] : []
}

/** What was saved here last against what the folder has: a notice where the folder has less. */
export function olderNotice(saved: Saved | undefined, revision: number): Notice[] {
  return saved && saved.revision > revision ? [{ kind: 'older', saved: saved.revision, at: saved.at, revision }] : []
}

/** Notices that are about this opening alone: put away, they come back with the next one that there is something to say of. */
const PASSING: ReadonlySet<Notice['kind']> = new Set(['torn', 'slow', 'lease'])

/** Is a notice that was put away not to be shown at a later opening either? */
export const staysAway = (notice: Notice): boolean => !PASSING.has(notice.kind)

/** A short name for what a notice is about: one that was put away does not come back, and another of its kind does. */
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
