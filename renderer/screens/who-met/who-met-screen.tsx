import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { PEOPLE_MAX, type WhoMetView } from '../../../core/queries/who-met-schemas'
import { useSoon } from '../../client/soon'
import { useDesk } from '../../client/use-desk'
import { useLast } from '../../client/use-last'
import { AddFirst } from '../../lists/add-first'
import { useScreenState } from '../../lists/screen-state'
import { useShownRecord } from '../../lists/shown-record'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { RecordSelect } from '../../parts/record-select'
import { useTexts } from '../../text/text-context'
import { isGone } from '../record/gone-record'
import { Select } from '../../look/choice-fields'
import { focusPlace, MetGrid, type MetPlace } from './met-grid'
import { MetList } from './met-list'
import classes from './who-met.module.css'

/** The people of one side that are shown, and where the focus was: kept for when the person comes back. */
interface WhoMetState {
  party: string | undefined
  rowsFrom: number
  columnsFrom: number
  current: MetPlace
}
const START: WhoMetState = { party: undefined, rowsFrom: 0, columnsFrom: 0, current: { row: 0, column: 0 } }
const FIRST: MetPlace = { row: 0, column: 0 }

/** Who met whom in a talk: the people of one party by those of the others. */
export function WhoMetScreen({ navigation }: { navigation: Navigation }) {
  const { shown, ...ways } = useShownRecord('whoMet', 'talk', navigation)
  return <WhoMet key={shown ?? ''} talk={shown} {...ways} />
}

function WhoMet(props: { talk: string | undefined } & Omit<ReturnType<typeof useShownRecord>, 'shown'>) {
  const { talk, choose, forget } = props
  const { t, title, error } = useTexts()
  const [state, change] = useScreenState<WhoMetState>(`whoMet ${talk ?? ''}`, START)
  const { party, rowsFrom, columnsFrom, current } = state
  const asked = useDesk('desk:who-met', {
    ...(talk === undefined ? {} : { talk }),
    ...(party === undefined ? {} : { party }),
    rowsFrom,
    columnsFrom,
  })
  const last = useLast(asked.data)
  const view = last?.view
  const isNone = last !== undefined && view === undefined
  const [listed, setListed] = useState<MetPlace>()
  const home = useRef<HTMLElement>(null)
  const here = useSoon(last !== undefined)
  useWantedFocus('whoMet', here, () => {
    const cell = home.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')
    ;(cell ?? home.current)?.focus({ preventScroll: true })
  })
  const isLost = forget !== undefined && isGone(asked.error)
  useEffect(() => {
    if (isLost) forget()
  })
  const turn = (changed: Partial<WhoMetState>) => {
    setListed(undefined)
    change({ ...changed, current: FIRST })
  }
  const [row, column] = [view?.rows[listed?.row ?? -1], view?.columns[listed?.column ?? -1]]
  return (
    <section ref={home} tabIndex={-1} className={classes.screen} aria-label={t('nav.whoMet')}>
      {!isNone && (
        <div className={classes.bar}>
          <RecordSelect
            label={t('whoMet.talk')}
            collection="talk"
            chosen={view?.talk}
            near={{ label: t('whoMet.talk'), rows: view ? [view.talk] : [] }}
            others={t('whoMet.otherTalks')}
            choose={choose}
          />
          {view && view.parties.length > 1 && (
            <Select
              size="xs"
              w={200}
              aria-label={t('whoMet.people')}
              data={view.parties.map(({ ref, title: name }) => ({
                value: ref.id,
                label: t('whoMet.rows', { party: title(name) }),
              }))}
              value={view.party}
              allowDeselect={false}
              onChange={(chosen) => chosen !== null && turn({ party: chosen, rowsFrom: 0, columnsFrom: 0 })}
            />
          )}
          {view && view.unnamed > 0 && (
            <span className={look.quiet}>{t('whoMet.unnamed', { count: view.unnamed })}</span>
          )}
        </div>
      )}
      {isNone && <AddFirst needs={t('whoMet.noTalk')} kind="talk" />}
      {asked.error && !isLost && (
        <p role="alert" className={look.problem}>
          {error(asked.error)}
        </p>
      )}
      {view && (view.rowCount === 0 || view.columnCount === 0) && <p className={look.quiet}>{t('whoMet.nobody')}</p>}
      {view && here && view.rowCount > 0 && view.columnCount > 0 && (
        <>
          <Pages view={view} turn={turn} />
          <div className={classes.sides} data-listed={listed !== undefined || undefined}>
            <MetGrid
              view={view}
              current={current}
              setCurrent={(place) =>
                (place.row !== current.row || place.column !== current.column) && change({ current: place })
              }
              list={setListed}
            />
            {listed && row && column && (
              <MetList
                key={`${listed.row} ${listed.column}`}
                talk={view.talk.ref.id}
                row={row}
                column={column}
                close={() => {
                  setListed(undefined)
                  focusPlace(home.current, listed)
                }}
              />
            )}
          </div>
          <p className={classes.keys}>{t('whoMet.keys')}</p>
        </>
      )}
    </section>
  )
}

/** The way through more people than are shown at once, of each side that has so many. */
function Pages({ view, turn }: { view: WhoMetView; turn: (changed: Partial<WhoMetState>) => void }) {
  const { t, title } = useTexts()
  const name = view.parties.find(({ ref }) => ref.id === view.party)?.title
  return (
    <>
      <Page
        label={t('whoMet.rows', { party: name ? title(name) : '' })}
        from={view.rowsFrom}
        count={view.rowCount}
        to={(rowsFrom) => turn({ rowsFrom })}
      />
      <Page
        label={t('whoMet.columns')}
        from={view.columnsFrom}
        count={view.columnCount}
        to={(columnsFrom) => turn({ columnsFrom })}
      />
    </>
  )
}

function Page(props: { label: string; from: number; count: number; to: (from: number) => void }) {
  const { label, from, count, to } = props
  const { t, labelled } = useTexts()
  if (count <= PEOPLE_MAX) return null
  const until = Math.min(count, from + PEOPLE_MAX)
  return (
    <div className={classes.page} role="group" aria-label={label}>
      <span>{labelled(label, t('whoMet.shown', { from: from + 1, until, count }))}</span>
      <Button
        variant="default"
        size="compact-xs"
        disabled={from === 0}
        onClick={() => to(Math.max(0, from - PEOPLE_MAX))}
      >
        {t('whoMet.before')}
      </Button>
      <Button variant="default" size="compact-xs" disabled={until >= count} onClick={() => to(from + PEOPLE_MAX)}>
        {t('whoMet.after')}
      </Button>
    </div>
  )
}
