import { Button } from '@mantine/core'
import { useState, type ComponentProps } from 'react'
import { same } from '../../../core/base/same-value'
import { markingSchema } from '../../../core/model/values/marking'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { MarkingLine } from '../../look/marking-line'
import { useTexts } from '../../text/text-context'
import { FieldRow } from './field-row'
import classes from './form.module.css'
import { useFocusSoon } from './inputs/item-keys'

/** The marking of a record in one line, and all of its fields once somebody changes it, or if something is wrong with it. */
export function MarkingRow(props: ComponentProps<typeof FieldRow>) {
  const { state, field, session } = props
  const { t, family } = useTexts()
  const status = useDesk('desk:status', {}).data
  const [isOpen, setOpen] = useState(false)
  const { group, focusSoon } = useFocusSoon<HTMLDivElement>()
  const marking = markingSchema.safeParse(state.values.marking).data
  const { name } = field
  const isTouched = state.problems.has(name) || state.conflicts.has(name) || state.dirty.has(name)
  const inherited = state.view?.inherited
  const back = inherited && !same(state.values.marking, inherited) && (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => {
        session.set(name, inherited, 'chosen')
        setOpen(false)
      }}
    >
      {t('form.inheritMarking')}
    </Button>
  )
  if (isOpen || isTouched || !marking)
    return (
      <div ref={group}>
        <FieldRow {...props} />
        {back && <p className={classes.back}>{back}</p>}
      </div>
    )
  const open = () => {
    focusSoon('select')
    setOpen(true)
  }
  return (
    <div ref={group}>
      <div className={classes.row} data-field={name}>
        <span className={classes.label}>{family('field.marking')}</span>
        <p className={classes.marking}>
          <MarkingLine marking={marking} />
          {status && same(marking, status.defaultMarking) && (
            <span className={look.quiet}>{t('form.markingOfDesk')}</span>
          )}
          <Button size="compact-sm" variant="subtle" onClick={open}>
            {t('form.changeMarking')}
          </Button>
          {back}
        </p>
      </div>
    </div>
  )
}
