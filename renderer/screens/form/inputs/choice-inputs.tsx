import { Checkbox, NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import { localName } from '../../../../core/base/text'
import { isCollectionName } from '../../../../core/model/records/records'
import { fieldsOf, type FieldType } from '../../../../core/model/schema/fields'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { CSL_TYPES } from '../../../../core/model/values/csl-types'
import type { Marking } from '../../../../core/model/values/marking'
import { MARKING_SCHEMES } from '../../../../core/model/values/marking-schemes'
import { VOCABULARIES } from '../../../../core/model/values/vocabularies'
import { fieldLabelKey } from '../../../../core/text/field-label'
import { useDesk } from '../../../client/use-desk'
import { useTexts } from '../../../text/text-context'
import { Autocomplete } from '../../../look/choice-fields'
import { describedRef, type InputProps } from './input-props'
import classes from './inputs.module.css'
import { TypedInput } from './typed-input'

type Choice = Extract<FieldType, { type: 'choice' }>

/** A word of a vocabulary. */
export function ChoiceInput({ id, label, type, value, change, leave, invalid, describedBy }: InputProps<Choice>) {
  const { word, t } = useTexts()
  const options = VOCABULARIES[type.vocabulary].map((choice) => ({
    value: choice,
    label: word(type.vocabulary, choice),
  }))
  // A pasted word that is none of them stays, and is marked as wrong.
  const other = typeof value === 'string' && !options.some((option) => option.value === value) ? [value] : []
  return (
    <NativeSelect
      id={id}
      aria-label={label}
      className={classes.choice ?? ''}
      data={[
        { value: '', label: t('form.notChosen') },
        ...options,
        ...other.map((choice) => ({ value: choice, label: choice })),
      ]}
      value={typeof value === 'string' ? value : ''}
      error={invalid}
      ref={describedRef(describedBy)}
      onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value, 'chosen')}
      onBlur={leave}
    />
  )
}

/** Yes or no. */
export function FlagInput({ id, label, value, change, describedBy }: InputProps) {
  return (
    <Checkbox
      id={id}
      aria-label={label}
      checked={value === true}
      aria-describedby={describedBy}
      onChange={(event) => change(event.currentTarget.checked, 'chosen')}
    />
  )
}

/** The kind of document that a source is, in the words of CSL. Any other word stays unchanged. */
export function CslTypeInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { t, family } = useTexts()
  const other = typeof value === 'string' && !(CSL_TYPES as readonly string[]).includes(value) ? [value] : []
  return (
    <NativeSelect
      id={id}
      aria-label={label}
      className={classes.choice ?? ''}
      data={[
        { value: '', label: t('form.notChosen') },
        ...CSL_TYPES.map((type) => ({ value: type as string, label: family(`cslType.${type}`) })),
        ...other.map((type) => ({ value: type, label: type })),
      ]}
      value={typeof value === 'string' ? value : ''}
      error={invalid}
      ref={describedRef(describedBy)}
      onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value, 'chosen')}
      onBlur={leave}
    />
  )
}

/** One of the time zones that this machine knows, found by typing. */
export function TimeZoneInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], [])
  return (
    <Autocomplete
      id={id}
      aria-label={label}
      className={classes.choice ?? ''}
      data={zones}
      limit={30}
      openOnFocus={false}
      value={typeof value === 'string' ? value : ''}
      error={invalid}
      ref={describedRef(describedBy)}
      onChange={(zone) => change(zone === '' ? undefined : zone, 'typed')}
      onBlur={leave}
    />
  )
}

/** The name of a field of the record that the evidence is about. */
export function FieldNameInput({ id, label, value, change, leave, invalid, describedBy, beside }: InputProps) {
  const { t, title, family } = useTexts()
  const { collection, id: about } = (beside.about ?? {}) as { collection?: string; id?: string }
  const known = collection !== undefined && isCollectionName(collection) ? collection : undefined
  const target = { collection: known ?? 'source', id: about ?? '' }
  const record = useDesk('desk:record', target, known !== undefined && about !== undefined)
  const fields = known === undefined ? [] : fieldsOf(known satisfies CollectionName).map((field) => field.name)
  const options = [
    ...fields.map((name) => ({ value: name, label: family(fieldLabelKey(known, name)) })),
    ...(record.data?.citable ?? [])
      .filter(({ path }) => !fields.includes(path))
      .map(({ path, place }) => ({ value: path, label: title(place) })),
  ]
  // A place that the record no longer has stays until another is chosen.
  const isListed = typeof value !== 'string' || options.some((option) => option.value === value)
  return (
    <NativeSelect
      id={id}
      aria-label={label}
      className={classes.choice ?? ''}
      data={[{ value: '', label: t('form.notChosen') }, ...options, ...(isListed ? [] : [{ value, label: value }])]}
      value={typeof value === 'string' ? value : ''}
      error={invalid}
      ref={describedRef(describedBy)}
      onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value, 'chosen')}
      onBlur={leave}
    />
  )
}

/** A marking: a level of the desk's scheme, and its additions. */
export function MarkingInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { t, language } = useTexts()
  const { data: status } = useDesk('desk:status', {})
  const chosen = value as Marking | undefined
  const scheme = MARKING_SCHEMES.find(({ id: one }) => one === (chosen ?? status?.defaultMarking)?.scheme)
  if (!scheme) return null
  const marking: Marking = chosen ?? { scheme: scheme.id, level: '', caveats: [], handling: [], releasability: [] }
  const levels = scheme.levels.map((level) => ({ value: level.id, label: localName(level.label, language) }))
  const list = (name: 'caveats' | 'handling' | 'releasability') => (
    <TypedInput
      id={`${id}-${name}`}
      label={`${label}, ${t(`form.${name}`)}`}
      description={t(`form.${name}`)}
      key={name}
      value={marking[name]}
      format={(words) => (words as string[]).join(', ')}
      parse={(text) =>
        text
          .split(/[,、]/)
          .map((word) => word.trim())
          .filter(Boolean)
      }
      change={(words) => change({ ...marking, [name]: words }, 'typed')}
      leave={leave}
      invalid={false}
      describedBy={undefined}
    />
  )
  return (
    <div className={classes.marking}>
      <NativeSelect
        id={id}
        aria-label={label}
        description={t('form.level')}
        data={chosen ? levels : [{ value: '', label: t('form.notChosen') }, ...levels]}
        value={marking.level}
        error={invalid}
        ref={describedRef(describedBy)}
        onChange={(event) =>
          change(
            event.currentTarget.value === '' ? undefined : { ...marking, level: event.currentTarget.value },
            'chosen',
          )
        }
        onBlur={leave}
      />
      {chosen && (
        <>
          {list('caveats')}
          {list('handling')}
          {list('releasability')}
        </>
      )}
    </div>
  )
}
