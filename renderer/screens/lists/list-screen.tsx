import { useCallback, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { FIND_MAX } from '../../../core/queries/edit-schemas'
import { stateGroup } from '../../../core/queries/find-rows'
import type { ListPages } from '../../../core/queries/list-schemas'
import { kindsOf, LIST_HEADS, type ListScreen } from '../../../core/queries/screens'
import { copyRecords } from '../../actions/copy-records'
import { newId } from '../../client/new-id'
import { Soon, useSoon } from '../../client/soon'
import { EmptyList } from '../../lists/empty-list'
import { ListAndDetail } from '../../lists/list-and-detail'
import {
  Count,
  Looking,
  FilterMenu,
  FindField,
  NarrowingTools,
  NewMenu,
  SortMenu,
  ToolRow,
  type FilterGroup,
} from '../../lists/list-toolbar'
import { LIST_START, useListWindow, type ListState } from '../../lists/list-window'
import { RecordList } from '../../lists/record-list'
import { useReturnedFocus } from '../../lists/returned-focus'
import { useScreenState } from '../../lists/screen-state'
import { useSelectedRows } from '../../lists/selected-rows'
import { SelectionBar } from '../../lists/selection-bar'
import { useSelection } from '../../lists/use-selection'
import type { ListHandle } from '../../lists/virtual-list'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { useChangeRecords } from '../change-all/change-all-provider'
import { useDeleteRecords } from '../delete/delete-provider'
import { Detail, hasDetail } from '../detail/detail'
import { useFilledDetail } from './use-filled-detail'

interface ListScreenProps {
  screen: ListScreen
  navigation: Navigation
  lead?: ReactNode
  /** Makes a new record, if not by the form of its kind. */
  make?: (of: CollectionName) => void
}

/** The screen whose records take its whole place: nothing shows beside its list by itself. */
const ALONE: ListScreen = 'memos'

/** A list, and beside it the open record, which takes the list's place if there is no room for both. `lead` comes before the list's tools. */
export function ListScreenView(props: ListScreenProps) {
  const { t } = useTexts()
  const { screen, navigation } = props
  return (
    <ListAndDetail
      of="list"
      label={t(`nav.${screen}`)}
      isOpen={hasDetail(navigation)}
      list={<List key={screen} {...props} />}
      detail={hasDetail(navigation) ? <Detail navigation={navigation} /> : screen !== ALONE && <></>}
    />
  )
}

function List(props: ListScreenProps) {
  const { t, language } = useTexts()
  const { screen, navigation } = props
  const [state, change] = useScreenState<ListState>(screen, LIST_START)
  const { ref } = navigation.route
  const selected = ref && refKey(ref)
  const [anchor, setAnchor] = useState<string>()
  const { view, current, items, error, refetch, inView, keysBetween } = useListWindow(screen, state, selected, anchor)
  const handle = useRef<ListHandle>(null)
  // A newly filtered or sorted list is read from its start.
  const selection = useSelection(items, keysBetween, setAnchor)
  const narrow = (changed: Partial<ListState>) => {
    // Nobody does something to rows that are not shown any more.
    selection.clear()
    change({ ...changed, active: undefined })
  }
  useSelectedRows(selection.keys)
  const chosen = [...selection.keys]
  const deleteRecords = useDeleteRecords()
  const { change: changeRecords } = useChangeRecords()
  const remove = () =>
    deleteRecords(chosen, () => {
      selection.clear()
      if (selected !== undefined && selection.keys.has(selected)) navigation.closeRecord()
      focus()
    })
  const open = useCallback(
    (target: RecordRef) => {
      // Opened once more, by Enter or a double click, a source shows its text.
      const isOpened = refKey(target) === selected && !navigation.route.unasked
      if (target.collection === 'source' && isOpened) navigation.read({ source: target.id })
      else navigation.open(target)
    },
    [navigation, selected],
  )
  const setActive = useCallback((active: string) => change({ active }), [change])
  const focus = () => handle.current?.focus()
  const leave = useLeave(current, focus)
  useFilledDetail({ navigation, view, current: current && screen !== ALONE, items, state, change })
  useReturnedFocus(hasDetail(navigation), focus)
  const listed = useSoon(view !== undefined)
  useWantedFocus(screen, listed, focus)
  return (
    <>
      <ToolRow>
        {props.lead}
        <FindField
          label={t('tool.find')}
          value={state.find}
          change={(find) => narrow({ find: find.slice(0, FIND_MAX) })}
          leave={leave}
          reveal={navigation.closeRecord}
        />
        <NewMenu
          kinds={kindsOf(screen)}
          make={props.make ?? ((of) => navigation.make({ of, given: {}, id: newId() }))}
          reveal={navigation.closeRecord}
        />
        {view && (
          <NarrowingTools>
            <Soon>
              <Narrowing filters={view.filters} state={state} change={narrow} />
              <SortMenu sort={state.sort} descending={state.descending} change={narrow} />
            </Soon>
            {current ? <Count shown={view.shown} total={view.total} /> : <Looking />}
          </NarrowingTools>
        )}
      </ToolRow>
      <SelectionBar
        count={chosen.length}
        copy={(as) => void copyRecords(chosen, as, language)}
        change={() => changeRecords(chosen)}
        remove={remove}
        clear={() => {
          selection.clear()
          focus()
        }}
      />
      {error && <Problem error={error} again={() => refetch()} />}
      {!error && view?.shown === 0 && current && (
        <EmptyList
          empty={view.total === 0 ? t(`empty.${screen}`) : undefined}
          clear={() => narrow({ find: '', kinds: [], states: [] })}
        />
      )}
      {!error && view && listed && !(view.shown === 0 && current) && (
        <RecordList
          items={items}
          grouped={state.sort === 'grouped'}
          mixed={LIST_HEADS[screen] !== undefined}
          arrangement={JSON.stringify([state.find, state.kinds, state.states, state.sort, state.descending])}
          selected={selected}
          active={state.active}
          setActive={setActive}
          open={open}
          handle={handle}
          inView={inView}
          selection={selection}
          removeSelected={remove}
        />
      )}
    </>
  )
}

/** Leaves the box to find for the list: as soon as the list shows what was typed, so that no earlier row takes the focus. */
function useLeave(current: boolean, focus: () => void): () => void {
  const leaving = useRef(false)
  const left = useEffectEvent(focus)
  useEffect(() => {
    if (!current || !leaving.current) return
    leaving.current = false
    left()
  }, [current])
  return () => {
    if (current) focus()
    else leaving.current = true
  }
}

/** Filters by the kinds and words that the list's rows have. */
function Narrowing(props: {
  filters: ListPages['filters']
  state: ListState
  change: (change: Partial<ListState>) => void
}) {
  const { t, family, word } = useTexts()
  const { filters, state, change } = props
  const kinds: FilterGroup[] = [
    { options: filters.kinds.map((kind) => ({ value: kind, label: family(`collection.${kind}`) })) },
  ]
  const states = [...new Set(filters.states.map(stateGroup))].map((group): FilterGroup => {
    const keys = filters.states.filter((key) => stateGroup(key) === group)
    const label = (key: string) => {
      const value = key.slice(stateGroup(key).length + 1)
      return group === 'caveat' ? family(`caveat.${value}`) : word(group, value)
    }
    return { label: family(`state.${group}`), options: keys.map((key) => ({ value: key, label: label(key) })) }
  })
  return (
    <>
      {filters.kinds.length > 1 && (
        <FilterMenu
          label={t('tool.kind')}
          groups={kinds}
          chosen={state.kinds}
          change={(chosen) => change({ kinds: chosen })}
        />
      )}
      {states.length > 0 && (
        <FilterMenu
          label={t('tool.state')}
          groups={states}
          chosen={state.states}
          change={(chosen) => change({ states: chosen })}
        />
      )}
    </>
  )
}
