import { Button } from '@mantine/core'
import { useState } from 'react'
import { VOCABULARIES, type Vocabulary } from '../../../core/model/values/vocabularies'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import { useTexts } from '../../text/text-context'
import { Select } from '../../look/choice-fields'
import { GrowingText } from '../../look/growing-text'
import { CommandDialog } from './command-dialog'
import classes from './memos.module.css'

type Clearance = NonNullable<MemoRoomView['clearances']>[number]

/** The people asked to clear a memo, with when and their answers; on a draft, also buttons to ask, to record an answer and to withdraw. */
export function ClearancePanel({ view, flush }: { view: MemoRoomView; flush: () => Promise<void> }) {
  const { t, language, word, moment, error } = useTexts()
  const { state } = useActions()
  const staff = useStaff()
  const [asking, setAsking] = useState(false)
  const [answering, setAnswering] = useState<Clearance>()
  const [withdrawing, setWithdrawing] = useState<Clearance>()
  const [failure, setFailure] = useState<unknown>()
  const { clearances = [], frozen, kept } = view
  const withdraw = async ({ id }: Clearance) => {
    setFailure(undefined)
    try {
      await applyCommand({ kind: 'withdrawClearance', id: view.ref.id, rev: view.rev, clearance: id }, staff)
    } catch (cause) {
      setFailure(cause)
    }
  }
  if (frozen && clearances.length === 0) return null
  return (
    <section className={classes.clearance} aria-label={t('clear.title')} data-field="clearances">
      <h2>{t('clear.title')}</h2>
      {view.reopenedAt !== undefined && !frozen && (
        <p className={classes.says}>{t('clear.reopened', { when: moment(view.reopenedAt) })}</p>
      )}
      {clearances.length === 0 && <p className={classes.says}>{t(kept ? 'clear.none' : 'clear.live')}</p>}
      <ul className={classes.blockers}>
        {clearances.map((one) => (
          <li key={one.id} className={classes.asked}>
            <div className={classes.askedWords}>
              <strong dir="auto">
                {one.office === undefined ? one.who : `${one.who}${t('memo.comma')}${one.office}`}
              </strong>{' '}
              {t(`clear.state.${one.state}`, {
                when: moment(one.answeredAt ?? one.askedAt),
                ago: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-one.days, 'day'),
              })}
              {one.said !== undefined && <q dir="auto">{one.said}</q>}
            </div>
            {!frozen && (
              <div className={classes.askedButtons}>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={!state.editable}
                  aria-label={t('clear.answerOf', { who: one.who })}
                  onClick={() => setAnswering(one)}
                >
                  {t('clear.answer')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  disabled={!state.editable}
                  aria-label={t('clear.withdrawFrom', { who: one.who })}
                  onClick={() => (one.refused ? setWithdrawing(one) : void withdraw(one))}
                >
                  {t('clear.withdraw')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {!frozen && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={!state.editable || !kept}
          onClick={() => void flush().then(() => setAsking(true), setFailure)}
        >
          {t('clear.send')}
        </Button>
      )}
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      {withdrawing && <WithdrawDialog view={view} clearance={withdrawing} close={() => setWithdrawing(undefined)} />}
      {asking && <AskDialog view={view} close={() => setAsking(false)} />}
      {answering && (
        <AnswerDialog
          view={view}
          clearance={answering}
          close={() => setAnswering(undefined)}
          choices={VOCABULARIES.clearanceAnswer.map((value) => ({ value, label: word('clearanceAnswer', value) }))}
        />
      )}
    </section>
  )
}

/** The people in typed lines: a name, and an office after the first comma. */
function peopleIn(typed: string): { id: string; who: string; office?: string }[] {
  return typed
    .split(/\r?\n/)
    .map((line) => /^([^,、，]+)[,、，]?(.*)$/.exec(line.trim()))
    .flatMap((found) => {
      const [, who = '', office = ''] = found ?? []
      if (who.trim() === '') return []
      return [{ id: newId(), who: who.trim(), ...(office.trim() === '' ? {} : { office: office.trim() }) }]
    })
}

function AskDialog({ view, close }: { view: MemoRoomView; close: () => void }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const people = peopleIn(typed)
  return (
    <CommandDialog
      title={t('clear.sendTitle')}
      close={close}
      confirm={t('clear.ask')}
      isReady={people.length > 0}
      command={() => ({ kind: 'askClearance', id: view.ref.id, rev: view.rev, people })}
    >
      <p className={classes.says}>{t('clear.sendSays')}</p>
      <GrowingText
        label={t('clear.people')}
        data-autofocus
        minRows={3}
        maxRows={12}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </CommandDialog>
  )
}

/** Asks why a refused request is withdrawn: the refusal does not count any more. */
function WithdrawDialog(props: { view: MemoRoomView; clearance: Clearance; close: () => void }) {
  const { t } = useTexts()
  const { view, clearance, close } = props
  const [why, setWhy] = useState('')
  return (
    <CommandDialog
      title={t('clear.withdrawTitle', { who: clearance.who })}
      close={close}
      confirm={t('clear.withdraw')}
      isReady={why.trim() !== ''}
      command={() => ({ kind: 'withdrawClearance', id: view.ref.id, rev: view.rev, clearance: clearance.id, why })}
    >
      <p className={classes.says}>{t('clear.withdrawSays')}</p>
      <GrowingText
        label={t('clear.reason')}
        data-autofocus
        minRows={2}
        maxRows={10}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </CommandDialog>
  )
}

function AnswerDialog(props: {
  view: MemoRoomView
  clearance: Clearance
  close: () => void
  choices: { value: string; label: string }[]
}) {
  const { t } = useTexts()
  const { view, clearance, close, choices } = props
  const [answer, setAnswer] = useState<Vocabulary<'clearanceAnswer'>>('cleared')
  const [said, setSaid] = useState('')
  const words = said.trim()
  return (
    <CommandDialog
      title={t('clear.answerTitle', { who: clearance.who })}
      close={close}
      confirm={t('clear.record')}
      isReady
      command={() => ({
        kind: 'answerClearance',
        id: view.ref.id,
        rev: view.rev,
        clearance: clearance.id,
        answer,
        ...(words === '' ? {} : { said: words }),
      })}
    >
      <Select
        label={t('clear.answerKind')}
        data={choices}
        value={answer}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => {
          const found = VOCABULARIES.clearanceAnswer.find((known) => known === value)
          if (found) setAnswer(found)
        }}
      />
      <GrowingText
        label={t(answer === 'clearedWithChanges' ? 'clear.changes' : 'clear.said')}
        minRows={2}
        maxRows={10}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
    </CommandDialog>
  )
}
