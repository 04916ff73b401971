import { ask } from './bridge'

/** Text that is typed but not yet on the desk. The main process keeps it, so that it outlives this window. */

const timers = new Map<string, ReturnType<typeof setTimeout>>()

/** Keeps a text under a key, a moment after the last keystroke. */
export function keepText(key: string, text: string): void {
  clearTimeout(timers.get(key))
  timers.set(
    key,
    setTimeout(() => {
      timers.delete(key)
      void ask('app:keep', { key, text })
    }, 150),
  )
}

/** Forgets what was kept: it is on the desk now, or nobody wants it. */
export function forgetText(key: string): void {
  clearTimeout(timers.get(key))
  timers.delete(key)
  void ask('app:keep', { key })
}

/** Everything that is kept under keys that begin so. */
export async function keptTexts(prefix: string): Promise<Record<string, string>> {
  return (await ask('app:kept', { prefix })).kept
}
