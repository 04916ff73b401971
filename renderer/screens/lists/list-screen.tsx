import { useCallback, useMemo, useRef, type ReactNode } from 'react'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { filtersOf, stateGroup } from '../../../core/queries/find-rows'
import { kindsOf, type ListScreen } from '../../../core/queries/screens'
import type { ListView } from '../../../core/queries/view-schemas'
import { newId } from '../../client/new-id'
import { useDesk } from '../../client/use-desk'
import { EmptyList } from '../../lists/empty-list'
import classes from '../../lists/list-and-detail.module.css'
import { LIST_START, useListItems, type ListState } from '../../lists/list-table'
import {
  Count,
  FilterMenu,
  FindField,
  NarrowingTools,
  NewMenu,
  SortMenu,
  ToolRow,
  type FilterGroup,
} from '../../lists/list-toolbar'
import { RecordList } from '../../lists/record-list'
import { useReturnedFocus } from '../../lists/returned-focus'
import { useScreenState } from '../../lists/screen-state'
import type { ListHandle } from '../../lists/virtual-list'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { Detail, hasDetail } from '../detail/detail'

interface ListScreenProps {
  screen: ListScreen
  navigation: Navigation
  lead?: ReactNode
  /** Makes a new record, if not by the form of its kind. */
  make?: (of: CollectionName) => void
}

/** A list, and beside it the open record, which takes the list's place if there is no room for both. `lead` comes before the list's tools. */
export function ListScreenView(props: ListScreenProps) {
  const { t } = useTexts()
  const { screen, navigation } = props
  const list = useDesk('desk:list', { screen })
  if (list.error) return <Problem error={list.error} again={() => list.refetch()} />
  return (
    <div className={classes.screen} data-open={hasDetail(navigation) ? 'record' : 'list'}>
      <section className={classes.list} aria-label={t(`nav.${screen}`)}>
        {list.data && <List key={screen} {...props} groups={list.data.groups} />}
      </section>
      <section className={classes.detail}>
        <Detail navigation={navigation} />
      </section>
    </div>
  )
}

function List(props: ListScreenProps & { groups: ListView['groups'] }) {
  const { t } = useTexts()
  const { screen, navigation, groups } = props
  const [state, change] = useScreenState<ListState>(screen, LIST_START)
  const { items, shown, total, grouped } = useListItems(groups, state)
  const handle = useRef<ListHandle>(null)
  // A newly filtered or sorted list is read from its start.
  const narrow = (changed: Partial<ListState>) => change({ ...changed, active: undefined })
  const setActive = useCallback((active: string) => change({ active }), [change])
  const focus = () => handle.current?.focus()
  useReturnedFocus(hasDetail(navigation), focus)
  useWantedFocus(screen, true, focus)
  return (
    <>
      <ToolRow>
        {props.lead}
        <FindField
          label={t('tool.find')}
          value={state.find}
          change={(find) => narrow({ find })}
          leave={focus}
          reveal={navigation.closeRecord}
        />
        <NewMenu
          kinds={kindsOf(screen)}
          make={props.make ?? ((of) => navigation.make({ of, given: {}, id: newId() }))}
          reveal={navigation.closeRecord}
        />
        <NarrowingTools>
          <Narrowing groups={groups} state={state} change={narrow} />
          <SortMenu sort={state.sort} descending={state.descending} change={narrow} />
          <Count shown={shown} total={total} />
        </NarrowingTools>
      </ToolRow>
      {shown === 0 ? (
        <EmptyList
          empty={total === 0 ? t(`empty.${screen}`) : undefined}
          clear={() => narrow({ find: '', kinds: [], states: [] })}
        />
      ) : (
        <RecordList
          items={items}
          grouped={grouped}
          arrangement={JSON.stringify([state.find, state.kinds, state.states, state.sort, state.descending])}
          selected={navigation.route.ref}
          active={state.active}
          setActive={setActive}
          open={navigation.open}
          handle={handle}
        />
      )}
    </>
  )
}

/** Filters by the kinds and words that the list's rows have. */
function Narrowing(props: {
  groups: ListView['groups']
  state: ListState
  change: (change: Partial<ListState>) => void
}) {
  const { t, family, word } = useTexts()
  const { groups, state, change } = props
  const filters = useMemo(() => filtersOf(groups.flatMap((group) => group.rows)), [groups])
  const kinds: FilterGroup[] = [
    { options: filters.kinds.map((kind) => ({ value: kind, label: family(`collection.${kind}`) })) },
  ]
  const states = [...filters.states].map(([group, keys]): FilterGroup => {
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
