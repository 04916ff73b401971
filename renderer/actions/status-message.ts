import { useEffect, useSyncExternalStore } from 'react'
import { stepWords } from '../../core/actions/step-words'
import type { Title } from '../../core/desk/titles'
import type { StepLabel } from '../../core/journal/step'
import { subscribe } from '../client/bridge'
import { useTexts, type Texts } from '../text/text-context'

/** The last thing done in this window, or its failure, if the screen does not show it already. */
export type StatusMessage =
  /** `isDraftKept` if a record is a draft again that the window does not show. */
  | { did: 'undo' | 'redo'; label: StepLabel; revision: number; isDraftKept?: boolean }
  | { did: 'restore'; titles: readonly Title[]; revision: number }
  | { did: 'copy'; count: number; revision?: number }
  | { did: 'nothing'; revision?: number }
  | { did: 'linked'; revision?: number }
  | { did: 'issued'; revision?: number }
  | { did: 'change'; count: number; revision: number }
  | { did: 'link'; count: number; revision: number }
  /** `from` is the issue that all of them leave. */
  | { did: 'move'; count: number; from?: Title; to: Title; revision: number }
  | { did: 'tour'; state: 'left' | 'done'; revision?: number }
  | { failure: unknown; revision?: number }

let said: StatusMessage | undefined
/** The latest revision that this window knows of. */
let latest = 0
const listeners = new Set<() => void>()

/** Messages that tell of no change to the desk: they go by themselves. */
const BRIEF: ReadonlySet<string> = new Set(['nothing', 'linked', 'issued', 'copy', 'tour'])
/** How long these are shown, in milliseconds. */
const BRIEF_MS = 15_000
let ending: ReturnType<typeof setTimeout> | undefined

/** Shows a message until the desk changes again, or for a while if it tells of no change. */
export function showStatus(next: StatusMessage | undefined): void {
  clearTimeout(ending)
  said = next
  if (next && 'did' in next && BRIEF.has(next.did)) ending = setTimeout(() => showStatus(undefined), BRIEF_MS)
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
  if (done.did === 'nothing') return t('side.nothing')
  if (done.did === 'linked') return t('link.already')
  if (done.did === 'issued') return t('undo.issued')
  if (done.did === 'change') return t(done.count === 1 ? 'change.doneOne' : 'change.done', { count: done.count })
  if (done.did === 'link') return t(done.count === 1 ? 'link.doneOne' : 'link.done', { count: done.count })
  if (done.did === 'move') {
    const [count, to] = [done.count, title(done.to)]
    if (!done.from) return t('move.doneMany', { count, to })
    return t(count === 1 ? 'move.doneOne' : 'move.done', { count, from: title(done.from), to })
  }
  if (done.did === 'copy') return done.count === 1 ? t('copy.done') : t('copy.doneMany', { count: done.count })
  if (done.did === 'tour') return t(`tour.${done.state}`)
  if (done.did !== 'restore') {
    const key = done.did === 'redo' ? 'undo.redone' : done.isDraftKept ? 'undo.doneKept' : 'undo.done'
    return t(key, { what: stepWords(done.label, language) })
  }
  const [first, ...others] = done.titles
  if (first && others.length === 0) return t('trash.restored', { title: title(first) })
  return t('trash.restoredAll', { count: done.titles.length })
}
