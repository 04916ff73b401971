import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BoardCard, PackageBoard } from '../../../core/queries/package-board-schemas'
import { Dialog, DialogButtons } from '../../look/dialog'
import look from '../../look/look.module.css'
import { PartsSelect } from '../../parts/parts-select'
import { useTexts } from '../../text/text-context'
import { failureText } from './failure-text'
import classes from './packages.module.css'
import { ElementMoved, type EditElement } from './use-element-edits'

/** What an element is conditional on: words, and other elements. A choice that would make a ring is refused, and the dialog stays. */
export function ConditionsDialog(props: {
  card: BoardCard
  columns: PackageBoard['columns']
  edit: EditElement
  close: () => void
}) {
  const { card, columns, edit, close } = props
  const texts = useTexts()
  const { t, family } = texts
  const [condition, setCondition] = useState(card.condition ?? '')
  const [needs, setNeeds] = useState<readonly string[]>(card.needs)
  const [failure, setFailure] = useState<unknown>()
  const cards = columns.flatMap((column) => column.cards).toSorted((a, b) => a.number - b.number)
  const parts = cards.map(({ id, number, text }) => ({ id, text: `${number} · ${text}` }))
  const save = async () => {
    setFailure(undefined)
    const words = condition.trim()
    try {
      await edit(card.id, (now) => {
        if (now.conditionalOn !== card.condition) throw new ElementMoved()
        return {
          conditionalOn: words === '' ? undefined : words,
          conditionalOnElements: needs.length === 0 ? undefined : [...needs],
        }
      })
      close()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <Dialog
      opened
      onClose={close}
      title={t('packages.conditionsOf', { number: card.number })}
      closeButtonProps={{ 'aria-label': t('packages.cancel') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p className={look.quiet} dir="auto">
          {card.text}
        </p>
        <TextInput
          label={family('field.conditionalOn')}
          value={condition}
          maxLength={200}
          data-autofocus
          onChange={(event) => setCondition(event.currentTarget.value)}
        />
        <label htmlFor="element-needs">{family('field.conditionalOnElements')}</label>
        <PartsSelect
          id="element-needs"
          label={family('field.conditionalOnElements')}
          parts={parts}
          own={card.id}
          value={needs}
          change={setNeeds}
        />
        {failure !== undefined && (
          <p role="alert" className={look.problem}>
            {failureText(failure, texts)}
          </p>
        )}
        <DialogButtons>
          <Button variant="default" onClick={close}>
            {t('packages.cancel')}
          </Button>
          <Button type="submit">{t('packages.save')}</Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
