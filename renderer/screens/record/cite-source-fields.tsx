import { Input, NativeSelect, TextInput } from '@mantine/core'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import { DateInput } from '../form/inputs/date-inputs'
import type { InputProps } from '../form/inputs/input-props'
import { ReferenceInput } from '../form/inputs/reference-inputs'
import { typingIn } from '../form/inputs/typed-input'
import type { CiteDraft, CiteProblem, SourceFields } from './cite-draft'
import classes from './cite.module.css'

interface Props {
  draft: CiteDraft
  change: (change: Partial<CiteDraft>) => void
  problem: CiteProblem | undefined
}

const nothing = () => undefined
/** The props that form inputs need besides their value. */
const PLAIN: Omit<InputProps, 'type' | 'id' | 'label' | 'name' | 'value' | 'change' | 'invalid' | 'describedBy'> = {
  leave: nothing,
  of: 'source' as const,
  beside: {},
  titles: {},
  required: false,
  begins: false,
}

/** The facts about a source that the desk does not have yet. `says` tells which of them it needs. */
export function NewSourceFields(props: {
  draft: SourceFields
  change: (change: Partial<SourceFields>) => void
  problem: CiteProblem | undefined
  says: string
  /** True if the dialog begins with these fields. */
  isFirst?: boolean
}) {
  const { draft, change, problem, says } = props
  const { t, family, word } = useTexts()
  const line = (name: 'title' | 'publisher' | 'author' | 'URL', description?: string) => (
    <TextInput
      label={family(`field.${name}`)}
      {...(name === 'title' && props.isFirst ? { 'data-autofocus': true } : {})}
      dir="auto"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...(description === undefined ? {} : { description })}
      value={draft[name]}
      error={problem?.at === name ? problem.says : undefined}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      {...typingIn(nothing)}
    />
  )
  const issued = problem?.at === 'issued' ? problem.says : undefined
  return (
    <>
      <p className={classes.help}>{says}</p>
      {line('title')}
      <div className={classes.pair}>
        {line('publisher')}
        {line('author', t('cite.authorHelp'))}
        <div>
          <Input.Label htmlFor="cite-issued">{family('field.issued')}</Input.Label>
          <DateInput
            {...PLAIN}
            type={{ type: 'date' }}
            id="cite-issued"
            name="issued"
            label={family('field.issued')}
            value={draft.issued}
            invalid={issued !== undefined}
            describedBy={issued === undefined ? undefined : 'cite-issued-problem'}
            change={(value) => change({ issued: value })}
          />
          {issued !== undefined && (
            <p id="cite-issued-problem" className={classes.problem} role="alert">
              {issued}
            </p>
          )}
        </div>
        <NativeSelect
          label={family('field.reliability')}
          data={VOCABULARIES.reliability.map((value) => ({ value, label: word('reliability', value) }))}
          value={draft.reliability}
          onChange={(event) => change({ reliability: event.currentTarget.value })}
        />
      </div>
      {line('URL')}
    </>
  )
}

/** One of the desk's sources, with what that means for the passage. */
export function KnownSource({ draft, change, problem }: Props) {
  const { t } = useTexts()
  const { known } = draft
  const source = useDesk('desk:record', { collection: 'source', id: known ?? 'none' }, known !== undefined)
  const wrong = problem?.at === 'known' ? problem.says : undefined
  return (
    <div className={classes.known}>
      <Input.Label htmlFor="cite-known">{t('cite.which')}</Input.Label>
      <ReferenceInput
        {...PLAIN}
        type={{ type: 'reference', collection: 'source' }}
        id="cite-known"
        name="source"
        label={t('cite.which')}
        value={known}
        titles={source.data ? { [`source/${known}`]: source.data.title } : {}}
        invalid={wrong !== undefined}
        describedBy="cite-known-says"
        change={(value) => change({ known: value as string | undefined })}
      />
      <p
        id="cite-known-says"
        className={wrong === undefined ? classes.help : classes.problem}
        role={wrong === undefined ? undefined : 'alert'}
      >
        {wrong ??
          (source.data && known !== undefined && t(source.data.reading ? 'cite.mustStand' : 'cite.becomesText'))}
      </p>
    </div>
  )
}
