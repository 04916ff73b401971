import { Button, NativeSelect } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { editWords } from '../../../core/actions/step-words'
import { formatInstantDay } from '../../../core/dates/format-date'
import type { DeskEdit, Person } from '../../../core/history/history-schemas'
import lists from '../../lists/list-and-detail.module.css'
import { ListAndDetail } from '../../lists/list-and-detail'
import { useWholeList, type ListItem } from '../../lists/list-items'
import listRow from '../../lists/list-row.module.css'
import { ToolRow } from '../../lists/list-toolbar'
import { useReturnedFocus } from '../../lists/returned-focus'
import { useScreenState } from '../../lists/screen-state'
import { VirtualList, type ListHandle, type RowPlace } from '../../lists/virtual-list'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { ownTimeZone, useTexts } from '../../text/text-context'
import { EditDetail } from './edit-detail'
import { HistoryProblem } from './history-problem'
import classes from './history.module.css'
import { ReturnNotice } from './return-notice'
import { ReturnPreviewPane } from './return-preview'
import { useEdits, useWho } from './use-history'

/** A row of the list: an edit, or the state that all edits began from. */
type EditRow = DeskEdit | { n: number; beginning: true }

interface EditsState {
  by: string
  active: string | undefined
}

/** All edits of the desk by day, and beside them the open edit or the preview of returning to it. */
export function HistoryScreen({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { at, preview } = navigation.route
  const [returned, setReturned] = useState<number>()
  const open = at !== undefined
  return (
    <ListAndDetail
      of="list"
      label={t('past.edits')}
      isOpen={open}
      list={<EditList navigation={navigation} />}
      detail={
        <>
          {returned !== undefined && (
            <ReturnNotice
              text={returned === 1 ? t('past.deskReturnedOne') : t('past.deskReturnedNotice', { count: returned })}
              close={() => setReturned(undefined)}
            />
          )}
          {!open && <p className={look.waiting}>{t('past.chooseEdit')}</p>}
          {open && (
            <Button
              className={lists.toList}
              variant="subtle"
              size="compact-sm"
              onClick={() => navigation.openEdit(undefined)}
            >
              ← {t('past.toEdits')}
            </Button>
          )}
          {open && !preview && <EditDetail key={at} n={at} navigation={navigation} />}
          {open && preview && (
            <ReturnPreviewPane
              key={at}
              n={at}
              navigation={navigation}
              returned={(revision, count) => {
                setReturned(count)
                navigation.openEdit(revision)
              }}
            />
          )}
        </>
      }
    />
  )
}

function EditList({ navigation }: { navigation: Navigation }) {
  const { t, language } = useTexts()
  const [state, change] = useScreenState<EditsState>('history', { by: '', active: undefined })
  const edits = useEdits(state.by === '' ? undefined : state.by)
  const handle = useRef<ListHandle>(null)
  const { at } = navigation.route
  useReturnedFocus(at !== undefined, () => handle.current?.focus())
  const setActive = useCallback((active: string) => change({ active }), [change])
  const pages = edits.data?.pages
  useWantedFocus('history', pages !== undefined, () => handle.current?.focus())
  const items = useMemo(() => itemsOf(pages ?? [], language, state.by === ''), [pages, language, state.by])
  const nameOf = useCallback(
    (row: EditRow) => ('beginning' in row ? t('past.beginning') : editWords(row.kind, row.label, language)),
    [t, language],
  )
  const list = useWholeList(items, nameOf)
  const [first] = pages ?? []
  if (edits.error) return <HistoryProblem error={edits.error} again={() => edits.refetch()} />
  return (
    <>
      <ToolRow>
        <PersonFilter people={first?.people ?? []} by={state.by} change={(by) => change({ by, active: undefined })} />
      </ToolRow>
      {!pages && <p className={look.waiting}>{t('past.loading')}</p>}
      {pages && !items.some((item) => 'row' in item && !('beginning' in item.row)) && (
        <p className={classes.none}>{t(state.by === '' ? 'past.none' : 'past.noneBy')}</p>
      )}
      {pages && items.length > 0 && (
        <VirtualList
          items={list}
          grouped
          arrangement={state.by}
          selected={at === undefined ? undefined : String(at)}
          active={state.active}
          setActive={setActive}
          handle={handle}
          estimateHeight={estimateHeight}
          atEnd={() => {
            if (edits.hasNextPage && !edits.isFetchingNextPage) void edits.fetchNextPage()
          }}
          renderRow={(row, place) => (
            <EditButton
              row={row}
              place={place}
              setActive={setActive}
              open={() => navigation.openEdit(row.n, 'beginning' in row)}
            />
          )}
        />
      )}
    </>
  )
}

const estimateHeight = () => 52

/** The edits under a heading for each day, with the beginning if it is loaded. */
function itemsOf(
  pages: readonly { edits: DeskEdit[]; first?: number | undefined }[],
  language: 'en' | 'ja',
  whole: boolean,
): ListItem<EditRow>[] {
  const items: ListItem<EditRow>[] = []
  let day: string | undefined
  for (const { edits, first } of pages) {
    for (const edit of edits) {
      const heading = formatInstantDay(edit.at, ownTimeZone(), language)
      if (heading !== day) items.push({ key: `day-${edit.n}`, heading })
      day = heading
      items.push({ key: String(edit.n), row: edit })
    }
    if (first !== undefined && whole) items.push({ key: String(first), row: { n: first, beginning: true } })
  }
  return items
}

function PersonFilter(props: { people: readonly Person[]; by: string; change: (by: string) => void }) {
  const { t } = useTexts()
  const who = useWho()
  return (
    <NativeSelect
      size="xs"
      aria-label={t('past.find')}
      value={props.by}
      onChange={(event) => props.change(event.currentTarget.value)}
      data={[
        { value: '', label: t('past.everybody') },
        ...props.people.map((person) => ({ value: person.id, label: who(person) })),
      ]}
    />
  )
}

/** How many more records an edit touched than its words say: "delete issue and 7 more" says eight. */
function RecordCount({ row: { label, records } }: { row: DeskEdit }) {
  const { t } = useTexts()
  const others = records - 1 - (label?.more ?? 0)
  const isNamed = label?.kind === 'delete' || label?.kind === 'restore'
  if (others <= 0) return null
  if (!isNamed) return <span>{t('past.records', { count: records })}</span>
  return <span>{others === 1 ? t('past.andNamingOne') : t('past.andNaming', { count: others })}</span>
}

function EditButton(props: { row: EditRow; place: RowPlace; setActive: (key: string) => void; open: () => void }) {
  const { t, title, language, moment } = useTexts()
  const who = useWho()
  const { row, place } = props
  const time = 'at' in row ? moment(row.at).split(/, | /).at(-1) : undefined
  return (
    <button
      type="button"
      data-row
      data-key={place.key}
      className={listRow.row}
      aria-current={place.selected ? 'true' : undefined}
      tabIndex={place.stop ? 0 : -1}
      onFocus={() => props.setActive(place.key)}
      onClick={props.open}
    >
      {'beginning' in row ? (
        <>
          <span className={listRow.title}>{t('past.beginning')}</span>
          <span className={listRow.facts}>{t('past.beginningHelp')}</span>
        </>
      ) : (
        <>
          <span className={listRow.title} dir="auto">
            {editWords(row.kind, row.label, language)}
          </span>
          <span className={listRow.kind}>{time}</span>
          <span className={listRow.facts}>
            {row.title && <span dir="auto">{title(row.title)}</span>}
            <span>{who(row.by)}</span>
            <RecordCount row={row} />
          </span>
        </>
      )}
    </button>
  )
}
