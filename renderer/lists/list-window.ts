import { useDeferredValue, useMemo, useState } from 'react'
import { refKey, refOfKey } from '../../core/desk/ops'
import type { Arrangement, ListEntry, ListInput, ListPages, Sort } from '../../core/queries/list-schemas'
import { LIST_PAGE } from '../../core/queries/list-schemas'
import type { ListScreen } from '../../core/queries/screens'
import type { ListRow } from '../../core/queries/view-schemas'
import { ask } from '../client/bridge'
import { useDesk } from '../client/use-desk'
import { useTexts, type Texts } from '../text/text-context'
import type { ListItem, ListItems } from './list-items'

/** A person's filters, order and position on a list. */
export interface ListState extends Pick<Arrangement, 'find' | 'descending'> {
  kinds: readonly string[]
  states: readonly string[]
  sort: Sort
  /** The key of the row that the arrow keys move from. */
  active: string | undefined
  /** The key of the record that was shown last. */
  shown: string | undefined
}

export const LIST_START: ListState = {
  find: '',
  kinds: [],
  states: [],
  sort: 'grouped',
  descending: false,
  active: undefined,
  shown: undefined,
}

/** So many items around those in view are asked for, so that scrolling meets none that is missing. */
const AROUND = 2 * LIST_PAGE
/** The most pages in one question. */
const PAGES = 11

/** The pages with the items in view and those around them, and the page of another place. */
function pagesFor([first, last]: readonly [number, number], other: number | undefined, length: number): number[] {
  const pageOf = (index: number) => Math.floor(Math.max(0, index) / LIST_PAGE)
  const end = Math.min(pageOf(last + AROUND), pageOf(first) + PAGES - 4, length === 0 ? 2 : pageOf(length - 1))
  const pages = new Set<number>()
  for (let page = pageOf(first - AROUND); page <= end; page += 1) pages.add(page)
  if (other !== undefined) pages.add(pageOf(other))
  return [...pages].toSorted((a, b) => a - b)
}

const NOTHING: ListPages = {
  length: 0,
  shown: 0,
  total: 0,
  pages: [],
  places: [],
  filters: { kinds: [], states: [], complete: true },
}
/** How long the window waits before it asks for more filters, in milliseconds. */
const FILTERS_MS = 400
/** Pages of one desk must not be mixed with those of an earlier one. */
const ASKING = {
  again: ({ filters }: ListPages) => (filters.complete ? (false as const) : FILTERS_MS),
  once: true,
}

type Loaded = ReadonlyMap<number, ListItem<ListRow>>

/** The headings and rows that the window has, by their places. */
function loadedOf({ pages }: ListPages, { title, family }: Pick<Texts, 'title' | 'family'>): Loaded {
  const items = new Map<number, ListItem<ListRow>>()
  const put = (index: number, entry: ListEntry) => {
    if ('row' in entry) items.set(index, { key: refKey(entry.row.ref), row: entry.row })
    else
      items.set(index, { key: entry.key, heading: entry.title ? title(entry.title) : family(`list.${entry.heading}`) })
  }
  for (const { page, above, entries } of pages) {
    if (above) put(above.index, above)
    for (const [index, entry] of entries.entries()) put(page * LIST_PAGE + index, entry)
  }
  return items
}

function listItems(view: ListPages, loaded: Loaded, find: ListItems<ListRow>['find']): ListItems<ListRow> {
  const places = new Map(view.places.map(({ ref, index }) => [refKey(ref), index]))
  for (const [index, { key }] of loaded) places.set(key, index)
  const headings = [...loaded].flatMap(([index, item]) => ('heading' in item ? [index] : [])).toSorted((a, b) => a - b)
  return {
    length: view.length,
    at: (index) => loaded.get(index),
    indexOf: (key) => places.get(key),
    headingAbove: (index) => (loaded.has(index) ? headings.findLast((heading) => heading <= index) : undefined),
    find,
  }
}

/**
 * The part of a list screen that its window shows: the rows in view and those around them, asked for as one scrolls. `selected` is the key of the open
 * record, `anchor` that of the row where a selection began.
 */
export function useListWindow(
  screen: ListScreen,
  state: ListState,
  selected: string | undefined,
  anchor: string | undefined,
) {
  const { title, family, language } = useTexts()
  const find = useDeferredValue(state.find)
  const { kinds, states, sort, descending, active, shown: before } = state
  const arrangement = useMemo(
    (): Arrangement => ({ screen, find, kinds: [...kinds], states: [...states], sort, descending, language }),
    [screen, find, kinds, states, sort, descending, language],
  )
  const [kept, setKept] = useState<{ view: ListPages; of: Arrangement }>()
  const shown = kept?.view ?? NOTHING
  const loaded = useMemo(() => loadedOf(shown, { title, family }), [shown, title, family])
  const items = useMemo(
    () =>
      listItems(shown, loaded, async (letters, after) => {
        const found = await ask('desk:list-find', { ...arrangement, letters: letters.slice(0, 200), after })
        return found.index
      }),
    [shown, loaded, arrangement],
  )
  const [seen, setSeen] = useState<readonly [number, number]>([0, 0])
  const stop = active === undefined ? undefined : items.indexOf(active)
  const input = useMemo((): ListInput => {
    const have = new Set([...loaded.values()].map(({ key }) => key))
    // Whether the shown record is in the list must be known at all times, wherever the list is scrolled to.
    const places = [active !== undefined && have.has(active) ? undefined : active, selected, before, anchor]
    const asked = [...new Set(places.filter((key) => key !== undefined))]
    return { ...arrangement, pages: pagesFor(seen, stop, items.length), places: asked.map(refOfKey) }
  }, [arrangement, seen, stop, items.length, loaded, active, selected, before, anchor])
  const { data, error, refetch } = useDesk('desk:list', input, true, ASKING)
  // The last answer is shown until the next one is here.
  if (data && data !== kept?.view) setKept({ view: data, of: arrangement })
  /** True if the rows are those of what is typed and chosen now. */
  const current = kept?.of === arrangement && find === state.find
  return {
    view: kept?.view,
    current,
    items,
    error,
    refetch,
    inView: (first: number, last: number) => setSeen([first, last]),
    /** The keys of the rows from one place to another, as they are arranged now. */
    keysBetween: async (from: number, to: number) => (await ask('desk:list-keys', { ...arrangement, from, to })).keys,
  }
}
