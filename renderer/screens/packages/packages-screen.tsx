import { useEffect, useRef, useState } from 'react'
import { statusBeside } from '../../../core/editing/element-edits'
import type { BoardCard, PackageBoard } from '../../../core/queries/package-board-schemas'
import { useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import { useLast } from '../../client/use-last'
import { AddFirst } from '../../lists/add-first'
import { useScreenState } from '../../lists/screen-state'
import { useShownRecord } from '../../lists/shown-record'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { RecordLink, useOpenRecord } from '../../navigation/open-record'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { RecordSelect } from '../../parts/record-select'
import { useTexts } from '../../text/text-context'
import { isGone } from '../record/gone-record'
import { CardMenu, type CardChoice } from './card-menu'
import { ConditionsDialog } from './conditions-dialog'
import { failureText } from './failure-text'
import { focusCard, PackagePicture } from './package-picture'
import { PackageTable } from './package-table'
import classes from './packages.module.css'
import { ElementMoved, useElementEdits } from './use-element-edits'

/** A package by the status of its elements, and a choice of the package. */
export function PackagesScreen({ navigation }: { navigation: Navigation }) {
  const { t, title, error } = useTexts()
  const { shown, choose, forget } = useShownRecord('packages', 'proposal', navigation)
  const asked = useDesk('desk:package-board', shown === undefined ? {} : { proposal: shown })
  const last = useLast(asked.data)
  const view = last?.board
  const isNone = last !== undefined && view === undefined
  const home = useRef<HTMLElement>(null)
  useWantedFocus('packages', view !== undefined || isNone, () => {
    const card = home.current?.querySelector<HTMLElement>('[data-card][tabindex="0"]')
    ;(card ?? home.current)?.focus({ preventScroll: true })
  })
  const isLost = forget !== undefined && isGone(asked.error)
  useEffect(() => {
    if (isLost) forget()
  })
  return (
    <section ref={home} tabIndex={-1} className={classes.screen} aria-label={t('nav.packages')}>
      {!isNone && (
        <div className={classes.bar}>
          <RecordSelect
            label={t('packages.choose')}
            collection="proposal"
            chosen={view?.package}
            near={{
              label: view ? title(view.talk.title) : '',
              rows: (view?.packages ?? []).map((one) => ({ ...one, hint: title(one.by) })),
            }}
            others={t('packages.others')}
            choose={choose}
          />
          {view && !asked.error && <Facts view={view} />}
        </div>
      )}
      {isNone && <AddFirst needs={t('packages.none')} kind="proposal" />}
      {asked.error && !isLost && (
        <p role="alert" className={look.problem}>
          {error(asked.error)}
        </p>
      )}
      {view && !asked.error && <Board key={view.package.ref.id} view={view} />}
    </section>
  )
}

function Facts({ view }: { view: PackageBoard }) {
  const { t, title, word, date } = useTexts()
  return (
    <span className={classes.facts}>
      <span>{t('packages.facts', { by: title(view.by.title), status: word('proposalStatus', view.status) })}</span>
      {view.tabled && <span className={look.quiet}>{t('packages.tabled', { date: date(view.tabled) })}</span>}
      {view.attribution !== undefined && <span className={look.quiet}>{word('attribution', view.attribution)}</span>}
      {view.contested && <span className={look.caveat}>{t('caveat.contested')}</span>}
      <RecordLink target={view.package.ref}>{t('packages.openPackage')}</RecordLink>
    </span>
  )
}

function Board({ view }: { view: PackageBoard }) {
  const texts = useTexts()
  const { t, word } = texts
  const { editable } = useActions().state
  const open = useOpenRecord()
  const proposal = view.package.ref.id
  const [{ current }, change] = useScreenState<{ current: string | undefined }>(`packages ${proposal}`, {
    current: undefined,
  })
  const edit = useElementEdits(proposal)
  const [menu, setMenu] = useState<{ id: string; x: number; y: number }>()
  const [conditions, setConditions] = useState<string>()
  const [moved, setMoved] = useState<{ id: string; status: BoardCard['status'] }>()
  const [failure, setFailure] = useState<unknown>()
  const board = useRef<HTMLDivElement>(null)
  const cards = view.columns.flatMap((column) => column.cards)
  const cardOf = (id: string | undefined) => cards.find((card) => card.id === id)
  const move = (card: BoardCard, to: (now: unknown) => BoardCard['status'] | undefined) => {
    setFailure(undefined)
    edit(card.id, (now) => {
      const status = to(now.status)
      if (status === undefined) return undefined
      setMoved({ id: card.id, status })
      return { status }
    }).catch((cause: unknown) => {
      setMoved(undefined)
      setFailure(cause)
    })
  }
  const moveTo = (card: BoardCard, status: BoardCard['status']) =>
    move(card, (now) => {
      if (now !== card.status) throw new ElementMoved()
      return status
    })
  const choose = (card: BoardCard, choice: CardChoice | undefined) => {
    setMenu(undefined)
    focusCard(board.current, card.id)
    if (choice === undefined) return
    if (choice === 'conditions') setConditions(card.id)
    else if (choice === 'package') open(view.package.ref)
    else if (choice === 'issue') {
      if (card.issue) open(card.issue.ref)
    } else moveTo(card, choice.status)
  }
  const nowMoved = cards.find(({ id, status }) => id === moved?.id && status === moved.status)
  const [withMenu, withConditions] = [cardOf(menu?.id), cardOf(conditions)]
  return (
    <div ref={board} className={classes.whole}>
      {failure !== undefined && (
        <p role="alert" className={look.problem}>
          {failureText(failure, texts)}
        </p>
      )}
      {cards.length === 0 ? (
        <p className={look.quiet}>{t('packages.noElements')}</p>
      ) : (
        <>
          <PackagePicture
            view={view}
            current={current}
            setCurrent={(id) => id !== current && change({ current: id })}
            opened={menu?.id}
            movable={editable}
            acts={{
              step: (card, by) => move(card, (now) => statusBeside(now, by)),
              moveTo,
              openMenu: (card, at) => setMenu({ id: card.id, ...at }),
            }}
          />
          <p className={classes.keys}>{t('packages.keys')}</p>
          <p role="status" className={classes.said}>
            {/* An undo takes the message back with the move. */}
            {nowMoved &&
              t('packages.moved', { number: nowMoved.number, status: word('elementStatus', nowMoved.status) })}
          </p>
          <PackageTable view={view} />
        </>
      )}
      {menu && withMenu && <CardMenu card={withMenu} at={menu} close={(choice) => choose(withMenu, choice)} />}
      {withConditions && (
        <ConditionsDialog
          card={withConditions}
          columns={view.columns}
          edit={edit}
          close={() => {
            setConditions(undefined)
            setTimeout(() => focusCard(board.current, withConditions.id))
          }}
        />
      )}
    </div>
  )
}
