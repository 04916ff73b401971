import type { RecordView } from '../../../core/queries/view-schemas'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './record.module.css'
import { Section } from './section'

type Denials = NonNullable<RecordView['denials']>

/** Both sides of a contested claim: the claims that a record denies, and the statements that deny it. */
export function DenialsPart({ denials }: { denials: Denials }) {
  const { t } = useTexts()
  return (
    <>
      {denials.deniedBy.length > 0 && (
        <Section heading={t('record.deniedBy')}>
          <Sides sides={denials.deniedBy} />
        </Section>
      )}
      {denials.denies.length > 0 && (
        <Section heading={t('record.denies')}>
          <Sides sides={denials.denies} />
        </Section>
      )}
    </>
  )
}

function Sides({ sides }: { sides: Denials['denies'] }) {
  const { title } = useTexts()
  return (
    <ul className={classes.passages}>
      {sides.map(({ ref, title: name, text }) => (
        <li key={ref.id}>
          <p>
            <RecordLink target={ref}>{title(name)}</RecordLink>
          </p>
          {text !== undefined && (
            <p className={classes.passage} dir="auto">
              {text}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
