import { Button } from '@mantine/core'
import { useState } from 'react'
import { redone, stepsOf, undone } from '../../../core/queries/rate-page'
import { WHAT_IF_MAX, type RatePage, type RateView, type WhatIfChange } from '../../../core/queries/rate-schemas'
import { formatRateText } from '../../../core/rates/format-rate'
import { useAction } from '../../actions/action-context'
import { useTexts, type Texts } from '../../text/text-context'
import classes from './rates.module.css'
import { timeWords } from './time-field'
import { WhatIfForm } from './what-if-form'

/** Changes of the law that somebody supposes, as a list to edit. This page keeps them, and the desk never has them. */
export function WhatIf(props: {
  view: RateView
  page: RatePage
  suppose: (changes: WhatIfChange[]) => void
  step: (page: RatePage) => void
}) {
  const texts = useTexts()
  const { t, title } = texts
  const { view, page, suppose, step } = props
  const [edited, setEdited] = useState<number>()
  const undo = () => {
    setEdited(undefined)
    step(undone(page))
  }
  const redo = () => {
    setEdited(undefined)
    step(redone(page))
  }
  const steps = stepsOf(page)
  useAction('undo', steps.undo === undefined ? undefined : undo)
  useAction('redo', steps.redo === undefined ? undefined : redo)
  const changes = page.question.beside?.whatIf ?? []
  const zone = view.clocks[0]?.timeZone ?? 'UTC'
  // The answer on the screen may still be that of the changes before.
  const names = view.supposed.length === changes.length ? view.supposed : []
  const words = changes.map((change, index) => {
    const name = names[index]
    return changeWords(change, name ? title(name) : nameIn(view, change, texts), zone, texts)
  })
  const remove = (index: number) => {
    setEdited(undefined)
    suppose(changes.filter((_, other) => other !== index))
  }
  return (
    <div className={classes.whatIf}>
      {view.answer && view.beside && changes.length > 0 && (
        <p role="status">
          {t('rates.beforeAfter', {
            before: title(view.answer.amount),
            after: title(view.beside.amount),
          })}
        </p>
      )}
      {changes.length > 0 && (
        <ol className={classes.changes}>
          {words.map((change, index) => (
            <li key={index} data-edited={edited === index}>
              {change}{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('rates.editChange', { change })}
                aria-pressed={edited === index}
                onClick={() => setEdited(edited === index ? undefined : index)}
              >
                {t('rates.edit')}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('rates.takeBack', { change })}
                onClick={() => remove(index)}
              >
                {t('rates.remove')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <div className={classes.ways}>
        <Button size="compact-xs" variant="default" disabled={page.undo.length === 0} onClick={undo}>
          {t('rates.undoChange')}
        </Button>
        <Button size="compact-xs" variant="default" disabled={page.redo.length === 0} onClick={redo}>
          {t('rates.redoChange')}
        </Button>
      </div>
      {(changes.length < WHAT_IF_MAX || edited !== undefined) && (
        <WhatIfForm
          key={edited ?? 'new'}
          view={view}
          zone={zone}
          start={edited === undefined ? undefined : changes[edited]}
          taken={changes.flatMap((one, index) => (one.does === 'add' && index !== edited ? [one.name] : []))}
          give={(change) => {
            setEdited(undefined)
            suppose(
              edited === undefined
                ? [...changes, change]
                : changes.map((one, index) => (index === edited ? change : one)),
            )
          }}
        />
      )}
    </div>
  )
}

/** The name of what a change is about, from what the page offers. */
function nameIn({ law }: RateView, change: WhatIfChange, { title, t }: Texts): string {
  if (change.does === 'add') return change.name
  if (change.does === 'duty') return t('rate.line.column1')
  const [found, id] =
    change.does === 'ruleOff'
      ? [law?.rules.find((rule) => rule.id === change.rule), change.rule]
      : change.does === 'without'
        ? [law?.instruments.find((one) => one.id === change.instrument), change.instrument]
        : [law?.layers.find((one) => one.layer === change.layer), change.layer]
  const name = found?.title ?? change.called
  return name ? title(name) : id
}

function changeWords(change: WhatIfChange, name: string, zone: string, texts: Texts): string {
  const { t } = texts
  const on = (time: string) => timeWords(time, zone, texts)
  switch (change.does) {
    case 'rate':
    case 'duty':
      return t('rates.supposes.rate', { layer: name, rate: formatRateText(change.rate, texts.language) })
    case 'resume':
      return t('rates.supposes.resume', { layer: name, day: on(change.from) })
    case 'end':
      return t('rates.supposes.end', { layer: name, day: on(change.until) })
    case 'add': {
      const { rate, from, until } = change
      const line = {
        layer: name,
        rate: formatRateText(rate, texts.language),
        from: from === undefined ? '' : on(from),
        until: until === undefined ? '' : on(until),
      }
      if (from !== undefined) return t(until === undefined ? 'rates.supposes.addFrom' : 'rates.supposes.addSpan', line)
      return t(until === undefined ? 'rates.supposes.add' : 'rates.supposes.addUntil', line)
    }
    default:
      return t(`rates.supposes.${change.does}`, { layer: name })
  }
}
