import { Button } from '@mantine/core'
import { Fragment } from 'react'
import type { RecordView, SessionPart as Session } from '../../../core/queries/view-schemas'
import type { Piece } from '../../../core/wording/piece'
import { useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { isStance, StanceMark } from '../../look/stance-mark'
import { useMakeRecord } from '../../navigation/make-record'
import { RecordLink } from '../../navigation/open-record'
import { Value } from '../../parts/value'
import { useTexts } from '../../text/text-context'
import { ReadoutsPart } from './readouts-part'
import { Section } from './section'
import classes from './session-part.module.css'

/** The page of a meeting: who takes part, what is on the table, the parties' positions, and what each said afterwards. */
export function SessionPart({ view, session, earlier }: { view: RecordView; session: Session; earlier: boolean }) {
  const texts = useTexts()
  const { t } = texts
  const make = useMakeRecord()
  const { state } = useActions()
  return (
    <>
      <Section heading={t('session.when')}>
        <SessionFacts session={session} />
      </Section>
      <Section heading={t('session.people')}>
        <Delegations session={session} />
      </Section>
      <Section heading={t('session.issues', { date: texts.instant(view.asOf, view.timeZone) })}>
        {session.issues.length === 0 && <p className={look.quiet}>{t('session.noIssues')}</p>}
        {session.issues.map((issue) => (
          <IssuePositions key={issue.ref.id} issue={issue} />
        ))}
        {session.moreIssues > 0 && <p className={look.quiet}>{t('record.linksLeft', { count: session.moreIssues })}</p>}
      </Section>
      <Section heading={t('session.readouts')}>
        <ReadoutsPart readouts={session.readouts} earlier={earlier} />
        {!earlier && (
          <p className={classes.add}>
            <Button
              variant="default"
              size="compact-sm"
              disabled={!state.editable}
              onClick={() => make('readout', { session: view.ref.id })}
            >
              {t('session.addReadout')}
            </Button>
          </p>
        )}
      </Section>
    </>
  )
}

function SessionFacts({ session }: { session: Session }) {
  const { t, date, title, word } = useTexts()
  return (
    <p className={classes.when}>
      <span>{date(session.start)}</span>
      {session.minutes !== undefined && <span>{t('session.minutes', { count: session.minutes })}</span>}
      {session.place && <span dir="auto">{title(session.place)}</span>}
      {session.format !== undefined && <span>{word('meetingFormat', session.format)}</span>}
      <span>{word('meetingStatus', session.status)}</span>
      {session.round && <RecordLink target={session.round.ref}>{title(session.round.title)}</RecordLink>}
      {session.talk && <RecordLink target={session.talk.ref}>{title(session.talk.title)}</RecordLink>}
    </p>
  )
}

function Delegations({ session }: { session: Session }) {
  const { t, title } = useTexts()
  if (session.delegations.length === 0) return <p className={look.quiet}>{t('session.noPeople')}</p>
  return (
    <div className={classes.columns}>
      {session.delegations.map(({ party, ours, people }) => (
        <div key={party.ref.id}>
          <h3 className={classes.party}>
            <RecordLink target={party.ref}>{title(party.title)}</RecordLink>
            {ours && <span className={look.quiet}> {t('matrix.ours')}</span>}
          </h3>
          <ul>
            {people.map(({ ref, person, post }) => (
              <li key={ref.id}>
                <RecordLink target={ref}>{title(person.title)}</RecordLink>{' '}
                <span className={look.quiet}>{title(post)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** Facts that qualify a position: its track, attribution and caveats. */
const isQualifier = (fact: Piece) =>
  fact.type === 'caveat' || (fact.type === 'word' && ['track', 'attribution'].includes(fact.vocabulary))

function IssuePositions({ issue }: { issue: Session['issues'][number] }) {
  const { t, title } = useTexts()
  const { cleared, draft, expired } = issue.lines
  return (
    <div className={classes.issue}>
      <h3>
        <RecordLink target={issue.ref}>{title(issue.title)}</RecordLink>
      </h3>
      {issue.positions.length === 0 && <p className={look.quiet}>{t('session.noPositions')}</p>}
      <ul>
        {issue.positions.map((row) => (
          <li key={row.ref.id} className={classes.position}>
            {row.facts.map((fact, index) => (
              <Fragment key={index}>
                {fact.type === 'word' && isStance(fact.value) && <StanceMark stance={fact.value} />}
                {fact.type === 'local' && <span className={classes.holder}>{title(fact.title)}</span>}
              </Fragment>
            ))}
            <span className={classes.said} dir="auto">
              <RecordLink target={row.ref}>{row.text}</RecordLink>
              {row.facts.filter(isQualifier).map((fact, index) => (
                <span key={index} className={classes.aside}>
                  <Value value={fact} />
                </span>
              ))}
            </span>
          </li>
        ))}
        {issue.more > 0 && <li className={look.quiet}>{t('record.linksLeft', { count: issue.more })}</li>}
      </ul>
      <p className={classes.lines}>
        {t('session.lines', { cleared, draft })}
        {expired > 0 && ` · ${t('session.expired', { expired })}`}
      </p>
    </div>
  )
}
