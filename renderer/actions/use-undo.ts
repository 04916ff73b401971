import { useEffect, useRef, useState } from 'react'
import { stepWords } from '../../core/actions/step-words'
import type { StepLabel } from '../../core/history/step'
import { subscribe } from '../desk/bridge'
import { useStaff } from '../desk/environment'
import { replayStep } from '../desk/saving'
import { useTexts } from '../text/text-context'
import { useAction } from './action-context'

type Said = { way: 'undo' | 'redo'; label: StepLabel } | { failure: unknown }

/** Does undo and redo, and returns what was done last in words, until something else is done. */
export function useUndo(): string {
  const { t, language, error } = useTexts()
  const staff = useStaff()
  const [said, setSaid] = useState<Said>()
  const revision = useRef(0)
  const replay = (way: 'undo' | 'redo') => {
    replayStep(way, staff).then(
      (done) => {
        revision.current = done.revision
        setSaid({ way, label: done.label })
      },
      (failure: unknown) => setSaid({ failure }),
    )
  }
  useEffect(
    () =>
      subscribe('desk:changed', (changed) => {
        if (changed.revision > revision.current + 1) setSaid(undefined)
      }),
    [],
  )
  useAction('undo', () => replay('undo'))
  useAction('redo', () => replay('redo'))
  if (!said) return ''
  if ('failure' in said) return error(said.failure)
  return t(said.way === 'undo' ? 'undo.done' : 'undo.redone', { what: stepWords(said.label, language) })
}
