import type { Handlers } from '../../../core/contract/answer-by'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Collections } from '../../../core/desk/ops'
import { asOfOf, settingsOf, type Derive } from '../../../core/desk/desk-read'
import type { Arrangement } from '../../../core/queries/list-schemas'
import { wordsOfList } from '../../../core/queries/filter-words'
import { readRows } from '../../../core/queries/list-groups'
import { ROW_TITLE } from '../../../core/queries/row-values'
import { ScreenList } from '../../../core/queries/screen-list'
import type { ListScreen } from '../../../core/queries/screens'
import type { FilterWords } from './filter-words'
import { breathe, readInSlices, slice } from './in-slices'
import { Later } from './later'

/** How long the desk process rests between slices that nobody waits for. */
const REST_MS = 3

/** Answers the list screens. Each list is read once, a little at a time, and follows the edits. */
export class ListService {
  readonly handlers: Handlers<'desk:list' | 'desk:list-find' | 'desk:list-keys'>
  readonly #desk: () => MemoryDesk
  readonly #clock: () => string
  readonly #report: (error: unknown) => void
  readonly #words: Pick<FilterWords, 'use'>
  readonly #lists = new Map<ListScreen, ScreenList>()
  /** The records of the desk that the lists follow. */
  #of: Collections | undefined
  readonly #later = new Later(() => this.#look())

  /** `words` keeps what filters read of the rows; `report` receives unforeseen failures. */
  constructor(
    desk: () => MemoryDesk,
    clock: () => string,
    words: Pick<FilterWords, 'use'>,
    report: (error: unknown) => void,
  ) {
    this.#report = report
    this.#words = words
    this.#desk = desk
    this.#clock = clock
    this.handlers = {
      'desk:list': (input) =>
        this.#withList(input, [], (list, at) => {
          const view = list.view(input, at)
          if (!view.filters.complete) this.#later.after(REST_MS)
          return view
        }),
      'desk:list-keys': (input) => this.#withList(input, [], (list, at) => ({ keys: list.keys(input, at) })),
      'desk:list-find': (input) =>
        this.#withList(input, [ROW_TITLE[input.language]], (list, at) => {
          const index = list.find(input, at)
          return index === undefined ? {} : { index }
        }),
    }
  }

  end(): void {
    this.#later.end()
    this.#forget()
  }

  #forget(): void {
    for (const list of this.#lists.values()) list.end()
    this.#lists.clear()
  }

  /** Forgets what the lists have from some derived values, before the desk forgets these. */
  leave(makes: readonly Derive<unknown>[]): void {
    for (const list of this.#lists.values()) list.forget(makes)
  }

  /** An answer from a list, with all that its arrangement and `more` read. */
  #withList<Answer>(
    arrangement: Arrangement,
    more: readonly Derive<unknown>[],
    answer: (list: ScreenList, at: number) => Answer,
  ): Promise<Answer> {
    return this.#words.use(wordsOfList(arrangement, more), async () => {
      const { list, at } = await this.#prepared(arrangement, more)
      return answer(list, at)
    })
  }

  async #prepared(
    arrangement: Arrangement,
    more: readonly Derive<unknown>[],
  ): Promise<{ list: ScreenList; at: number }> {
    // A list that is read for the first time reads all its rows.
    if (!this.#lists.has(arrangement.screen))
      await readInSlices(this.#desk, (desk) => readRows(desk, arrangement.screen))
    const desk = this.#desk()
    // Another desk than the one that edits advance, as after a recovery.
    if (desk.collections !== this.#of) this.#forget()
    this.#of = desk.collections
    const at = Date.parse(asOfOf(settingsOf(desk), this.#clock()).asOf)
    const list = this.#lists.get(arrangement.screen) ?? new ScreenList(arrangement.screen, this.#desk)
    this.#lists.set(arrangement.screen, list)
    while (!list.prepare(arrangement, at, slice(), more)) await breathe()
    // A small list has all its filters at once.
    list.look(slice())
    return { list, at }
  }

  /** Looks for more filters of a list that lacks some. */
  #look(): void {
    const open = [...this.#lists.values()].find((list) => !list.isComplete)
    try {
      open?.look(slice())
    } catch (error) {
      // A view that shows the row says what is wrong; the other lists keep their filters.
      this.#report(error)
      return
    }
    if (open) this.#later.after(REST_MS)
  }
}
