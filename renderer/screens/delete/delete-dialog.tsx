import { Button } from '@mantine/core'
import type { DeleteAllPlan, NamedRef } from '../../../core/queries/edit-schemas'
import type { MemoUse } from '../../../core/queries/links-schemas'
import { useTexts } from '../../text/text-context'
import classes from './delete.module.css'
import { Dialog, DialogButtons } from '../../look/dialog'

/** Shows the effects of a deletion before it is done: the records that go too, those that lose a link, the memos that print it, or what prevents it. */
export function DeleteDialog(props: {
  plan: DeleteAllPlan
  close: () => void
  remove: () => void
  children: React.ReactNode
}) {
  const { t, title, word } = useTexts()
  const { chosen, along, unlinked, memos, blockers } = props.plan
  // The versions of one memo have one title.
  const memoState = ({ version, status }: MemoUse) =>
    t('record.memoState', { version, status: word('memoStatus', status) })
  const blocked = blockers.keys.length > 0
  const close = t(blocked ? 'delete.close' : 'delete.cancel')
  const [first] = chosen.first
  const isOne = chosen.keys.length === 1
  const count = chosen.keys.length + along.keys.length
  return (
    <Dialog
      opened
      onClose={props.close}
      title={
        isOne && first
          ? t('delete.title', { title: title(first.title) })
          : t('delete.titleMany', { count: chosen.keys.length })
      }
      closeButtonProps={{ 'aria-label': close }}
      size="lg"
    >
      {props.children}
      {blocked ? (
        <RecordNames
          heading={t(isOne ? 'delete.blocked' : 'delete.blockedMany')}
          records={blockers.first}
          count={blockers.keys.length}
        />
      ) : (
        <>
          {!isOne && <RecordNames heading={t('delete.chosen')} records={chosen.first} count={chosen.keys.length} />}
          <RecordNames
            heading={t(isOne ? 'delete.along' : 'delete.alongMany')}
            records={along.first}
            count={along.keys.length}
          />
          <RecordNames
            heading={t(isOne ? 'delete.unlinked' : 'delete.unlinkedMany')}
            records={unlinked.first}
            count={unlinked.keys.length}
          />
          <RecordNames
            heading={t('delete.memos')}
            records={memos.first.map((memo) => ({ ...memo, text: memoState(memo) }))}
            count={memos.count}
          />
          <p className={classes.quiet}>{t('delete.comesBack')}</p>
        </>
      )}
      <DialogButtons>
        <Button variant="default" onClick={props.close} {...(blocked ? { 'data-autofocus': true } : {})}>
          {close}
        </Button>
        {!blocked && (
          <Button color="red.9" onClick={props.remove} data-autofocus>
            {count === 1 ? t('delete.confirm') : t('delete.confirmMore', { count })}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  )
}

function RecordNames(props: { heading: string; records: readonly NamedRef[]; count: number }) {
  const { heading, records, count } = props
  const { t, title, family } = useTexts()
  if (records.length === 0) return null
  return (
    <section className={classes.names}>
      <h2>{heading}</h2>
      <ul>
        {records.map(({ ref, title: names, text }) => (
          <li key={`${ref.collection}/${ref.id}`}>
            <span dir="auto">{title(names)}</span>{' '}
            <span className={classes.quiet}>{family(`collection.${ref.collection}`)}</span>
            {text !== undefined && (
              <span dir="auto" className={classes.excerpt}>
                {text}
              </span>
            )}
          </li>
        ))}
        {count > records.length && (
          <li className={classes.quiet}>{t('record.linksLeft', { count: count - records.length })}</li>
        )}
      </ul>
    </section>
  )
}
