import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { same } from '../../../../core/base/same-value'
import { describedRef, type InputProps } from './input-props'

type Field = HTMLInputElement | HTMLTextAreaElement

/** Marks a text as being typed in, so that undo works letter by letter until it is left. */
export function typingIn(leave: () => void) {
  return {
    onInput: (event: { currentTarget: Field }) => {
      event.currentTarget.dataset.typed = 'true'
    },
    onBlur: (event: { currentTarget: Field }) => {
      delete event.currentTarget.dataset.typed
      leave()
    },
  }
}

interface TypedInputProps extends Pick<
  InputProps,
  'id' | 'label' | 'value' | 'change' | 'leave' | 'invalid' | 'describedBy'
> {
  /** Writes the value, and reads a text; a text that is not understood stays itself, for its schema to refuse. */
  format: (value: unknown) => string
  parse: (text: string) => unknown
  className?: string | undefined
  inputMode?: 'numeric' | 'decimal'
  placeholder?: string
  description?: string
  rightSection?: ReactNode
  onFocus?: () => void
}

/**
 * A line of text with a value behind it. It stays as typed while the value is what that text meant; after another change, such as an undo, it shows the value
 * as written.
 */
export function TypedInput(props: TypedInputProps) {
  const { id, label, value, change, leave, invalid, describedBy, format, parse, className, ...rest } = props
  const [typed, setTyped] = useState<{ text: string; meant: unknown }>()
  return (
    <TextInput
      {...rest}
      id={id}
      aria-label={label}
      {...(className === undefined ? {} : { className })}
      value={typed && same(typed.meant, value) ? typed.text : format(value)}
      error={invalid}
      ref={describedRef(describedBy)}
      onChange={(event) => {
        const text = event.currentTarget.value
        const meant = parse(text)
        setTyped({ text, meant })
        change(meant, 'typed')
      }}
      {...typingIn(leave)}
    />
  )
}
