import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useId, useState } from 'react'
import { refOfKey } from '../../../core/desk/ops'
import type { FieldSpec } from '../../../core/model/schema/fields'
import { batchFieldsOf, sharedFields } from '../../../core/model/schema/shared-fields'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { fieldLabelKey } from '../../../core/text/field-label'
import { Dialog, DialogButtons } from '../../look/dialog'
import look from '../../look/look.module.css'
import { WorkBar } from '../../parts/work-bar'
import { useTexts } from '../../text/text-context'
import { FieldInput } from '../form/inputs/field-input'
import type { AskedChange } from './change-all-provider'
import classes from './change-all.module.css'
import { PlannedPart } from './planned-part'
import { useChangeAll } from './use-change-all'
import { linksTo, type Wished } from './wished'

/** The titles of the dialog for one record, and for several. */
const TITLES = {
  field: ['change.titleOne', 'change.title'],
  issue: ['change.linkTitleOne', 'change.linkTitle'],
} as const

/** Sets one field on several records, or links them to an issue: says before how many change and which can't. */
export function ChangeAllDialog({ asked, close }: { asked: AskedChange; close: () => void }) {
  const { t } = useTexts()
  const { keys } = asked
  const [wishes, setWishes] = useState<readonly Wished[]>(() =>
    asked.issue === undefined ? [] : linksTo(asked.issue, keys).wishes,
  )
  const [issue, setIssue] = useState(asked.issue)
  const { planned, planning, failure, isBusy, work, apply } = useChangeAll(asked.as, wishes, close)
  const lacking = issue === undefined ? [] : linksTo(issue, keys).lacking
  const choose = (next: string | undefined) => {
    setIssue(next)
    setWishes(next === undefined ? [] : linksTo(next, keys).wishes)
  }
  const [one, many] = TITLES[asked.as]
  const count = planned?.changed ?? 0
  const lowered = planned?.lowered ?? 0
  const isMove = asked.as === 'issue' && (planned?.moved.count ?? 0) > 0
  /** The wishes of which somebody has said that they may lower markings. */
  const [meant, setMeant] = useState<readonly Wished[]>()
  const isHeld = lowered > 0 && meant !== wishes
  return (
    <Dialog
      opened
      onClose={close}
      title={t(keys.length === 1 ? one : many, { count: keys.length })}
      closeButtonProps={{ 'aria-label': t('delete.cancel') }}
      size="lg"
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (count > 0 && !isHeld) void apply()
        }}
      >
        {asked.as === 'issue' ? (
          <IssueField issue={issue} choose={choose} />
        ) : (
          <FieldWishFields keys={keys} wish={setWishes} />
        )}
        {failure !== undefined && <p role="alert">{failure}</p>}
        {planning ? (
          <WorkBar label={t('change.checking')} progress={work.progress} cancel={work.cancel} />
        ) : (
          planned && <PlannedPart planned={planned} lacking={lacking} isMove={isMove} />
        )}
        {lowered > 0 && !planning && (
          <div className={classes.lowers} role="group" aria-label={t('change.lowersMarkings')}>
            <p role="alert">{t(lowered === 1 ? 'change.lowersOne' : 'change.lowers', { count: lowered })}</p>
            <Checkbox
              label={t(lowered === 1 ? 'change.lowerOne' : 'change.lower', { count: lowered })}
              checked={!isHeld}
              onChange={(event) => setMeant(event.currentTarget.checked ? wishes : undefined)}
            />
          </div>
        )}
        <DialogButtons>
          <Button variant="default" onClick={close}>
            {t('delete.cancel')}
          </Button>
          <Button type="submit" disabled={count === 0 || isHeld || planning || isBusy} loading={isBusy}>
            {isMove && planned?.moved.count === count
              ? t(count === 1 ? 'move.confirmOne' : 'move.confirm', { count })
              : t(count === 1 ? 'change.confirmOne' : 'change.confirm', { count })}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

/** The issue that records are linked to. */
function IssueField({ issue, choose }: { issue: string | undefined; choose: (issue: string | undefined) => void }) {
  const { t, family } = useTexts()
  const id = useId()
  return (
    <div className={classes.row}>
      <label htmlFor={id}>{family('collection.issue')}</label>
      <ValueInput
        of="position"
        field={{ name: 'issue', required: true, type: { type: 'reference', collection: 'issue' } }}
        id={id}
        label={t('change.issue')}
        value={issue}
        change={(value) => choose(value as string | undefined)}
      />
    </div>
  )
}

/** The field that records of several kinds share, and the value that all of them get. */
function FieldWishFields({ keys, wish }: { keys: readonly string[]; wish: (wishes: readonly Wished[]) => void }) {
  const { t, family } = useTexts()
  const id = useId()
  const kinds = [...new Set(keys.map((key) => refOfKey(key).collection))]
  const fields = sharedFields(kinds)
  const of = kinds.find((kind) => batchFieldsOf(kind).length > 0) ?? 'position'
  const [name, setName] = useState('')
  const [value, setValue] = useState<unknown>()
  const [isEmptied, setEmptied] = useState(false)
  const field = fields.find((one) => one.name === name)
  const isList = field?.type.type === 'list'
  const wants = (next: unknown, emptied: boolean) => {
    setValue(next)
    setEmptied(emptied)
    const isWhole = emptied || (next !== undefined && next !== '')
    wish(isWhole ? [{ keys, wish: { field: name, way: isList ? 'add' : 'set', value: emptied ? null : next } }] : [])
  }
  const begin = (next: string) => {
    setName(next)
    setValue(undefined)
    setEmptied(false)
    wish([])
  }
  if (fields.length === 0) return <p className={look.quiet}>{t('change.noField')}</p>
  return (
    <>
      <div className={classes.row}>
        <label htmlFor={`${id}-field`}>{t('change.field')}</label>
        <NativeSelect
          id={`${id}-field`}
          data-autofocus
          value={name}
          data={[
            { value: '', label: t('form.notChosen') },
            ...fields.map((one) => ({ value: one.name, label: family(fieldLabelKey(of, one.name)) })),
          ]}
          onChange={(event) => begin(event.currentTarget.value)}
        />
      </div>
      {field && (
        <div className={classes.row} key={name}>
          <label htmlFor={`${id}-value`}>{t(isList ? 'change.add' : 'change.value')}</label>
          <div>
            {!isEmptied && (
              <ValueInput
                of={of}
                field={field}
                id={`${id}-value`}
                label={t(isList ? 'change.add' : 'change.value')}
                value={value}
                change={(next) => wants(next, false)}
              />
            )}
            {!field.required && !isList && (
              <Checkbox
                className={classes.empty ?? ''}
                label={t('change.empty')}
                checked={isEmptied}
                onChange={(event) => wants(undefined, event.currentTarget.checked)}
              />
            )}
          </div>
        </div>
      )}
    </>
  )
}

/** The input of the value; of a list, that of the entry to add. */
function ValueInput(props: {
  of: CollectionName
  field: FieldSpec
  id: string
  label: string
  value: unknown
  change: (value: unknown) => void
}) {
  const { t } = useTexts()
  const { field, id, label, value, change } = props
  if (field.type.type === 'flag')
    return (
      <NativeSelect
        id={id}
        aria-label={label}
        value={typeof value === 'boolean' ? String(value) : ''}
        data={[
          { value: '', label: t('form.notChosen') },
          { value: 'true', label: t('record.yes') },
          { value: 'false', label: t('record.no') },
        ]}
        onChange={(event) =>
          change(event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'true')
        }
      />
    )
  return (
    <FieldInput
      type={field.type.type === 'list' ? field.type.of : field.type}
      of={props.of}
      id={id}
      label={label}
      value={value}
      change={change}
      leave={() => undefined}
      invalid={false}
      describedBy={undefined}
      beside={NOTHING}
      titles={NO_TITLES}
      required={field.required}
      name={field.name}
      begins={false}
    />
  )
}

const NOTHING = {}
const NO_TITLES = {}
