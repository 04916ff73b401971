import { ask } from './bridge'

/** Text that is typed but not yet on the desk. The main process keeps it, so that it outlives this window. */

const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; text: string }>()

/** What the keys of all texts of a desk's forms begin with; the desk is named by its store's id. */
export const formPrefix = (storeId: string): string => `form/${storeId}/`

/** Keeps a text under a key, a moment after the first keystroke that is not kept: who types without a pause is kept up with. */
export function keepText(key: string, text: string): void {
  const before = waiting.get(key)
  if (before) before.text = text
  else waiting.set(key, { text, timer: setTimeout(() => void keepNow(key), 150) })
}

async function keepNow(key: string): Promise<void> {
  const text = waiting.get(key)?.text
  clearTimeout(waiting.get(key)?.timer)
  waiting.delete(key)
  if (text !== undefined) await ask('app:keep', { key, text })
}

/** Keeps at once what waits for a moment: the window is about to go. */
export async function keepAllNow(): Promise<void> {
  await Promise.all([...waiting.keys()].map(keepNow))
}

/** Forgets what was kept: it is on the desk now, or nobody wants it. */
export function forgetText(key: string): void {
  clearTimeout(waiting.get(key)?.timer)
  waiting.delete(key)
  void ask('app:keep', { key })
}

/** Everything that is kept under keys that begin so. */
export async function unsavedTexts(prefix: string): Promise<Record<string, string>> {
  return (await ask('app:kept', { prefix })).kept
}
