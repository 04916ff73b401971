import { useId } from 'react'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordView } from '../../../core/queries/view-schemas'
import { useFinding } from '../../look/use-finding'
import { useScreenState } from '../../lists/screen-state'
import { Fields, isFilled } from '../../parts/fields'
import { useTexts } from '../../text/text-context'
import classes from './record.module.css'

/** The field with the record's own name, which is its title. */
const NAME_FIELDS: ReadonlySet<string> = new Set(['title', 'names', 'label', 'caseName', 'number'])

/** Fields that a part of the page shows in its own way: among the others they are only in the fold. */
const SHOWN_APART: { [C in CollectionName]?: readonly string[] } = {
  position: ['text'],
  issue: ['gap', 'gapReason'],
  session: ['round', 'start', 'place', 'minutes', 'format', 'status', 'participants', 'issues'],
  measure: ['components'],
}

/** Fields that nothing on the page says, and that hardly anybody reads. */
const FOLDED: { [C in CollectionName]?: readonly string[] } = {
  source: [
    'kind',
    'citation',
    'language',
    'reliability',
    'retells',
    'retrieved',
    'sha256',
    'original',
    'readByMachine',
    'scheduleRevision',
    'rights',
  ],
  annotation: ['prefix', 'suffix', 'start', 'end', 'snapshot'],
}

/** Fields that the page has no use for. */
const HIDDEN: { [C in CollectionName]?: readonly string[] } = {
  // The list of suggestions in the reader shows them.
  source: ['dismissed'],
}

type Field = RecordView['fields'][number]

/** The names of a record besides its title: those in other languages. */
export function otherNames(view: RecordView, title: string): string[] {
  const names = view.fields.find(({ name }) => NAME_FIELDS.has(name))?.values[0]
  return names?.type === 'names' ? names.names.filter((name) => name !== title) : []
}

/** The fields that a record's page shows, and those that it folds away: the empty ones, and those that it shows already. */
function foldFields(view: RecordView): { shown: Field[]; folded: Field[] } {
  const { collection } = view
  const apart = new Set([...(SHOWN_APART[collection] ?? []), ...(FOLDED[collection] ?? [])])
  const fields = view.fields.filter(({ name }) => HIDDEN[collection]?.includes(name) !== true)
  const isName = ({ name, values }: Field) => NAME_FIELDS.has(name) && isTitle(values[0], view)
  const isShown = (field: Field) => isFilled(field) && !apart.has(field.name) && !isName(field)
  return { shown: fields.filter(isShown), folded: fields.filter((field) => !isShown(field)) }
}

/** Does the header say a value already? */
function isTitle(value: Field['values'][number] | undefined, { title }: RecordView): boolean {
  if (value?.type === 'names') return Object.values(title).some((name) => value.names.includes(name))
  return value?.type === 'text' && Object.values(title).includes(value.text)
}

/**
 * A record's fields with a value, and under *All fields* the others, which stay open in this window once they are opened. `wanted` is a field to show. While
 * somebody finds words on the page, the folded values show too. An `earlier` state shows all that have a value at once.
 */
export function RecordFields(props: { view: RecordView; wanted: string | undefined; earlier: boolean }) {
  const { view, wanted, earlier } = props
  const { t } = useTexts()
  const id = useId()
  const [{ isOpen }, change] = useScreenState('record-fields', { isOpen: false })
  const [fold, isFinding] = useFinding<HTMLDivElement>()
  const { shown, folded } = foldFields(view)
  if (earlier) return <Fields of={view.collection} fields={[...shown, ...folded.filter(isFilled)]} />
  const opened = isOpen || folded.some(({ name }) => name === wanted)
  return (
    <>
      {shown.length > 0 && <Fields of={view.collection} fields={shown} />}
      {folded.length > 0 && (
        <div ref={fold} className={classes.fold}>
          <button
            type="button"
            className={classes.foldButton}
            aria-expanded={opened}
            aria-controls={id}
            onClick={() => change({ isOpen: !opened })}
          >
            <span aria-hidden="true">{opened ? '▾' : '▸'}</span> {t('form.allFields')}
          </button>
          <div id={id}>
            {(opened || isFinding) && (
              <Fields of={view.collection} fields={opened ? folded : folded.filter(isFilled)} />
            )}
          </div>
        </div>
      )}
    </>
  )
}
