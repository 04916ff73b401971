import type { Handlers } from '../../../core/contract/answer-by'
import { KeptFindings, recordCount } from '../../../core/queries/findings-kept'
import { OVERVIEW_FINDINGS } from '../../../core/queries/overview'
import { OVERVIEW_PAGE, type DeskStatus, type OverviewView } from '../../../core/queries/view-schemas'
import type { DeskStore } from '../store/desk-store'
import { Later } from './later'

/** How long records are checked before other requests are answered, in milliseconds. */
const SLICE_MS = 6
/** How long the desk process rests between slices, so that it answers at once. */
const REST_MS = 2
/** How long after an edit its records are checked, unless a window asks before. */
const AFTER_EDIT_MS = 100
/** How often the windows hear how far the check is, at most. */
const TELL_MS = 500
/** How long records are checked inside of a request, in milliseconds. */
const ASKED_MS = 6
/** How long after the first request the check begins, in milliseconds: until then the window shows the desk for the first time. */
const BEGIN_MS = 400
/** A desk of no more records is checked whole inside of each request, so that nothing on the screen flickers. */
const SMALL = 300

/** The world around the desk that the service works in. */
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
  readonly #later = new Later(() => this.#slice())
  /** When the check of a desk that is not small begins. */
  #from: number | undefined
  #told = { version: 0, isWhole: true, at: 0 }

  constructor(store: DeskStore, world: FindingsWorld) {
    this.#store = store
    this.#world = world
    this.#stop = store.onCommit(() => {
      if (this.#kept) this.#later.after(AFTER_EDIT_MS)
    })
  }

  readonly handlers: Handlers<'desk:findings'> = {
    'desk:findings': ({ code, severity, from }) => {
      const kept = this.#asked()
      return { items: kept.items(this.#store.desk, { code, severity }, from, OVERVIEW_PAGE) }
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
    this.#stop()
    this.#later.end()
    this.#kept?.end()
  }

  #checking(kept: KeptFindings): { checking?: { done: number; of: number } } {
    const checking = kept.progress(this.#store.desk)
    return checking ? { checking } : {}
  }

  /** The findings for an answer. */
  #asked(): KeptFindings {
    const { desk } = this.#store
    const isSmall = recordCount(desk) <= SMALL
    const now = performance.now()
    this.#from ??= now + BEGIN_MS
    const until = now < this.#from ? now : now + ASKED_MS
    const kept = this.#check(() => !isSmall && performance.now() >= until)
    // If this answer is the first after the end of the check, the views that were answered before do not know of it: the next slice tells.
    const isEnd = kept.isDone && !this.#told.isWhole
    this.#told = { ...this.#told, version: kept.version, isWhole: kept.isDone && !isEnd }
    if (!kept.isDone || isEnd) this.#later.after(Math.max(REST_MS, this.#from - now))
    return kept
  }

  #check(isEnough: (checked: number) => boolean): KeptFindings {
    const { desk } = this.#store
    // A desk that was read again from its files is another.
    if (this.#kept?.isOf(desk) !== true) {
      this.#kept?.end()
      this.#kept = new KeptFindings(desk)
    }
    const kept = this.#kept
    try {
      kept.check(desk, this.#world.clock(), isEnough)
    } catch (error) {
      // One record that cannot be checked does not keep the others from it.
      this.#world.report(error)
    }
    return kept
  }

  #slice(): void {
    const until = performance.now() + SLICE_MS
    const kept = this.#check((checked) => checked > 0 && performance.now() >= until)
    const isWhole = kept.isDone
    if (!isWhole) this.#later.after(REST_MS)
    // While the check runs, its progress changes too.
    const isOther = kept.version !== this.#told.version || !isWhole || isWhole !== this.#told.isWhole
    const now = performance.now()
    if (!isOther || (!isWhole && now - this.#told.at < TELL_MS)) return
    this.#told = { version: kept.version, isWhole, at: now }
    this.#world.tell()
  }
}
