import { Button } from '@mantine/core'
import type { AgreedPart as Agreed, CommitmentView } from '../../../core/queries/agreed-schemas'
import type { RecordView } from '../../../core/queries/view-schemas'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { useMakeRecord } from '../../navigation/make-record'
import { RecordLink } from '../../navigation/open-record'
import { ConfirmButton } from '../../parts/confirm-button'
import { useTexts } from '../../text/text-context'
import classes from './movement.module.css'
import { Section } from './section'

/** The ledger of a round or meeting: who owes what by when, each side's own words, and whether they say the same. */
export function AgreedPart({ view, agreed, earlier }: { view: RecordView; agreed: Agreed; earlier: boolean }) {
  const { t } = useTexts()
  const make = useMakeRecord()
  const { editable } = useActions().state
  return (
    <Section heading={t('agreed.heading')}>
      {agreed.first.length === 0 && <p className={look.quiet}>{t('agreed.none')}</p>}
      <ul>
        {agreed.first.map((commitment) => (
          <Commitment key={commitment.ref.id} view={view} commitment={commitment} earlier={earlier} />
        ))}
      </ul>
      {agreed.more > 0 && <p className={look.quiet}>{t('record.linksLeft', { count: agreed.more })}</p>}
      {!earlier && (
        <p className={classes.add}>
          <Button
            variant="default"
            size="compact-sm"
            disabled={!editable}
            onClick={() => make('commitment', agreed.given)}
          >
            {t('agreed.add')}
          </Button>
        </p>
      )}
    </Section>
  )
}

function Commitment(props: { view: RecordView; commitment: CommitmentView; earlier: boolean }) {
  const { commitment, earlier } = props
  const { t, title, date, word, list } = useTexts()
  const { ref, rev, standing, accounts } = commitment
  return (
    <li className={classes.row} data-judged tabIndex={-1}>
      <p className={classes.held} dir="auto">
        <RecordLink target={ref}>{commitment.text}</RecordLink>
      </p>
      <p className={classes.line}>
        <span>{t('agreed.owedBy', { parties: list(commitment.owedBy.map(title)) })}</span>
        {commitment.due && <span>{t('agreed.due', { date: date(commitment.due) })}</span>}
        {standing === 'overdue' ? (
          <span className={look.caveat}>{t('caveat.overdue')}</span>
        ) : (
          <span>{word('commitmentStatus', standing)}</span>
        )}
        {commitment.issue && <RecordLink target={commitment.issue.ref}>{title(commitment.issue.title)}</RecordLink>}
        {commitment.instrument && (
          <span>
            {t('agreed.instrument')}{' '}
            <RecordLink target={commitment.instrument.ref}>{title(commitment.instrument.title)}</RecordLink>
          </span>
        )}
        {!earlier && (standing === 'open' || standing === 'overdue') && (
          <ConfirmButton of={ref} rev={rev} fields={{ status: 'done' }} label={t('agreed.markDone')} />
        )}
      </p>
      {accounts.length > 0 && (
        <div className={classes.sides}>
          {accounts.map((account, index) => (
            <div key={index}>
              <h4>{title(account.party)}</h4>
              <p className={classes.held} dir="auto">
                {account.text}
              </p>
            </div>
          ))}
        </div>
      )}
      <State commitment={commitment} earlier={earlier} />
    </li>
  )
}

/** The sides' recorded words compared. If the desk has not judged yet what they mean, it can do so here. */
function State({ commitment, earlier }: { commitment: CommitmentView; earlier: boolean }) {
  const { t, title, list, word } = useTexts()
  const { ref, rev, state, judged, silent, unheard } = commitment
  if (state === 'unrecorded') return <p className={look.quiet}>{t('agreed.noWords')}</p>
  if (state === 'silent' || state === 'partial')
    return (
      <p className={classes.line}>
        {silent.length > 0 && (
          <span className={look.caveat}>{t('agreed.silent', { parties: list(silent.map(title)) })}</span>
        )}
        {unheard.length > 0 && (
          <span className={look.quiet}>{t('agreed.unheard', { parties: list(unheard.map(title)) })}</span>
        )}
      </p>
    )
  if (judged) return <p className={classes.line}>{word('agreement', state)}</p>
  return (
    <p className={classes.line}>
      <span className={classes.suggested}>{t(state === 'common' ? 'agreed.sameWords' : 'agreed.wordsDiffer')}</span>
      {!earlier &&
        VOCABULARIES.agreement.map((agreement) => (
          <ConfirmButton
            key={agreement}
            of={ref}
            rev={rev}
            fields={{ agreement }}
            label={t('movement.confirm', { movement: word('agreement', agreement) })}
          />
        ))}
    </p>
  )
}
