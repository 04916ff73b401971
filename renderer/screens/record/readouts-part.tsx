import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { ReadoutCell, ReadoutSide, ReadoutsView } from '../../../core/queries/readouts-schemas'
import { statementUnder } from '../../../core/queries/readouts-view'
import { useActions } from '../../actions/action-context'
import { newId } from '../../client/new-id'
import { useApply } from '../../client/saving'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { Value } from '../../parts/value'
import { useTexts } from '../../text/text-context'
import classes from './readouts.module.css'

/** Each side's readout in a column: issue by issue what it says, or that it is silent. Narrow windows have the sides below each other. */
export function ReadoutsPart({ readouts, earlier }: { readouts: ReadoutsView; earlier: boolean }) {
  const { t, title, date } = useTexts()
  const { sides, issues, more } = readouts
  if (sides.length === 0) return <p className={look.quiet}>{t('session.noReadouts')}</p>
  return (
    <>
      <div className={classes.sides}>
        {sides.map(({ party, readout }, index) => (
          <p key={readout?.ref.id ?? index} className={classes.party}>
            {readout ? <RecordLink target={readout.ref}>{title(party)}</RecordLink> : title(party)}{' '}
            <span className={look.quiet}>
              {readout ? readout.issued && date(readout.issued) : t('session.noReadout')}
            </span>
            {readout?.facts.map((fact, at) => (
              <span key={at} className={look.quiet}>
                {' '}
                <Value value={fact} />
              </span>
            ))}
          </p>
        ))}
      </div>
      <Loose
        heading={t('session.unsorted')}
        readouts={readouts}
        earlier={earlier}
        of={({ says }) => says.map((text, at) => ({ at, text }))}
      />
      <Loose
        heading={t('session.general')}
        readouts={readouts}
        earlier={earlier}
        of={({ points }) =>
          points.filter((point) => point.issue === undefined).map(({ id: at, text }) => ({ at, text }))
        }
      />
      {issues.map((issue) => (
        <section key={issue.ref.id} className={classes.issue} aria-label={title(issue.title)}>
          <h3>
            <RecordLink target={issue.ref}>{title(issue.title)}</RecordLink>
            {issue.differs !== undefined && (
              <span className={look.quiet}> {t(issue.differs ? 'session.differs' : 'session.sameWords')}</span>
            )}
          </h3>
          <div className={classes.sides}>
            {issue.cells.map((cell, index) => (
              <div key={index}>
                <h4>{sides[index] && title(sides[index].party)}</h4>
                <Cell cell={cell} />
              </div>
            ))}
          </div>
        </section>
      ))}
      {more > 0 && <p className={look.quiet}>{t('record.linksLeft', { count: more })}</p>}
    </>
  )
}

function Cell({ cell }: { cell: ReadoutCell }) {
  const { t } = useTexts()
  if (cell.kind === 'says') return <Said texts={cell.texts} />
  if (cell.kind === 'silent')
    return <p className={look.caveat}>{t(cell.recorded ? 'session.silentRecorded' : 'session.silent')}</p>
  const text = { unsorted: 'session.cantTell', empty: 'session.empty', noReadout: 'session.noReadout' } as const
  return <p className={look.quiet}>{t(text[cell.kind])}</p>
}

function Said({ texts }: { texts: readonly string[] }) {
  return (
    <ul className={classes.says}>
      {texts.map((text, index) => (
        <li key={index} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  )
}

type Readout = NonNullable<ReadoutSide['readout']>
interface Statement {
  /** Its place among `says`, or the id of its point. */
  at: number | string
  text: string
}

/** The statements that are under no issue, side by side, each with a menu to put it under one. */
function Loose(props: {
  heading: string
  readouts: ReadoutsView
  earlier: boolean
  of: (readout: Readout) => Statement[]
}) {
  const { title } = useTexts()
  const { heading, readouts, earlier, of } = props
  const columns = readouts.sides.map(({ party, readout }) => ({ party, readout, said: readout ? of(readout) : [] }))
  if (columns.every(({ said }) => said.length === 0)) return null
  return (
    <section className={classes.issue} aria-label={heading}>
      <h3 className={classes.loose}>{heading}</h3>
      <div className={classes.sides}>
        {columns.map(({ party, readout, said }, column) => (
          <div key={readout?.ref.id ?? column}>
            {said.length > 0 && <h4>{title(party)}</h4>}
            <ul className={classes.says}>
              {said.map((statement) => (
                <li key={statement.at}>
                  <span dir="auto">{statement.text}</span>{' '}
                  {readout && !earlier && <Sort readout={readout} statement={statement} issues={readouts.issues} />}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

/** Puts a statement under an issue of the meeting, or under none: one edit of its readout. */
function Sort(props: { readout: Readout; statement: Statement; issues: ReadoutsView['issues'] }) {
  const { t, title, error } = useTexts()
  const { readout, statement, issues } = props
  const { editable } = useActions().state
  const apply = useApply()
  const [failure, setFailure] = useState<unknown>()
  const put = async (issue: string | undefined) => {
    setFailure(undefined)
    const { ref, rev } = readout
    const fields = statementUnder(readout, statement.at, issue, newId().slice(0, 13))
    try {
      await apply({ kind: 'change', collection: ref.collection, id: ref.id, rev, fields })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <>
      <Menu transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button size="compact-xs" variant="default" disabled={!editable}>
            {t('session.sort')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {issues.map((issue) => (
            <Menu.Item key={issue.ref.id} onClick={() => void put(issue.ref.id)}>
              {title(issue.title)}
            </Menu.Item>
          ))}
          {typeof statement.at === 'number' && (
            <Menu.Item onClick={() => void put(undefined)}>{t('session.general')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {failure !== undefined && <span role="alert">{error(failure)}</span>}
    </>
  )
}
