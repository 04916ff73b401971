import type { Handlers } from '../../../core/contract/answer'
import { KeptFindings } from '../../../core/queries/findings-kept'
import { OVERVIEW_FINDINGS } from '../../../core/queries/overview'
import type { DeskStatus, OverviewView } from '../../../core/queries/view-schemas'
import type { DeskStore } from '../store/desk-store'

/** How long records are checked before other requests are answered, in milliseconds. */
const SLICE_MS = 6
/** How long the desk process rests between slices, so that it answers at once. */
const REST_MS = 2
/** How long after an edit its records are checked, unless a window asks before. */
const AFTER_EDIT_MS = 100
/** How often the windows hear how far the check is, at most. */
const TELL_MS = 500
/** How long and how many records are checked inside of a request: a small desk is checked whole by the first one. */
const FIRST = { ms: 30, records: 300 }
const LATER = { ms: 6, records: 150 }
/** How many findings of a kind an answer has. */
const PAGE = 50

/** What the service needs beside the desk. */
export interface FindingsWorld {
  clock: () => string
  /** Receives unforeseen failures. */
  report: (error: unknown) => void
  /** Tells the windows that more is checked. */
  tell: () => void
}

/** Knows the findings of a desk: checks it a little at a time from the first question on, and again where edits may have changed them. */
export class FindingsService {
  readonly #store: DeskStore
  readonly #world: FindingsWorld
  readonly #stop: () => void
  #kept: KeptFindings | undefined
  #timer: NodeJS.Timeout | undefined
  #told = { version: 0, isWhole: true, at: 0 }
  #ended = false

  constructor(store: DeskStore, world: FindingsWorld) {
    this.#store = store
    this.#world = world
    this.#stop = store.onCommit(() => {
      if (this.#kept) this.#next(AFTER_EDIT_MS)
    })
  }

  readonly handlers: Handlers<'desk:findings'> = {
    'desk:findings': ({ code, severity, from }) => {
      const kept = this.#asked()
      return { items: kept.items(this.#store.desk, { code, severity }, from, PAGE) }
    },
  }

  /** How many findings are open. */
  count(): DeskStatus['findings'] {
    const kept = this.#asked()
    return { open: kept.total, ...this.#checking(kept) }
  }

  /** The kinds of finding, with the first of each. */
  care(): OverviewView['care'] {
    const kept = this.#asked()
    return { kinds: kept.kinds(this.#store.desk, OVERVIEW_FINDINGS), ...this.#checking(kept) }
  }

  end(): void {
    this.#ended = true
    this.#stop()
    clearTimeout(this.#timer)
    this.#kept?.end()
  }

  #checking(kept: KeptFindings): { checking?: { done: number; of: number } } {
    const checking = kept.progress(this.#store.desk)
    return checking ? { checking } : {}
  }

  /** The findings for an answer. */
  #asked(): KeptFindings {
    const isFirst = this.#kept?.isOf(this.#store.desk) !== true
    const { ms, records } = isFirst ? FIRST : LATER
    const until = performance.now() + ms
    const kept = this.#check((checked) => checked >= records && performance.now() >= until)
    this.#told = { ...this.#told, version: kept.version, isWhole: kept.isDone }
    if (!kept.isDone) this.#next(REST_MS)
    return kept
  }

  #check(isEnough: (checked: number) => boolean): KeptFindings {
    const { desk } = this.#store
    // A desk that was read again from its files is another.
    if (this.#kept?.isOf(desk) !== true) {
      this.#kept?.end()
      this.#kept = new KeptFindings(desk)
    }
    const kept = this.#kept as KeptFindings
    try {
      kept.check(desk, this.#world.clock(), isEnough)
    } catch (error) {
      // One record that cannot be checked does not keep the others from it.
      this.#world.report(error)
    }
    return kept
  }

  #next(after: number): void {
    if (this.#ended) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#slice(), after)
    this.#timer.unref()
  }

  #slice(): void {
    const until = performance.now() + SLICE_MS
    const kept = this.#check((checked) => checked > 0 && performance.now() >= until)
    const isWhole = kept.isDone
    if (!isWhole) this.#next(REST_MS)
    const isOther = kept.version !== this.#told.version || isWhole !== this.#told.isWhole
    const now = performance.now()
    if (!isOther || (!isWhole && now - this.#told.at < TELL_MS)) return
    this.#told = { version: kept.version, isWhole, at: now }
    this.#world.tell()
  }
}
