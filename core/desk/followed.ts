import type { Derive, DeskRead } from './desk-read'

/** The changes since a follower last looked. The follower empties the sets once it has read them. */
export interface Followed {
  /** Keys whose values were kept, and were dropped since. */
  readonly dropped: Set<string>
  /** The records that edits put or deleted, by `refKey`; those that came or went after the others, in the order in which they did. */
  readonly touched: Set<string>
  /** Those that edits deleted, even if they are there again. */
  readonly deleted: Set<string>
  /** True if more has changed than the follower wanted to hear of: it must look at everything. */
  readonly lost: boolean
  /** Ends the following. */
  end: () => void
}

/** A desk that reports the changes that its edits make. */
export interface FollowedDesk extends DeskRead {
  /**
   * Reports from now on, on this desk and those that it advances to, which values of `make` edits change. Beyond `most` keys it reports only that it is
   * lost.
   */
  follow(make: Derive<unknown>, most?: number): Followed
  /**
   * Makes a value that only the caller keeps. The desk remembers just what it was made of, and tells the followers of `make` once the value would change.
   */
  watch<V>(make: Derive<V>, key: string): V
  /** Drops all values of `make`: nobody asks for them any more. */
  forget(make: Derive<unknown>): void
}

class Follower implements Followed {
  readonly dropped = new Set<string>()
  readonly touched = new Set<string>()
  readonly deleted = new Set<string>()
  lost = false
  readonly end: () => void
  readonly #most: number

  constructor(most: number, end: (follower: Follower) => void) {
    this.#most = most
    this.end = () => end(this)
  }

  add(to: Set<string>, key: string): void {
    if (this.lost) return
    to.add(key)
    if (to.size <= this.#most) return
    this.lost = true
    this.dropped.clear()
    this.touched.clear()
    this.deleted.clear()
  }
}

/** Everybody who follows the values of some makes. */
export class Followers {
  readonly #of = new Map<Derive<unknown>, Set<Follower>>()

  add(make: Derive<unknown>, most: number): Followed {
    const followers = this.#of.get(make) ?? new Set()
    const follower = new Follower(most, (ended) => {
      followers.delete(ended)
      if (followers.size === 0) this.#of.delete(make)
    })
    this.#of.set(make, followers.add(follower))
    return follower
  }

  /** A value of `make` was dropped. */
  drop(make: Derive<unknown>, key: string): void {
    for (const follower of this.#of.get(make) ?? []) follower.add(follower.dropped, key)
  }

  /** A record was put, or is gone; `isSame` if the desk had it before and has it now. */
  touch(key: string, { isSame, isGone }: { isSame: boolean; isGone: boolean }): void {
    for (const followers of this.#of.values())
      for (const follower of followers) {
        if (!isSame) follower.touched.delete(key)
        follower.add(follower.touched, key)
        if (isGone) follower.add(follower.deleted, key)
      }
  }
}
