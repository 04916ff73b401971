import { SegmentedControl } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import look from '../../look/look.module.css'
import classes from './settings.module.css'

/** One of a few options, by its label. */
export function Choice<V extends string>(props: {
  label: ReactNode
  options: Record<V, string>
  value: V
  choose: (value: V) => void
}) {
  const id = useId()
  const data = (Object.keys(props.options) as V[]).map((value) => ({ value, label: props.options[value] }))
  return (
    <div className={classes.choice}>
      <span id={id} className={classes.label}>
        {props.label}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        data={data}
        value={props.value}
        transitionDuration={0}
        classNames={{ root: look.segments ?? '', indicator: look.chosen ?? '', label: look.segment ?? '' }}
        onChange={props.choose}
      />
    </div>
  )
}
