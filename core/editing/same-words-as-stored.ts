import { isEdtf } from '../dates/edtf'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A typed value in which each text that is no date, but just the words of the stored date in its place, is that date: nobody changed it. Parts are found by their
 * ids. All else is returned as it is.
 */
export function withStoredDates(typed: unknown, stored: unknown): unknown {
  if (Array.isArray(typed)) {
    const before: unknown[] = Array.isArray(stored) ? stored : []
    return kept(
      typed,
      typed.map((item: unknown) => withStoredDates(item, partner(item, before))),
    )
  }
  if (!isFields(typed) || !isFields(stored)) return typed
  if (typeof typed.edtf === 'string') return isInWordsOf(typed.edtf, stored) ? stored : typed
  const entries = Object.entries(typed).map(([name, value]) => [name, withStoredDates(value, stored[name])] as const)
  return entries.some(([name, value]) => value !== typed[name]) ? Object.fromEntries(entries) : typed
}

/** The same list if nothing in it is another. */
const kept = (typed: unknown[], next: unknown[]) => (next.some((item, at) => item !== typed[at]) ? next : typed)

const partner = (item: unknown, among: readonly unknown[]) =>
  isFields(item) && among.find((one) => isFields(one) && one.id !== undefined && one.id === item.id)

function isInWordsOf(text: string, stored: Fields): boolean {
  if (isEdtf(text) || !isFields(stored.words)) return false
  return Object.values(stored.words).some((words) => typeof words === 'string' && words.trim() === text.trim())
}
