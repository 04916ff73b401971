import { Button, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { isWithin, nextLower, raisesNothing, type Marking } from '../../../core/model/values/marking'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { MarkingLine } from '../../look/marking-line'
import { GrowingText } from '../../look/growing-text'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { MarkingInput } from '../form/inputs/choice-inputs'
import { CommandDialog } from './command-dialog'
import classes from './memos.module.css'

/** The marking that follows from a memo's records and its own field, and a lower one in its place with who decided it and why; on a draft, also buttons to set and to end that. */
export function MarkingPanel({ view, flush }: { view: MemoRoomView; flush: () => Promise<void> }) {
  const { t, error } = useTexts()
  const { state } = useActions()
  const staff = useStaff()
  const [isLowering, setLowering] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const { computed, computedFrom = 'records', downgrade, frozen, kept } = view
  const end = async () => {
    setFailure(undefined)
    try {
      await applyCommand({ kind: 'endDowngrade', id: view.ref.id, rev: view.rev }, staff)
    } catch (cause) {
      setFailure(cause)
    }
  }
  // A memo of the lowest marking has nothing to say here.
  if (!downgrade && (!computed || raisesNothing(computed))) return null
  return (
    <section className={classes.clearance} aria-label={t('lower.title')}>
      <h2>{t('lower.title')}</h2>
      {computed && (
        <p>
          {t(`lower.computed.${computedFrom}`)} <MarkingLine marking={computed} />
        </p>
      )}
      <DowngradeWords view={view} />
      {computed && !frozen && (
        <p>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!state.editable || !kept || raisesNothing(computed)}
            onClick={() => void flush().then(() => setLowering(true), setFailure)}
          >
            {t('lower.begin')}
          </Button>{' '}
          {downgrade && (
            <Button size="compact-sm" variant="subtle" disabled={!state.editable} onClick={() => void end()}>
              {t('lower.end')}
            </Button>
          )}
        </p>
      )}
      {!kept && !frozen && <p className={classes.says}>{t('lower.live')}</p>}
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      {isLowering && computed && <LowerDialog view={view} computed={computed} close={() => setLowering(false)} />}
    </section>
  )
}

/** A lower marking in words: from what to what, who decided it, why, and who recorded it when; of one that lapsed, the records that came in since. */
export function DowngradeWords({ view: { downgrade }, leave }: { view: MemoRoomView; leave?: () => void }) {
  const { t, title, moment } = useTexts()
  if (!downgrade) return null
  const { holds, news, from, to, decidedBy, why, by, at } = downgrade
  const said = { from: title(from), to: title(to), who: decidedBy, why, staff: title(by), when: moment(at) }
  return (
    <>
      <p dir="auto">{t(holds ? 'lower.holds' : 'lower.lapsed', said)}</p>
      {news.length > 0 && (
        <ul className={classes.blockers} aria-label={t('lower.news')}>
          {news.map(({ ref, title: names }) => (
            <li key={`${ref.collection}/${ref.id}`}>
              <span onClick={leave}>
                <RecordLink target={ref}>{title(names)}</RecordLink>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function LowerDialog({ view, computed, close }: { view: MemoRoomView; computed: Marking; close: () => void }) {
  const { t, title } = useTexts()
  const id = useId()
  const { model, downgrade } = view
  // One that holds is changed; otherwise the present marking would be refused.
  const [marking, setMarking] = useState<Marking>(() =>
    downgrade?.holds && model && isWithin(model.marking, computed) ? model.marking : nextLower(computed),
  )
  const [decidedBy, setDecidedBy] = useState('')
  const [why, setWhy] = useState('')
  return (
    <CommandDialog
      title={t('lower.dialog', { title: title(view.title) })}
      close={close}
      confirm={t('lower.confirm')}
      isReady={decidedBy.trim() !== '' && why.trim() !== ''}
      command={() => ({ kind: 'downgradeMemo', id: view.ref.id, rev: view.rev, marking, decidedBy, why })}
    >
      <p className={classes.says}>{t('lower.says')}</p>
      <MarkingInput
        type={{ type: 'marking' }}
        of="memo"
        id={id}
        name="marking"
        label={t('lower.marking')}
        value={marking}
        change={(value) => setMarking(value as Marking)}
        leave={() => undefined}
        invalid={false}
        describedBy={undefined}
        beside={{}}
        titles={{}}
        required
        begins={false}
      />
      <TextInput
        label={t('lower.decidedBy')}
        value={decidedBy}
        onChange={(event) => setDecidedBy(event.currentTarget.value)}
      />
      <GrowingText
        label={t('clear.reason')}
        minRows={2}
        maxRows={10}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </CommandDialog>
  )
}
