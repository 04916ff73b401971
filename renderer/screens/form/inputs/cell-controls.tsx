import { useState, type FocusEvent } from 'react'
import { same } from '../../../../core/base/same-value'
import type { Language, LocalText } from '../../../../core/base/text'
import { cellText, unknownName, withCell } from '../../../../core/editing/tables/cell-values'
import { clockOfField, dateText, dateTyped } from '../../../../core/editing/tables/date-cell'
import type { Part } from '../../../../core/editing/list-items'
import type { FieldSpec } from '../../../../core/model/schema/fields'
import { VOCABULARIES, type VocabularyName } from '../../../../core/model/values/vocabularies'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { hsCode } from '../../../../core/rates/schedule/hts-number'
import { useTexts } from '../../../text/text-context'
import { keyOf, useName } from './reference-box'
import { describedRef, type InputProps } from './input-props'
import classes from './table.module.css'
import { typingIn } from './typed-input'

/** The props of a cell: its row, and a function that takes the row with another value in it. */
export interface CellProps {
  id: string
  /** The row and the column, for screen readers. */
  label: string
  field: FieldSpec
  row: Part
  set: (row: Part, how: 'typed' | 'chosen') => void
  leave: () => void
  invalid: boolean
  describedBy: string
  titles: InputProps['titles']
  /** The clock on which the hours of dates are typed. */
  timeZone: string
  /** The language of a name that the cell shows; without one, that of the window or the only one that it has. */
  nameIn?: Language
}

interface TextCellProps extends CellProps {
  value: unknown
  format: (value: unknown) => string
  parse: (text: string) => unknown
  take: (meant: unknown) => void
  placeholder?: string
  lang?: string
  /** The text is shown as it was understood once the cell is left. */
  settles?: boolean
}

/** One line of text with a value behind it: it stays as typed while the value is what that text meant. */
function TextCell(props: TextCellProps) {
  const { id, label, value, format, parse, take, leave, invalid, describedBy, placeholder, lang, settles } = props
  const [typed, setTyped] = useState<{ text: string; meant: unknown }>()
  const shown = typed && same(typed.meant, value) ? typed.text : format(value)
  const shared = {
    id,
    'aria-label': label,
    'aria-invalid': invalid || undefined,
    className: classes.cell,
    dir: 'auto',
    lang,
    placeholder,
    value: shown,
    title: shown,
    ...typingIn(leave),
  } as const
  const change = (text: string) => {
    const meant = parse(text)
    setTyped({ text, meant })
    take(meant)
  }
  const onBlur = (event: FocusEvent<HTMLTextAreaElement>) => {
    shared.onBlur(event)
    if (settles) setTyped(undefined)
  }
  const isProse = props.field.type.type === 'prose'
  // One line of text wraps in its cell, which grows with it.
  return (
    <textarea
      {...shared}
      ref={describedRef(describedBy)}
      rows={1}
      data-line={isProse ? undefined : 'one'}
      spellCheck={isProse}
      onBlur={onBlur}
      onChange={(event) => change(isProse ? event.currentTarget.value : inOneLine(event.currentTarget.value))}
    />
  )
}

const inOneLine = (text: string) => text.replaceAll(/\s*[\r\n]+\s*/g, ' ')

const plainText = (value: unknown) => (typeof value === 'string' ? value : '')

/** A word of a vocabulary. */
function ChoiceCell(props: CellProps & { vocabulary: VocabularyName }) {
  const { id, label, field, row, set, leave, invalid, describedBy, vocabulary } = props
  const { word, t } = useTexts()
  const value = plainText(row[field.name])
  const words: readonly string[] = VOCABULARIES[vocabulary]
  return (
    <select
      id={id}
      aria-label={label}
      aria-invalid={invalid || undefined}
      className={classes.cell}
      value={value}
      ref={describedRef(describedBy)}
      onChange={(event) => set(withField(row, field.name, event.currentTarget.value || undefined), 'chosen')}
      onBlur={leave}
    >
      <option value="">{t('form.notChosen')}</option>
      {words.map((choice) => (
        <option key={choice} value={choice}>
          {word(vocabulary, choice)}
        </option>
      ))}
      {value !== '' && !words.includes(value) && <option value={value}>{value}</option>}
    </select>
  )
}

function withField(row: Part, name: string, value: unknown): Part {
  const { [name]: _, ...others } = row
  return value === undefined ? others : { ...row, [name]: value }
}

/** The language in which a cell shows a name: that of the window, unless the name is in the other one alone. */
export function nameLanguage(value: unknown, language: Language): Language {
  const names = (value ?? {}) as LocalText
  const other = language === 'en' ? 'ja' : 'en'
  return names[language] === undefined && names[other] !== undefined ? other : language
}

/** A cell that takes text or a choice. */
export function PlainCell(props: CellProps) {
  const { field, row, set } = props
  const { language, t } = useTexts()
  const { name, type } = field
  const value = row[name]
  const zone = clockOfField(value, language, props.timeZone)
  const take = (meant: unknown) => set(withField(row, name, meant), 'typed')
  switch (type.type) {
    case 'choice':
      return <ChoiceCell {...props} vocabulary={type.vocabulary} />
    case 'date':
      return (
        <TextCell
          {...props}
          value={value}
          format={(date) => dateText(date, language, zone)}
          parse={(text) => dateTyped(text, language, zone)}
          take={take}
        />
      )
    case 'names': {
      const shown = props.nameIn ?? nameLanguage(value, language)
      return (
        <TextCell
          {...props}
          lang={shown}
          value={value}
          format={(names) => ((names ?? {}) as LocalText)[shown] ?? ''}
          parse={(text) => {
            const next = withField((value ?? {}) as Part, shown, text === '' ? undefined : text)
            return Object.keys(next).length === 0 ? undefined : next
          }}
          take={take}
        />
      )
    }
    case 'rate':
    case 'duty':
      return (
        <TextCell
          {...props}
          settles
          value={value}
          format={(rate) => cellText({ [name]: rate }, field, { language, timeZone: zone }, String)}
          parse={(text) => withCell({}, field, text, { language, timeZone: zone }, () => undefined)[name]}
          take={take}
          placeholder={t('layer.unknownRate')}
        />
      )
    default:
      if (name === 'hs')
        return (
          <TextCell
            {...props}
            settles
            value={value}
            format={(code) => hsCode(plainText(code))}
            parse={(text) => withCell({}, field, text, { language, timeZone: zone }, () => undefined)[name]}
            take={take}
          />
        )
      return (
        <TextCell
          {...props}
          value={value}
          {...(name === 'revision' ? { placeholder: t('form.revisionExample') } : {})}
          format={plainText}
          parse={(text) => (text === '' ? undefined : text)}
          take={take}
        />
      )
  }
}

/** A cell with the names of records while the focus is in another row: the field that finds them is drawn once it is needed. */
export function NamedCell(props: CellProps) {
  const { field, row, id, label, invalid, describedBy, titles } = props
  const value = row[field.name]
  const collection =
    field.type.type === 'reference'
      ? field.type.collection
      : field.type.type === 'list' && field.type.of.type === 'reference'
        ? field.type.of.collection
        : 'party'
  const items = value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value]
  const { title, list } = useTexts()
  const refs = items.map((item) => ({ collection, id: String(item) }))
  const missing = refs.find((ref, index) => unknownName(items[index]) === undefined && titles[keyOf(ref)] === undefined)
  const names = items.map((item, index) => {
    const known = refs[index] && titles[keyOf(refs[index])]
    return unknownName(item) ?? (known ? title(known) : undefined)
  })
  const shared = { id, label, invalid, describedBy }
  if (missing) return <FoundName {...shared} target={missing} names={names} />
  return <Idle {...shared} text={list(names.map(String))} />
}

type IdleProps = Pick<CellProps, 'id' | 'label' | 'invalid' | 'describedBy'>

/** The names of a cell of which the form does not know one. */
function FoundName({
  target,
  names,
  ...rest
}: IdleProps & { target: RecordRef; names: readonly (string | undefined)[] }) {
  const { title, list } = useTexts()
  const found = useName(target, undefined)
  return <Idle {...rest} text={list(names.map((name) => name ?? (found ? title(found) : '…')))} />
}

function Idle({ id, label, invalid, describedBy, text }: IdleProps & { text: string }) {
  return (
    <textarea
      id={id}
      rows={1}
      readOnly
      data-idle
      data-line="one"
      aria-label={label}
      aria-invalid={invalid || undefined}
      className={classes.cell}
      value={text}
      title={text}
      ref={describedRef(describedBy)}
    />
  )
}
