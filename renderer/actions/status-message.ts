import { useEffect, useSyncExternalStore } from 'react'
import { stepWords } from '../../core/actions/step-words'
import type { Title } from '../../core/desk/titles'
import type { StepLabel } from '../../core/journal/step'
import { subscribe } from '../client/bridge'
import { useTexts, type Texts } from '../text/text-context'

/** What was done last in this window, as far as it does not show where it was done; or why it was not. */
export type StatusMessage =
  | { did: 'undo' | 'redo'; label: StepLabel; revision: number }
  | { did: 'restore'; titles: readonly Title[]; revision: number }
  | { failure: unknown; revision?: number }

let said: StatusMessage | undefined
/** The latest revision of the desk that this window has heard of. */
let latest = 0
const listeners = new Set<() => void>()

/** Says what was done, until the desk is changed again. */
export function showStatus(next: StatusMessage | undefined): void {
  said = next
  for (const listener of listeners) listener()
}

/** What was done last in words; nothing once the desk was changed after it. */
export function useStatusMessage(): string {
  const texts = useTexts()
  useEffect(() => {
    const stop = subscribe('desk:changed', ({ revision }) => {
      const before = latest
      latest = revision
      // The change that is spoken of is told after its answer, or before it.
      if (said && revision > (said.revision ?? before)) showStatus(undefined)
    })
    return () => {
      stop()
      latest = 0
      showStatus(undefined)
    }
  }, [])
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => said,
  )
  return now ? wordsOf(now, texts) : ''
}

function wordsOf(done: StatusMessage, { t, language, title, error }: Texts): string {
  if ('failure' in done) return error(done.failure)
  if (done.did !== 'restore')
    return t(done.did === 'undo' ? 'undo.done' : 'undo.redone', { what: stepWords(done.label, language) })
  const [first, ...others] = done.titles
  if (first && others.length === 0) return t('trash.restored', { title: title(first) })
  return t('trash.restoredAll', { count: done.titles.length })
}
