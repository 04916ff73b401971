import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { RateView, WhatIfChange } from '../../../core/queries/rate-schemas'
import { parseRate } from '../../../core/rates/terms/parse-rate'
import look from '../../look/look.module.css'
import { useTexts, type Texts } from '../../text/text-context'
import { Select } from '../../look/choice-fields'
import classes from './rates.module.css'
import { timeIn, timeWords } from './time-field'

const DOES = ['rate', 'duty', 'end', 'remove', 'apply', 'resume', 'add', 'ruleOff', 'without'] as const
type Does = (typeof DOES)[number]

/** The fields that a kind of change asks for. */
const FIELDS: Readonly<Record<Does, readonly (keyof Typed)[]>> = {
  rate: ['layer', 'rate'],
  duty: ['rate'],
  end: ['layer', 'until'],
  remove: ['layer'],
  apply: ['layer'],
  resume: ['layer', 'from'],
  add: ['name', 'rate', 'from', 'until'],
  ruleOff: ['rule'],
  without: ['instrument'],
}

/** A change as it is typed. */
interface Typed {
  layer: string
  rule: string
  instrument: string
  name: string
  rate: string
  from: string
  until: string
}

const CHOSEN = ['layer', 'rule', 'instrument'] as const
const WRITTEN = ['name', 'rate', 'from', 'until'] as const

/** The form of one change: a new one, or one of the list that is edited. */
export function WhatIfForm(props: {
  view: RateView
  zone: string
  start: WhatIfChange | undefined
  /** The names of layers that are supposed already. */
  taken: readonly string[]
  give: (change: WhatIfChange) => void
}) {
  const texts = useTexts()
  const { t, title } = texts
  const { view, zone, start, taken, give } = props
  const [does, setDoes] = useState<Does>(start?.does ?? 'rate')
  const [typed, setTyped] = useState<Typed>(() => typedOf(start, zone, texts))
  const [refused, setRefused] = useState<string>()
  const set = (changed: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...changed }))
    setRefused(undefined)
  }
  const fields = FIELDS[does]
  const choices = {
    layer: (view.law?.layers ?? []).map((one) => ({ value: one.layer, label: title(one.title) })),
    rule: (view.law?.rules ?? []).map((one) => ({ value: one.id, label: title(one.title) })),
    instrument: (view.law?.instruments ?? []).map((one) => ({ value: one.id, label: title(one.title) })),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made = changeOf(does, typed, { zone, taken }, texts)
    if (typeof made === 'string') return setRefused(made)
    setTyped(typedOf(undefined, zone, texts))
    give(withName(made, view, start))
  }
  return (
    <form className={classes.newChange} onSubmit={submit} noValidate>
      <Select
        label={t('rates.change')}
        data={DOES.map((one) => ({ value: one, label: t(`rates.does.${one}`) }))}
        value={does}
        allowDeselect={false}
        onChange={(chosen) => {
          setDoes(DOES.find((one) => one === chosen) ?? 'rate')
          setRefused(undefined)
        }}
      />
      {CHOSEN.filter((field) => fields.includes(field)).map((field) => (
        <Select
          key={field}
          label={t(`rates.what.${field}`)}
          className={classes.good ?? ''}
          data={choices[field]}
          searchable={choices[field].length > 8}
          value={typed[field] === '' ? null : typed[field]}
          onChange={(chosen) => set({ [field]: chosen ?? '' })}
        />
      ))}
      {WRITTEN.filter((field) => fields.includes(field)).map((field) => (
        <TextInput
          key={field}
          label={t(does === 'resume' && field === 'from' ? 'rates.inForceAgain' : `rates.what.${field}`)}
          className={field === 'name' ? (classes.good ?? '') : (classes.time ?? '')}
          value={typed[field]}
          data-typed={typed[field] !== ''}
          maxLength={field === 'name' ? 100 : 200}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
        />
      ))}
      <Button type="submit" variant="default">
        {t(start ? 'rates.changeIt' : 'rates.suppose')}
      </Button>
      {refused !== undefined && (
        <p role="alert" className={look.problem}>
          {refused}
        </p>
      )}
      {does === 'add' && <p className={look.quiet}>{t('rates.addSays')}</p>}
      {does === 'duty' && <p className={look.quiet}>{t('rates.dutySays')}</p>}
    </form>
  )
}

/** A change with the name of what it is about, as it is now or else was before. */
function withName(made: WhatIfChange, { law }: RateView, start: WhatIfChange | undefined): WhatIfChange {
  if (made.does === 'add' || made.does === 'duty') return made
  const isOf = (other: WhatIfChange) => subjectOf(other) === subjectOf(made)
  const found =
    law?.layers.find((one) => 'layer' in made && one.layer === made.layer) ??
    law?.rules.find((one) => 'rule' in made && one.id === made.rule) ??
    law?.instruments.find((one) => 'instrument' in made && one.id === made.instrument)
  const called = found?.title ?? (start && 'called' in start && isOf(start) ? start.called : undefined)
  return called ? { ...made, called } : made
}

const subjectOf = (change: WhatIfChange) =>
  'layer' in change ? change.layer : 'rule' in change ? change.rule : 'instrument' in change ? change.instrument : ''

function typedOf(change: WhatIfChange | undefined, zone: string, texts: Texts): Typed {
  const blank: Typed = { layer: '', rule: '', instrument: '', name: '', rate: '', from: '', until: '' }
  if (!change) return blank
  const words = (time: string | undefined) => (time === undefined ? '' : timeWords(time, zone, texts))
  const { does: _does, ...given } = change
  return {
    ...blank,
    ...given,
    from: 'from' in change ? words(change.from) : '',
    until: 'until' in change ? words(change.until) : '',
  }
}

/** The change that is typed, or why it is none. */
function changeOf(
  does: Does,
  typed: Typed,
  { zone, taken }: { zone: string; taken: readonly string[] },
  texts: Texts,
): WhatIfChange | string {
  const { t } = texts
  const fields = FIELDS[does]
  const { layer, rule, instrument } = typed
  const [name, rate] = [typed.name.trim(), typed.rate.trim()]
  if (CHOSEN.some((field) => fields.includes(field) && typed[field] === '')) return t('rates.nothingChosen')
  if (fields.includes('rate') && !('rate' in parseRate(rate))) return t('error.what-if-rate', { value: rate })
  const from = timeIn(typed.from.trim(), zone, texts)
  const until = timeIn(typed.until.trim(), zone, texts)
  const isUnread = (field: 'from' | 'until', read: string | undefined) =>
    typed[field].trim() !== '' && read === undefined
  if (isUnread('from', from) || isUnread('until', until)) return t('rates.noTime')
  switch (does) {
    case 'rate':
      return { does, layer, rate }
    case 'duty':
      return { does, rate }
    case 'apply':
    case 'remove':
      return { does, layer }
    case 'resume':
      return from === undefined ? t('rates.noTime') : { does, layer, from }
    case 'end':
      return until === undefined ? t('rates.noTime') : { does, layer, until }
    case 'ruleOff':
      return { does, rule }
    case 'without':
      return { does, instrument }
    case 'add':
      if (name === '') return t('rates.nameMissing')
      if (taken.includes(name)) return t('rates.nameTaken', { name })
      if (from !== undefined && until !== undefined && until < from) return t('rates.endsBeforeStart')
      return { does, name, rate, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
  }
}
