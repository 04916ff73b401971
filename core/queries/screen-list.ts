import { SELECTED_MAX } from '../commands/command'
import { foldText } from '../base/fold-text'
import type { Derive } from '../desk/desk-read'
import type { Followed, FollowedDesk } from '../desk/followed'
import { refKey } from '../desk/ops'
import { LANGUAGES } from '../base/text'
import { arrange, type ArrangedList } from './arranged-list'
import { groupKey, groupRows, groupTitle, listGroups, type ListGroup } from './list-groups'
import {
  LIST_PAGE,
  type Arrangement,
  type ListEntry,
  type ListFind,
  type ListInput,
  type ListKeysInput,
  type ListPages,
} from './list-schemas'
import { ListWords } from './list-words'
import { ListedRows, type Listed } from './listed-rows'
import { CLAIMS, claimTurns } from './list-rows'
import { rowAt, TIMED_ROWS, timelessRow } from './lists'
import { ROW_TEXT, ROW_TITLE, rowStates, timedStates, titleBegins, valuesRead } from './row-values'
import { kindsAside, kindsOf, type ListScreen } from './screens'
import type { ListRow } from './view-schemas'

/** How many arrangements of a list are kept: those that the windows show, and some to return to. */
const KEPT = 6
/** After more changes than this, the list is read anew. */
const MOST = 20_000
/** The derived values that a list follows. */
const FOLLOWED: readonly Derive<unknown>[] = [
  listGroups,
  groupRows,
  timelessRow,
  claimTurns,
  rowStates,
  ...LANGUAGES.flatMap((one) => [ROW_TITLE[one], ROW_TEXT[one]]),
]
/** The screens with rows that depend on the instant. */
const TIMED_SCREENS: ReadonlySet<ListScreen> = new Set(['measures', 'talks'])
/** Rows that depend on the instant are checked again each minute. */
const MINUTE = 60_000

/** An arrangement; its list once it is worked out. */
interface Kept {
  arrangement: Arrangement
  at: number
  list: ArrangedList | undefined
}

/** The longest text of a row, in characters: a list is to be looked through, and the record's page has all of it. */
const SHOWN = 500

function shortened(row: ListRow): ListRow {
  if (row.text === undefined || row.text.length <= SHOWN) return row
  return { ...row, text: `${Array.from(row.text).slice(0, SHOWN).join('')}…` }
}

/** The list of one screen: what it has is read once and follows the edits, so that a view costs what it shows. */
export class ScreenList {
  readonly screen: ListScreen
  readonly #desk: () => FollowedDesk
  #followed: Followed[] = []
  #groups: readonly ListGroup[] = []
  #rows = new ListedRows()
  #words = new ListWords(this.#rows)
  #kept = new Map<string, Kept>()
  /** By a derived value, how many of the rows have it, until some change. */
  readonly #read = new Map<Derive<unknown>, number>()
  #timed: { at: number; states: readonly string[] } | undefined
  /** A span of time, in epoch milliseconds, in which the caveats of no claim change. */
  #spell: { from: number; until: number } | undefined

  constructor(screen: ListScreen, desk: () => FollowedDesk) {
    this.screen = screen
    this.#desk = desk
    this.#begin()
  }

  /** True if the words to filter by are all known. */
  get isComplete(): boolean {
    return this.#words.isComplete
  }

  /** Forgets what was worked out from some derived values, which the desk is about to forget: nothing would tell of their changes any more. */
  forget(makes: readonly Derive<unknown>[]): void {
    for (const make of makes) this.#read.delete(make)
    for (const kept of this.#kept.values())
      if (valuesRead(kept.arrangement).some((make) => makes.includes(make))) kept.list = undefined
  }

  /** Looks for words to filter by until it is time for something else. */
  look(isTime: () => boolean): void {
    this.#sync()
    this.#words.look(this.#desk(), isTime)
  }

  /** Ends the following of edits. */
  end(): void {
    for (const followed of this.#followed) followed.end()
  }

  /**
   * Reads what an arrangement needs, and `more` of every row, until it is time for something else; true if the arrangement is ready to be shown. However
   * many arrangements wait, a row is read for all of them.
   */
  prepare(arrangement: Arrangement, at: number, isTime: () => boolean, more: readonly Derive<unknown>[] = []): boolean {
    this.#sync()
    const kept = this.#keep(arrangement, at)
    const needed = kept.list ? more : [...valuesRead(arrangement), ...more]
    if (!kept.list && arrangement.states.length > 0) {
      this.#words.look(this.#desk(), isTime)
      if (!this.#words.isComplete) return false
    }
    for (const make of needed) if (!this.#readAll(make, isTime)) return false
    kept.list ??= arrange(this.#listed(kept.at), arrangement)
    return true
  }

  /** Makes a derived value of every row until it is time for something else; true if all are made. */
  #readAll(make: Derive<unknown>, isTime: () => boolean): boolean {
    let read = this.#read.get(make) ?? 0
    for (; read < this.#rows.length; read += 1) {
      if (isTime()) break
      if (this.#rows.isListed(read) && (make !== claimTurns || CLAIMS.has(this.#rows.collectionOf(read))))
        this.#desk().derived(make, this.#rows.keyOf(read))
    }
    this.#read.set(make, read)
    return read === this.#rows.length
  }

  /** Some pages of a list at an instant, in epoch milliseconds, after `prepare`. */
  view(input: ListInput, at: number): ListPages {
    const list = this.#ready(input, at)
    return {
      length: list.length,
      shown: list.shown,
      total: this.#totalOf(input),
      pages: input.pages.map((page) => this.#page(list, page, at)),
      places: input.places.flatMap((ref) => {
        const row = this.#rows.find(refKey(ref))
        const index = row === undefined ? undefined : list.indexOf(row)
        return index === undefined ? [] : [{ ref, index }]
      }),
      filters: this.#filters(at),
    }
  }

  /** How many rows there are to filter: without those of kinds that nobody has asked for. */
  #totalOf(arrangement: Arrangement): number {
    return kindsAside(arrangement).reduce((total, kind) => total - this.#rows.countOf(kind), this.#rows.total)
  }

  /** The place of the next row from `after` on whose title begins with letters, or else of the first such row, after `prepare`. */
  find(input: ListFind, at: number): number | undefined {
    const list = this.#ready(input, at)
    const letters = foldText(input.letters)
    for (let step = 0; step < list.length; step += 1) {
      const index = (input.after + step) % list.length
      const item = list.item(index)
      if (item && 'row' in item && titleBegins(this.#desk(), this.#rows.keyOf(item.row), letters, input.language))
        return index
    }
    return undefined
  }

  /** The keys of the rows from one place to another, without the headings, after `prepare`; as many as can be selected. */
  keys(input: ListKeysInput, at: number): string[] {
    const list = this.#ready(input, at)
    const keys: string[] = []
    const end = Math.min(input.to, list.length - 1)
    for (let index = input.from; index <= end && keys.length < SELECTED_MAX; index += 1) {
      const item = list.item(index)
      if (item && 'row' in item) keys.push(this.#rows.keyOf(item.row))
    }
    return keys
  }

  #ready(arrangement: Arrangement, at: number): ArrangedList {
    this.prepare(arrangement, at, () => false)
    const { list } = this.#keep(arrangement, at)
    if (!list) throw new Error('the list is prepared')
    return list
  }

  #keep(arrangement: Arrangement, at: number): Kept {
    const { find, kinds, states, sort, descending, language } = arrangement
    // Without a filter, the order depends on nothing that changes with the time.
    const time = states.length > 0 || find !== '' ? this.#timeOf(at) : 0
    const key = JSON.stringify([find, kinds, states, sort, descending, language, time])
    const kept = this.#kept.get(key) ?? { arrangement, at, list: undefined }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    for (const oldest of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(oldest)
    return kept
  }

  /** The time that a filter at an instant depends on: its minute where every row may, else the last turn of a claim. */
  #timeOf(at: number): number {
    if (TIMED_SCREENS.has(this.screen)) return Math.floor(at / MINUTE)
    if (this.#spell === undefined || at < this.#spell.from || this.#spell.until <= at) {
      const spell = { from: -Infinity, until: Infinity }
      for (let row = 0; row < this.#rows.length; row += 1)
        if (this.#rows.isListed(row) && CLAIMS.has(this.#rows.collectionOf(row)))
          for (const turn of this.#desk().derived(claimTurns, this.#rows.keyOf(row)))
            if (turn <= at) spell.from = Math.max(spell.from, turn)
            else spell.until = Math.min(spell.until, turn)
      this.#spell = spell
    }
    return this.#spell.from
  }

  #page(list: ArrangedList, page: number, at: number): ListPages['pages'][number] {
    const start = page * LIST_PAGE
    const entries: ListEntry[] = []
    for (let index = start; index < Math.min(start + LIST_PAGE, list.length); index += 1) {
      const entry = this.#entry(list, index, at)
      if (entry) entries.push(entry)
    }
    const above = list.headingAbove(start)
    return {
      page,
      ...(above && above.index < start ? { above: { index: above.index, ...this.#heading(above.group) } } : {}),
      entries,
    }
  }

  #entry(list: ArrangedList, index: number, at: number): ListEntry | undefined {
    const item = list.item(index)
    if (!item) return undefined
    if ('group' in item) return this.#heading(item.group)
    const desk = this.#desk()
    const row = desk.derived(timelessRow, this.#rows.keyOf(item.row))
    return row && { row: { ...shortened(rowAt(desk, row, at)), depth: this.#rows.depthOf(item.row) } }
  }

  #heading(group: ListGroup): { key: string; heading: string; title?: { en: string; ja: string } } {
    const title = groupTitle(this.#desk(), group)
    return { key: `heading-${group.key}`, heading: group.heading, ...(title ? { title } : {}) }
  }

  #filters(at: number): ListPages['filters'] {
    const kinds = [...kindsOf(this.screen), 'deskSettings', 'draft'] as const
    return {
      kinds: kinds.filter((kind) => this.#rows.hasKind(kind)),
      states: [...new Set([...this.#words.states, ...this.#timedStates(at)])],
      complete: this.#words.isComplete,
    }
  }

  /** The words of the rows that depend on the instant. */
  #timedStates(at: number): readonly string[] {
    if (![...TIMED_ROWS].some((kind) => this.#rows.hasKind(kind))) return []
    const minute = Math.floor(at / MINUTE)
    if (this.#timed?.at !== minute) {
      const states = new Set<string>()
      for (let row = 0; row < this.#rows.length; row += 1)
        if (this.#rows.isListed(row) && TIMED_ROWS.has(this.#rows.collectionOf(row)))
          for (const state of timedStates(this.#desk(), this.#rows.keyOf(row), at)) states.add(state)
      this.#timed = { at: minute, states: [...states] }
    }
    return this.#timed.states
  }

  /** Reads the whole list, at first and after more changes than are worth following. */
  #begin(): void {
    this.end()
    const desk = this.#desk()
    this.#followed = FOLLOWED.map((make) => desk.follow(make, MOST))
    this.#rows = new ListedRows()
    this.#words = new ListWords(this.#rows)
    this.#kept = new Map()
    this.#read.clear()
    this.#timed = undefined
    this.#spell = undefined
    this.#groups = desk.derived(listGroups, this.screen)
    for (const { key } of this.#groups) this.#readGroup(key, new Set())
  }

  /** Follows the edits since the last look. */
  #sync(): void {
    if (this.#followed.some(({ lost }) => lost)) {
      this.#begin()
      return
    }
    const dropped = new Set(this.#followed.flatMap((followed) => [...followed.dropped]))
    const touched = this.#followed[0]?.touched ?? new Set<string>()
    if (dropped.size === 0 && touched.size === 0) return
    const rows = new Set([...dropped, ...touched].flatMap((key) => this.#rows.find(key) ?? []))
    const groups = new Set(this.#groups.map(({ key }) => key).filter((key) => dropped.has(groupKey(this.screen, key))))
    if (dropped.has(this.screen)) this.#regroup(groups)
    for (const followed of this.#followed)
      for (const set of [followed.dropped, followed.touched, followed.deleted]) set.clear()
    this.#read.clear()
    for (const group of groups) this.#readGroup(group, rows)
    this.#timed = undefined
    this.#spell = undefined
    this.#words.follow(rows)
    const changes = { groups, rows }
    for (const kept of this.#kept.values()) {
      kept.list?.follow(this.#listed(kept.at), changes)
    }
  }

  /** The groups are others: rows of those that are gone go, and those that came are to be read. */
  #regroup(toRead: Set<string>): void {
    const before = new Set(this.#groups.map(({ key }) => key))
    this.#groups = this.#desk().derived(listGroups, this.screen)
    for (const { key } of this.#groups) if (!before.delete(key)) toRead.add(key)
    for (const gone of before) toRead.add(gone)
  }

  /** Reads a group again, and adds the rows that came and went to `changed`. */
  #readGroup(group: string, changed: Set<number>): void {
    const isThere = this.#groups.some(({ key }) => key === group)
    const places = isThere ? this.#desk().watch(groupRows, groupKey(this.screen, group)) : []
    this.#rows.replace(group, places, changed)
  }

  #listed(at: number): Listed {
    return {
      desk: this.#desk(),
      at,
      groups: this.#groups,
      rows: this.#rows,
      statesOf: (row) => this.#words.statesOf(this.#desk(), row),
    }
  }
}
