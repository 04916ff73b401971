import { Textarea, type TextareaProps } from '@mantine/core'
import classes from './growing-text.module.css'

/** Above so many characters a field has all its rows at once: to lay out a megabyte at each keystroke would block the window. */
export const LONG_TEXT = 20_000

/** A field for a text of some lines, which grows with it from `minRows` to `maxRows`, and scrolls from there. */
export function GrowingText({
  minRows,
  maxRows,
  className,
  ...props
}: Omit<TextareaProps, 'autosize' | 'rows' | 'classNames' | 'styles' | 'value'> & {
  value: string
  minRows: number
  maxRows: number
  /** A class for the field itself. */
  inputClass?: string | undefined
}) {
  const { inputClass, ...others } = props
  const grows = others.value.length < LONG_TEXT
  return (
    <Textarea
      {...others}
      className={className}
      rows={grows ? minRows : maxRows}
      classNames={{ input: [grows ? classes.input : '', inputClass ?? ''].join(' ').trim() }}
      styles={{ input: { '--least': minRows, '--most': maxRows } }}
    />
  )
}
