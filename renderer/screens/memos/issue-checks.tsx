import { Button } from '@mantine/core'
import { tooLong } from '../../../core/memo/too-long'
import type { MemoCheckView, MemoRoomView } from '../../../core/queries/memo-schemas'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { DowngradeWords } from './marking-panel'
import classes from './memos.module.css'
import { useMemoPages } from './use-memo-pages'

/** The points to look at before a memo is issued, each with a link to its place, and the findings that somebody let pass. */
export function IssueChecks(props: { view: MemoRoomView; close: () => void; toField: (field: string) => void }) {
  const { t, title, word, moment } = useTexts()
  const { view, close, toField } = props
  const { checks = [], passed = [], downgrade } = view
  const lapsed = downgrade && !downgrade.holds
  const long = useTooLong(view)
  const place = ({ ref, title: names, section }: MemoCheckView) => {
    if (ref && names)
      return (
        <span onClick={close}>
          <RecordLink target={ref}>{title(names)}</RecordLink>
        </span>
      )
    if (section === undefined) return null
    return (
      <Button size="compact-sm" variant="default" onClick={() => toField(`sections.${section}`)}>
        {word('memoSection', section)}
      </Button>
    )
  }
  return (
    <>
      {checks.length + (long ? 1 : 0) + (lapsed ? 1 : 0) > 0 && (
        <section className={classes.checks} aria-label={t('check.look')}>
          <p className={classes.says}>{t('check.look')}</p>
          <ul className={classes.blockers}>
            {long && (
              <li>
                {t('check.tooLong', { pages: long.pages, most: long.most })}{' '}
                <Button size="compact-sm" variant="default" onClick={() => toField('sections')}>
                  {t('room.toPlace')}
                </Button>
              </li>
            )}
            {lapsed && (
              <li>
                <DowngradeWords view={view} leave={close} />
              </li>
            )}
            {checks.map((check, index) => (
              <li key={index}>
                {check.says ? title(check.says) : t(`check.${check.finding}`)} {place(check)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {passed.length + (downgrade?.holds ? 1 : 0) > 0 && (
        <section aria-label={t('check.passed')}>
          <p className={classes.says}>{t('check.passed')}</p>
          <ul className={classes.blockers}>
            {downgrade?.holds && (
              <li>
                <DowngradeWords view={view} leave={close} />
              </li>
            )}
            {passed.map((one, index) => (
              <li key={index}>
                {t('check.passedBy', {
                  finding: [word('memoCheck', one.finding), one.title && title(one.title)].filter(Boolean).join(': '),
                  why: one.why,
                  staff: title(one.by),
                  when: moment(one.at),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** The excess length of a memo, once its pages are laid out. */
function useTooLong(view: MemoRoomView) {
  const { pressed } = useMemoPages(view)
  return view.model && pressed ? tooLong(view.model, pressed) : undefined
}
