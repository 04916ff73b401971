import { Textarea, type TextareaProps } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import type { Ref } from 'react'
import classes from './growing-text.module.css'

/** Above so many characters a field has all its rows at once: to lay out a megabyte at each keystroke would block the window. */
export const LONG_TEXT = 20_000

/**
 * For a text area whose text React sets: without a default, React makes each text the default too, and Chromium then takes what was typed back letter by letter.
 */
export const UNDONE_WHOLE = { defaultValue: '' } as const

/** Empties the default at once. React would empty it at the first letter, and Chromium would then undo that letter alone. */
export function withoutDefault(field: HTMLTextAreaElement | null): void {
  if (field) field.defaultValue = ''
}

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
  ref?: Ref<HTMLTextAreaElement>
}) {
  const { inputClass, ref, ...others } = props
  const field = useMergedRef(ref, withoutDefault)
  const grows = others.value.length < LONG_TEXT
  return (
    <Textarea
      {...others}
      {...UNDONE_WHOLE}
      ref={field}
      className={className}
      rows={grows ? minRows : maxRows}
      classNames={{ input: [grows ? classes.input : '', inputClass ?? ''].join(' ').trim() }}
      styles={{ input: { '--least': minRows, '--most': maxRows } }}
    />
  )
}
