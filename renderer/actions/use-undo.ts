import { useState } from 'react'
import { stepWords } from '../../core/actions/step-words'
import { replayStep } from '../desk/saving'
import { useStaff } from '../desk/environment'
import { useTexts } from '../text/text-context'
import { useAction } from './action-context'

/** Does undo and redo, and returns what was done last in words, for the status bar and for who hears the window. */
export function useUndo(): string {
  const { t, language, error } = useTexts()
  const staff = useStaff()
  const [said, setSaid] = useState('')
  const replay = (way: 'undo' | 'redo') => {
    replayStep(way, staff).then(
      ({ label }) => setSaid(t(way === 'undo' ? 'undo.done' : 'undo.redone', { what: stepWords(label, language) })),
      (cause: unknown) => setSaid(error(cause)),
    )
  }
  useAction('undo', () => replay('undo'))
  useAction('redo', () => replay('redo'))
  return said
}
