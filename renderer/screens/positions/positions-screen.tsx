import { useCallback, useRef, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { FIND_MAX } from '../../../core/queries/edit-schemas'
import { refKey } from '../../../core/desk/ops'
import { areaKey } from '../../../core/desk/issue-tree'
import type { MatrixFilter, MatrixView } from '../../../core/queries/matrix-schemas'
import { kindsOf } from '../../../core/queries/screens'
import { newId } from '../../client/new-id'
import { Soon, useSoon } from '../../client/soon'
import { EmptyList } from '../../lists/empty-list'
import {
  Count,
  FilterMenu,
  FindField,
  NarrowingTools,
  NewMenu,
  ToolRow,
  type MenuState,
} from '../../lists/list-toolbar'
import { ListAndDetail } from '../../lists/list-and-detail'
import { useReturnedFocus } from '../../lists/returned-focus'
import { useScreenState } from '../../lists/screen-state'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { Detail, hasDetail } from '../detail/detail'
import { ListScreenView } from '../lists/list-screen'
import { Matrix, type MatrixHandle } from './matrix'
import type { GivenPosition } from './matrix-rows'
import classes from './positions-screen.module.css'
import { StanceMap } from './stance-map'
import {
  rangeAround,
  useActiveRow,
  useMatrix,
  useOpenedCell,
  type ActiveCell,
  type MatrixQuestion,
  type MatrixRange,
} from './use-matrix'

const VIEWS = ['matrix', 'map', 'list'] as const
type View = (typeof VIEWS)[number]

/** The positions, as a matrix of issues and parties, on a scale of stances or as a list, with the open record beside it. */
export function PositionsScreen({ navigation }: { navigation: Navigation }) {
  const [{ view }, change] = useScreenState<{ view: View }>('positions-view', { view: 'matrix' })
  const views = <Views view={view} show={(shown) => change({ view: shown })} />
  if (view === 'list') return <ListScreenView screen="positions" navigation={navigation} lead={views} />
  return <MatrixScreen navigation={navigation} lead={views} asMap={view === 'map'} />
}

function Views({ view, show }: { view: View; show: (view: View) => void }) {
  const { t } = useTexts()
  return (
    <div role="group" aria-label={t('matrix.view')} className={classes.views}>
      {VIEWS.map((other) => (
        <button key={other} type="button" aria-pressed={other === view} onClick={() => show(other)}>
          {t(`matrix.as.${other}`)}
        </button>
      ))}
    </div>
  )
}

const EVERYTHING: MatrixFilter = { find: '', talks: [], areas: [], stances: [] }
interface MatrixState {
  filter: MatrixFilter
  /** The cell that the arrow keys move from. */
  active: ActiveCell | undefined
}
const START: MatrixState = { filter: EVERYTHING, active: undefined }
const AT_FIRST = rangeAround(0, 0)

function MatrixScreen({ navigation, lead, asMap }: { navigation: Navigation; lead: ReactNode; asMap: boolean }) {
  const { t, language } = useTexts()
  const [state, change] = useScreenState<MatrixState>('positions-matrix', START)
  const [range, setRange] = useState(AT_FIRST)
  // The menu stays open when the matrix appears, with its own tools.
  const menu = useState(false)
  const question = { filter: state.filter, language }
  const matrix = useMatrix(question, range)
  const narrow = (changed: Partial<MatrixFilter>) => {
    setRange(AT_FIRST)
    change({ filter: { ...state.filter, ...changed }, active: undefined })
  }
  if (matrix.error) return <Problem error={matrix.error} again={() => matrix.refetch()} />
  return (
    <ListAndDetail
      of="matrix"
      label={t('nav.positions')}
      isOpen={hasDetail(navigation)}
      list={
        matrix.view ? (
          <MatrixPane
            view={matrix.view}
            question={question}
            active={state.active}
            setActive={(active) => change({ active })}
            narrow={narrow}
            setRange={setRange}
            navigation={navigation}
            menu={menu}
            lead={lead}
            asMap={asMap}
          />
        ) : (
          <ToolRow>
            {lead}
            <NewPosition navigation={navigation} menu={menu} />
          </ToolRow>
        )
      }
      detail={hasDetail(navigation) && <Detail navigation={navigation} />}
    />
  )
}

/** Makes a record of the screen: even before the matrix is there. */
function NewPosition({ navigation, menu }: { navigation: Navigation; menu: MenuState }) {
  return (
    <NewMenu
      kinds={kindsOf('positions')}
      menu={menu}
      make={(of) => navigation.make({ of, given: {}, id: newId() })}
      reveal={navigation.closeRecord}
    />
  )
}

function MatrixPane(props: {
  view: MatrixView
  question: MatrixQuestion
  active: ActiveCell | undefined
  setActive: (active: ActiveCell) => void
  narrow: (changed: Partial<MatrixFilter>) => void
  setRange: Dispatch<SetStateAction<MatrixRange>>
  navigation: Navigation
  menu: MenuState
  lead: ReactNode
  asMap: boolean
}) {
  const { t } = useTexts()
  const { view, question, active, navigation, narrow } = props
  const { filter } = question
  const handle = useRef<MatrixHandle>(null)
  const focus = () => handle.current?.focus()
  const inView = (first: number, last: number) =>
    props.setRange((before) => unlessSame(before, rangeAround(first, last)))
  useReturnedFocus(hasDetail(navigation), focus)
  const here = useSoon(true)
  const open = useCallback((ref: RecordRef) => navigation.open(ref, 'positions'), [navigation])
  const add = useCallback(
    (given: GivenPosition) => navigation.make({ of: 'position', given, id: newId() }),
    [navigation],
  )
  useOpenedCell(view, navigation.route.ref, navigation.canGoForward, props.setActive)
  const { row: activeRow, isKnown } = useActiveRow(view, question, active)
  // Before, the first cell would be taken for the one that the person left by.
  useWantedFocus('positions', here && isKnown, focus)
  const empty = view.total === 0 ? t('empty.positions') : view.parties.length === 0 ? t('matrix.noParty') : undefined
  return (
    <>
      <ToolRow>
        {props.lead}
        <FindField
          label={t('matrix.find')}
          value={filter.find}
          change={(find) => narrow({ find: find.slice(0, FIND_MAX) })}
          leave={focus}
          reveal={navigation.closeRecord}
        />
        <NewPosition navigation={navigation} menu={props.menu} />
        <NarrowingTools>
          <Soon>
            <Narrowing view={view} filter={filter} change={narrow} />
          </Soon>
          <Count shown={view.found} total={view.total} />
        </NarrowingTools>
      </ToolRow>
      {view.drafts.length > 0 && <Drafts drafts={view.drafts} open={navigation.open} />}
      {view.found === 0 || empty !== undefined ? (
        <EmptyList empty={empty} clear={() => narrow(EVERYTHING)} />
      ) : !here ? null : props.asMap ? (
        <StanceMap
          view={view}
          opened={navigation.route.ref}
          open={open}
          arrangement={JSON.stringify(filter)}
          inView={inView}
        />
      ) : (
        <Matrix
          view={view}
          opened={navigation.route.ref}
          active={active}
          activeRow={activeRow}
          isKnown={isKnown}
          setActive={props.setActive}
          arrangement={JSON.stringify(filter)}
          inView={inView}
          open={open}
          add={add}
          handle={handle}
        />
      )}
    </>
  )
}

/** A range, or the earlier one if it is the same. */
const unlessSame = (before: MatrixRange, now: MatrixRange) =>
  before.offset === now.offset && before.limit === now.limit ? before : now

/** The positions that are still drafts, above the matrix: no cell shows them. */
function Drafts({ drafts, open }: { drafts: MatrixView['drafts']; open: (ref: RecordRef) => void }) {
  const { t, title } = useTexts()
  return (
    <section className={classes.drafts} aria-label={t('list.drafts')}>
      <span className={look.quiet}>{t('list.drafts')}</span>
      {drafts.map(({ ref, title: names, text }) => (
        <button key={ref.id} type="button" className={look.link} data-record={refKey(ref)} onClick={() => open(ref)}>
          <span dir="auto">{title(names)}</span>
          {text !== undefined && <span className={look.quiet}> {text}</span>}
        </button>
      ))}
    </section>
  )
}

function Narrowing(props: { view: MatrixView; filter: MatrixFilter; change: (change: Partial<MatrixFilter>) => void }) {
  const { t, title, word } = useTexts()
  const { view, filter, change } = props
  const option = (value: string, label: string) => ({ value, label })
  return (
    <>
      {view.talks.length > 1 && (
        <FilterMenu
          label={t('matrix.talk')}
          groups={[{ options: view.talks.map((talk) => option(talk.ref.id, title(talk.title))) }]}
          chosen={filter.talks}
          change={(talks) => change({ talks })}
        />
      )}
      {view.areas.length > 1 && (
        <FilterMenu
          label={t('matrix.area')}
          groups={[{ options: view.areas.map((area) => option(areaKey(area), title(area))) }]}
          chosen={filter.areas}
          change={(areas) => change({ areas })}
        />
      )}
      {view.stances.length > 1 && (
        <FilterMenu
          label={t('matrix.stance')}
          groups={[{ options: view.stances.map((stance) => option(stance, word('stance', stance))) }]}
          chosen={filter.stances}
          change={(chosen) => change({ stances: chosen })}
        />
      )}
    </>
  )
}
