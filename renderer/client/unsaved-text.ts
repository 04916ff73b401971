import type { RecordRef } from '../../core/model/values/record-ref'
import { ask } from './bridge'

/** Typed text that is not on the desk yet. The main process keeps it, so that it outlives this window. */

const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; text: string }>()

/** The start of the keys of all unsaved forms of a desk, by the desk's id. */
export const formPrefix = (storeId: string): string => `form/${storeId}/`

/** The key that the form of a record keeps its text under. */
export const formKey = (storeId: string, { collection, id }: RecordRef): string =>
  `${formPrefix(storeId)}${collection}/${id}`

/** Keeps a text under a key, a moment after the first unkept keystroke, so that nonstop typing is kept too. */
export function keepText(key: string, text: string): void {
  const before = waiting.get(key)
  if (before) before.text = text
  else waiting.set(key, { text, timer: setTimeout(() => void keepNow(key), 150) })
}

async function keepNow(key: string): Promise<void> {
  const text = waiting.get(key)?.text
  clearTimeout(waiting.get(key)?.timer)
  waiting.delete(key)
  if (text === undefined) return
  // The window still has the text, and says that a crash would lose it.
  await ask('app:keep', { key, text }).catch((failure: unknown) => {
    for (const listener of failureListeners) listener(failure)
  })
}

const failureListeners = new Set<(failure: unknown) => void>()

/** Calls the listener whenever a text could not be kept, until the returned function is called. */
export function onKeepFailure(listener: (failure: unknown) => void): () => void {
  failureListeners.add(listener)
  return () => failureListeners.delete(listener)
}

/** Keeps pending text at once: the window is about to close. */
export async function keepAllNow(): Promise<void> {
  await Promise.all([...waiting.keys()].map(keepNow))
}

/** Forgets an unsaved text: it is on the desk now, or discarded. */
export function forgetText(key: string): void {
  clearTimeout(waiting.get(key)?.timer)
  waiting.delete(key)
  void ask('app:keep', { key })
}

/** All unsaved texts with keys that begin with `prefix`, with those that are only on their way to be kept. */
export async function unsavedTexts(prefix: string): Promise<Record<string, string>> {
  const { kept } = await ask('app:kept', { prefix })
  const coming = [...waiting].filter(([key]) => key.startsWith(prefix))
  return { ...kept, ...Object.fromEntries(coming.map(([key, { text }]) => [key, text])) }
}
