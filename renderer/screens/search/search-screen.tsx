import { Button } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { SearchHitView, SearchView } from '../../../core/queries/search-schemas'
import { useAction, useActions } from '../../actions/action-context'
import { TITLE } from '../../../core/search/search-document'
import { Soon, useSoon } from '../../client/soon'
import { useSearch, useSearchRanges } from '../../client/use-search'
import { ListAndDetail } from '../../lists/list-and-detail'
import { FindField, NarrowingTools, ToolRow } from '../../lists/list-toolbar'
import { useReturnedFocus } from '../../lists/returned-focus'
import { useScreenState } from '../../lists/screen-state'
import { useWholeList } from '../../lists/list-items'
import { VirtualList, type ListHandle, type RowPlace } from '../../lists/virtual-list'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { HitLines } from '../../parts/hit-lines'
import { placeOf } from '../../parts/search-hit'
import { nothingFound, searchNotes } from '../../parts/search-notes'
import { Problem } from '../../recovery/problem'
import { kindWords } from '../../text/kind-words'
import { useTexts } from '../../text/text-context'
import { Detail, hasDetail } from '../detail/detail'
import { SearchFilters } from './search-filters'
import { offsetsOf, rowsOf, shownOf, type HitRow } from './search-rows'
import { inputOf, isFiltered, SEARCH_SCREEN, SEARCH_START, type SearchState } from './search-state'
import own from './search.module.css'

/** Searches every text of the desk, with the open record beside what was found. */
export function SearchScreen({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  return (
    <ListAndDetail
      of="list"
      label={t('nav.search')}
      isOpen={hasDetail(navigation)}
      list={<Found navigation={navigation} />}
      detail={<Detail navigation={navigation} />}
    />
  )
}

function Found({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { run } = useActions()
  const [state, change] = useScreenState<SearchState>(SEARCH_SCREEN, SEARCH_START)
  const handle = useRef<ListHandle>(null)
  const input = useMemo(() => inputOf(state), [state])
  const search = useSearch(input)
  const narrow = (changed: Partial<SearchState>) => change({ ...changed, active: undefined })
  const focus = () => handle.current?.focus()
  useReturnedFocus(hasDetail(navigation), focus)
  useWantedFocus('search', true, () => run('find'))
  // On the screen already: not after a moment, in which one may begin to type.
  useAction('show-search', () => run('find'))
  const view = search.data
  const listed = useSoon(view !== undefined && view.total > 0)
  const notes = view ? searchNotes(state.find, view, { t }) : []
  return (
    <>
      <ToolRow>
        <FindField
          label={t('search.box')}
          value={state.find}
          change={(find) => narrow({ find })}
          leave={focus}
          reveal={navigation.closeRecord}
        />
        <NarrowingTools>
          <Soon>
            <SearchFilters state={state} kinds={view?.kinds ?? []} change={narrow} />
          </Soon>
          {view && <Total total={view.total} />}
        </NarrowingTools>
      </ToolRow>
      <div role="status" className={notes.length > 0 ? own.notes : undefined}>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {search.error && <Problem error={search.error} again={() => search.refetch()} />}
      {!search.error && view && listed && (
        <HitList
          view={view}
          current={!search.isPlaceholderData}
          state={state}
          change={change}
          navigation={navigation}
          handle={handle}
        />
      )}
      {!search.error && view?.total === 0 && <Nothing state={state} reading={view.reading} change={narrow} />}
    </>
  )
}

/** How many were found, and how many of them the list shows. */
function Total({ total }: { total: number }) {
  const { t } = useTexts()
  const shown = shownOf(total)
  return (
    <span className={own.total} role="status">
      {shown < total
        ? t('search.first', { shown, count: total })
        : total === 1
          ? t('search.totalOne')
          : t('search.total', { count: total })}
    </span>
  )
}

function HitList(props: {
  view: SearchView
  /** True if the view answers what is typed now. */
  current: boolean
  state: SearchState
  change: (change: Partial<SearchState>) => void
  navigation: Navigation
  handle: React.Ref<ListHandle>
}) {
  const { t, title } = useTexts()
  const { view, current, state, change, navigation } = props
  const [[first, last], setSeen] = useState<readonly [number, number]>([0, 0])
  const input = useMemo(() => inputOf(state), [state])
  const others = useSearchRanges(input, current ? offsetsOf(first, last, view.total) : [])
  const items = useMemo(
    () => rowsOf(view.total, new Map([[0, view], ...others]), t('search.inside')),
    [view, others, t],
  )
  const nameOf = useCallback(({ hit }: HitRow) => (hit ? title(hit.title) : ''), [title])
  const list = useWholeList(items, nameOf)
  const setActive = useCallback((active: string) => change({ active }), [change])
  const open = navigation.route.ref && refKey(navigation.route.ref)
  const selected = open && items.find((item) => 'row' in item && item.row.hit && refKey(item.row.hit.ref) === open)?.key
  return (
    <VirtualList
      items={list}
      grouped={false}
      arrangement={JSON.stringify(input)}
      selected={selected}
      active={state.active}
      setActive={setActive}
      handle={props.handle}
      estimateHeight={estimateHeight}
      inView={(from, to) => setSeen([from, to])}
      renderRow={(row, place) => (
        <HitButton
          hit={row.hit}
          place={place}
          setActive={setActive}
          open={(hit) => navigation.open(hit.ref, hasPage(hit) ? 'search' : undefined, placeOf(hit))}
        />
      )}
    />
  )
}

/** Notes and memos have screens of their own. */
const hasPage = ({ ref }: SearchHitView) => ref.collection !== 'note' && ref.collection !== 'memo'

const estimateHeight = ({ hit }: HitRow) => (hit?.field === TITLE ? 34 : 52)

function HitButton(props: {
  hit: SearchHitView | undefined
  place: RowPlace
  setActive: (key: string) => void
  open: (hit: SearchHitView) => void
}) {
  const texts = useTexts()
  const { t } = texts
  const { hit, place } = props
  return (
    <button
      type="button"
      data-row
      data-key={place.key}
      data-record={hit && refKey(hit.ref)}
      className={own.row}
      aria-current={place.selected ? 'true' : undefined}
      tabIndex={place.stop ? 0 : -1}
      onFocus={() => props.setActive(place.key)}
      onClick={() => hit && props.open(hit)}
    >
      {hit ? (
        <HitLines hit={hit} aside={kindWords(hit, texts)} />
      ) : (
        <span className={own.coming}>{t('search.loading')}</span>
      )}
    </button>
  )
}

function Nothing(props: {
  state: SearchState
  reading: SearchView['reading']
  change: (change: Partial<SearchState>) => void
}) {
  const { t } = useTexts()
  const { state, reading, change } = props
  const isTyped = state.find.trim() !== ''
  const filtered = isFiltered(state)
  if (!isTyped && !filtered && reading) return null
  const { find: _find, ...filters } = SEARCH_START
  return (
    <div className={own.nothing}>
      {isTyped && <p>{nothingFound(state.find, { t })}</p>}
      {!isTyped && <p>{filtered ? t('search.noneHere') : t('search.noRecords')}</p>}
      {filtered && (
        <Button variant="default" size="compact-sm" onClick={() => change(filters)}>
          {t('tool.clear')}
        </Button>
      )}
    </div>
  )
}
