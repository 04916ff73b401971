import { useEffect, useSyncExternalStore } from 'react'
import { stepWords } from '../../core/actions/step-words'
import type { Title } from '../../core/desk/titles'
import type { StepLabel } from '../../core/journal/step'
import { subscribe } from '../client/bridge'
import { useTexts, type Texts } from '../text/text-context'

/** The last thing done in this window, or its failure, if the screen does not show it already. */
export type StatusMessage =
  | { did: 'undo' | 'redo'; label: StepLabel; revision: number }
  | { did: 'restore'; titles: readonly Title[]; revision: number }
  | { did: 'copy'; count: number; revision?: number }
  | { failure: unknown; revision?: number }

let said: StatusMessage | undefined
/** The latest revision that this window knows of. */
let latest = 0
const listeners = new Set<() => void>()

/** Shows a message until the desk changes again. */
export function showStatus(next: StatusMessage | undefined): void {
  said = next
  for (const listener of listeners) listener()
}

/** The status message in words; empty once the desk has changed since. */
export function useStatusMessage(): string {
  const texts = useTexts()
  useEffect(() => {
    const stop = subscribe('desk:changed', ({ revision }) => {
      const before = latest
      latest = revision
      // The event of the change may arrive before or after the answer to its request.
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
  if (done.did === 'copy') return done.count === 1 ? t('copy.done') : t('copy.doneMany', { count: done.count })
  if (done.did !== 'restore')
    return t(done.did === 'undo' ? 'undo.done' : 'undo.redone', { what: stepWords(done.label, language) })
  const [first, ...others] = done.titles
  if (first && others.length === 0) return t('trash.restored', { title: title(first) })
  return t('trash.restoredAll', { count: done.titles.length })
}
