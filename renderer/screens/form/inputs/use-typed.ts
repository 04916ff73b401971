import { useState } from 'react'
import { same } from '../../../../core/editing/same'

/**
 * The text of a field whose value is not its text: as it was typed for as long as the value is what that meant, otherwise as the value
 * is written, for instance after an undo.
 */
export function useTyped(
  value: unknown,
  format: (value: unknown) => string,
): [text: string, typed: (text: string, meant: unknown) => void] {
  const [typed, setTyped] = useState<{ text: string; meant: unknown }>()
  const text = typed && same(typed.meant, value) ? typed.text : format(value)
  return [text, (next, meant) => setTyped({ text: next, meant })]
}
