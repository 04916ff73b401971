import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type FilterFn,
  type SortFn,
} from '@tanstack/react-table'
import { useDeferredValue, useMemo } from 'react'
import type { Language } from '../../core/base/text'
import { hasKind, hasStates, hasWords, rowText, wordsOf, type RowFilter } from '../../core/queries/find-rows'
import type { ListRow, ListView } from '../../core/queries/view-schemas'
import { useTexts } from '../text/text-context'
import type { ListItem } from './list-item'

export const SORTS = ['grouped', 'title', 'changed', 'kind'] as const
export type Sort = (typeof SORTS)[number]

/** A person's filters, order and position on a list. */
export interface ListState extends RowFilter {
  sort: Sort
  descending: boolean
  /** The key of the row that the arrow keys move from. */
  active: string | undefined
}

export const LIST_START: ListState = {
  find: '',
  kinds: [],
  states: [],
  sort: 'grouped',
  descending: false,
  active: undefined,
}

/** A heading or record in a list. */
export type Item = ListItem<ListRow>

/** A row with its words in the window's language. */
interface Entry {
  row: ListRow
  group: number
  title: string
  kind: string
}

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
})
type Features = typeof features

const ofKinds: FilterFn<Features, Entry> = (row, _column, kinds: readonly string[]) => hasKind(row.original.row, kinds)
const ofStates: FilterFn<Features, Entry> = (row, _column, states: readonly string[]) =>
  hasStates(row.original.row, states)

export const keyOf = ({ ref }: Pick<ListRow, 'ref'>): string => `${ref.collection}/${ref.id}`

function columnsOf(language: Language): ColumnDef<Features, Entry>[] {
  const collator = new Intl.Collator(language, { numeric: true })
  const byWords: SortFn<Features, Entry> = (a, b, column) =>
    collator.compare(a.getValue<string>(column), b.getValue<string>(column))
  const byTime: SortFn<Features, Entry> = (a, b) =>
    Date.parse(a.original.row.changedAt) - Date.parse(b.original.row.changedAt)
  return [
    { id: 'title', accessorFn: (entry) => entry.title, sortFn: byWords },
    { id: 'kind', accessorFn: (entry) => entry.kind, sortFn: byWords, filterFn: ofKinds },
    { id: 'changed', accessorFn: ({ row }) => row.changedAt, sortFn: byTime },
    { id: 'state', accessorFn: () => '', filterFn: ofStates },
  ]
}

/** The rows of a list after finding, filtering and sorting. Headings show only in the groups' order. */
export function useListItems(groups: ListView['groups'], state: ListState) {
  const { title, family, language } = useTexts()
  const find = useDeferredValue(state.find)
  const data = useMemo(() => {
    const entry = (row: ListRow, group: number): Entry => ({
      row,
      group,
      title: title(row.title),
      kind: family(`collection.${row.ref.collection}`),
    })
    return groups.flatMap(({ rows }, group) => rows.map((row) => entry(row, group)))
  }, [groups, title, family])
  const columns = useMemo(() => columnsOf(language), [language])
  const words = useMemo(() => wordsOf(find), [find])
  const tableState = useMemo(
    () => ({
      columnFilters: [
        ...(state.kinds.length > 0 ? [{ id: 'kind', value: state.kinds }] : []),
        ...(state.states.length > 0 ? [{ id: 'state', value: state.states }] : []),
      ],
      globalFilter: words.length > 0 ? words : undefined,
      sorting: state.sort === 'grouped' ? [] : [{ id: state.sort, desc: state.descending }],
    }),
    [state.kinds, state.states, words, state.sort, state.descending],
  )
  const table = useTable<Features, Entry>({
    features,
    columns,
    data,
    state: tableState,
    getRowId: ({ row }) => keyOf(row),
    // One column holds the words of the whole row, so a search covers all of them.
    getColumnCanGlobalFilter: (column) => column.id === 'title',
    globalFilterFn: (row, _column, wanted: readonly string[]) => hasWords(rowText(row.original.row, language), wanted),
  })
  const { rows } = table.getRowModel()
  const grouped = state.sort === 'grouped'
  const items = useMemo(() => {
    const list: Item[] = []
    let group = -1
    for (const { original } of rows) {
      const of = groups[original.group]
      if (grouped && of && original.group !== group) {
        group = original.group
        list.push({ key: `heading-${group}`, heading: of.title ? title(of.title) : family(`list.${of.heading}`) })
      }
      list.push({ key: keyOf(original.row), row: original.row })
    }
    return list
  }, [rows, groups, grouped, title, family])
  return { items, shown: rows.length, total: data.length, grouped }
}
