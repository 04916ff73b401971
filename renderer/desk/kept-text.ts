import { ask } from './bridge'

/** Text that is typed but not yet on the desk. The main process keeps it, so that it outlives this window. */

const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; text: string }>()

/** The name of a desk in a key: its folder, or of a folder that is too long for one its end and its checksum. */
export function deskInKey(desk: string): string {
  if (desk.length <= 120) return desk
  let sum = 0
  for (const character of desk) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) % 2 ** 32
  return `${desk.slice(-100)} ${sum}`
}

/** What the keys of all texts of a desk's forms begin with. */
export const formPrefix = (desk: string): string => `form/${deskInKey(desk)}/`

/** Keeps a text under a key, a moment after the last keystroke. */
export function keepText(key: string, text: string): void {
  clearTimeout(waiting.get(key)?.timer)
  waiting.set(key, { text, timer: setTimeout(() => void keepNow(key), 150) })
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
export async function keptTexts(prefix: string): Promise<Record<string, string>> {
  return (await ask('app:kept', { prefix })).kept
}
