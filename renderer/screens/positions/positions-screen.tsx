import { useMemo, useRef, type ReactNode } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import type { MatrixView } from '../../../core/queries/edit-schemas'
import { areaKey, filterAreas, type MatrixFilter } from '../../../core/queries/find-issues'
import { kindsOf } from '../../../core/queries/screens'
import { newId } from '../../client/new-id'
import { useDesk } from '../../client/use-desk'
import { EmptyList } from '../../lists/empty-list'
import { Count, FilterMenu, FindField, NarrowingTools, NewMenu, ToolRow } from '../../lists/list-toolbar'
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
import classes from './positions-screen.module.css'

const VIEWS = ['matrix', 'list'] as const
type View = (typeof VIEWS)[number]

/** The positions, as a matrix of issues and parties or as a list, with the open record beside it. */
export function PositionsScreen({ navigation }: { navigation: Navigation }) {
  const [{ view }, change] = useScreenState<{ view: View }>('positions-view', { view: 'matrix' })
  const views = <Views view={view} show={(shown) => change({ view: shown })} />
  if (view === 'list') return <ListScreenView screen="positions" navigation={navigation} lead={views} />
  return <MatrixScreen navigation={navigation} lead={views} />
}

function Views({ view, show }: { view: View; show: (view: View) => void }) {
  const { t } = useTexts()
  return (
    <div role="group" aria-label={t('matrix.view')} className={classes.views}>
      {VIEWS.map((other) => (
        <button key={other} type="button" aria-pressed={other === view} onClick={() => show(other)}>
          {t(other === 'matrix' ? 'matrix.asMatrix' : 'matrix.asList')}
        </button>
      ))}
    </div>
  )
}

interface MatrixState extends MatrixFilter {
  /** The cell that the arrow keys move from. */
  active: string | undefined
}
const START: MatrixState = { find: '', talks: [], areas: [], stances: [], active: undefined }

function MatrixScreen({ navigation, lead }: { navigation: Navigation; lead: ReactNode }) {
  const { t } = useTexts()
  const matrix = useDesk('desk:matrix', {})
  if (matrix.error) return <Problem error={matrix.error} again={() => matrix.refetch()} />
  return (
    <div className={classes.screen} data-open={hasDetail(navigation) ? 'record' : 'matrix'}>
      <section className={classes.matrix} aria-label={t('nav.positions')}>
        {matrix.data && <MatrixPane view={matrix.data} navigation={navigation} lead={lead} />}
      </section>
      {hasDetail(navigation) && (
        <section className={classes.detail}>
          <Detail navigation={navigation} />
        </section>
      )}
    </div>
  )
}

function MatrixPane({ view, navigation, lead }: { view: MatrixView; navigation: Navigation; lead: ReactNode }) {
  const { t, language } = useTexts()
  const [state, change] = useScreenState<MatrixState>('positions-matrix', START)
  const narrow = (changed: Partial<MatrixState>) => change({ ...changed, active: undefined })
  const handle = useRef<MatrixHandle>(null)
  const focus = () => handle.current?.focus()
  useReturnedFocus(hasDetail(navigation), focus)
  useWantedFocus('positions', true, focus)
  const areas = useMemo(() => filterAreas(view.areas, state, language), [view.areas, state, language])
  const total = countIssues(view.areas)
  const shown = countIssues(areas)
  const empty = total === 0 ? t('empty.positions') : view.parties.length === 0 ? t('matrix.noParty') : undefined
  return (
    <>
      <ToolRow>
        {lead}
        <FindField
          label={t('matrix.find')}
          value={state.find}
          change={(find) => narrow({ find })}
          leave={focus}
          reveal={navigation.closeRecord}
        />
        <NewMenu
          kinds={kindsOf('positions')}
          make={(of) => navigation.make({ of, given: {}, id: newId() })}
          reveal={navigation.closeRecord}
        />
        <NarrowingTools>
          <Narrowing view={view} state={state} change={narrow} />
          <Count shown={shown} total={total} />
        </NarrowingTools>
      </ToolRow>
      {view.drafts.length > 0 && <Drafts drafts={view.drafts} open={navigation.open} />}
      {shown === 0 || empty !== undefined ? (
        <EmptyList empty={empty} clear={() => narrow({ find: '', talks: [], areas: [], stances: [] })} />
      ) : (
        <Matrix
          parties={view.parties}
          areas={areas}
          opened={navigation.route.ref}
          active={state.active}
          setActive={(active) => change({ active })}
          open={(ref) => navigation.open(ref, 'positions')}
          add={(given) => navigation.make({ of: 'position', given, id: newId() })}
          handle={handle}
        />
      )}
    </>
  )
}

/** The positions that are still drafts, above the matrix: no cell shows them. */
function Drafts({ drafts, open }: { drafts: MatrixView['drafts']; open: (ref: RecordRef) => void }) {
  const { t, title } = useTexts()
  return (
    <section className={classes.drafts} aria-label={t('list.drafts')}>
      <span className={look.quiet}>{t('list.drafts')}</span>
      {drafts.map(({ ref, title: names, text }) => (
        <button key={ref.id} type="button" className={look.link} onClick={() => open(ref)}>
          <span dir="auto">{title(names)}</span>
          {text !== undefined && <span className={look.quiet}> {text}</span>}
        </button>
      ))}
    </section>
  )
}

const countIssues = (areas: MatrixView['areas']) => areas.reduce((sum, area) => sum + area.issues.length, 0)

function Narrowing(props: { view: MatrixView; state: MatrixState; change: (change: Partial<MatrixState>) => void }) {
  const { t, title, word } = useTexts()
  const { view, state, change } = props
  const held = new Set(
    view.areas.flatMap((area) =>
      area.issues.flatMap((issue) => issue.cells.flatMap((cell) => [cell.public?.stance, cell.assessed?.stance])),
    ),
  )
  const stances = VOCABULARIES.stance.filter((stance) => held.has(stance))
  const option = (value: string, label: string) => ({ value, label })
  return (
    <>
      {view.talks.length > 1 && (
        <FilterMenu
          label={t('matrix.talk')}
          groups={[{ options: view.talks.map((talk) => option(talk.ref.id, title(talk.title))) }]}
          chosen={state.talks}
          change={(talks) => change({ talks })}
        />
      )}
      {view.areas.length > 1 && (
        <FilterMenu
          label={t('matrix.area')}
          groups={[{ options: view.areas.map((area) => option(areaKey(area), title(area.title))) }]}
          chosen={state.areas}
          change={(areas) => change({ areas })}
        />
      )}
      {stances.length > 1 && (
        <FilterMenu
          label={t('matrix.stance')}
          groups={[{ options: stances.map((stance) => option(stance, word('stance', stance))) }]}
          chosen={state.stances}
          change={(chosen) => change({ stances: chosen })}
        />
      )}
    </>
  )
}
