import type { FormSession } from '../../../core/editing/form-session'
import { formPrefix } from '../../client/unsaved-text'

/** Forms that were left while the desk could not be written: what was typed there is saved by itself as well, as soon as it can be. */
const left = new Map<string, FormSession>()

/** Whether the desk as such did not take what was typed. What is wrong with the text itself, or disputed, waits for the person. */
const isHeldUp = (session: FormSession): boolean => {
  const { failure, dirty } = session.snapshot()
  return failure !== undefined && dirty.size > 0
}

/** A form is left: saves what it holds, and remembers it where the desk does not take that. `key` is what its text is kept under. */
export async function leaveForm(key: string, session: FormSession): Promise<void> {
  await session.save()
  if (isHeldUp(session)) left.set(key, session)
}

/** Whether what was typed into a form waits here to be saved. */
export const isLeft = (key: string): boolean => left.has(key)

/** Says to all windows that a form is open in this one, until the returned function is called. */
export function holdForm(key: string): () => void {
  let letGo = () => undefined as void
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  void navigator.locks.request(key, () => held)
  return letGo
}

/** Does something about a form that is open in no window, and nothing where it is open in one. */
export async function whileNobodyHolds(key: string, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(key, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
}

/** The form is open again, with the text that was kept: it saves that itself. */
export function takeUpForm(key: string): void {
  left.delete(key)
}

/** Tries to save what was left on the desk with this id. Resolves when it is known what could be saved. */
export async function saveLeftForms(storeId: string): Promise<void> {
  const those = [...left].filter(([key]) => key.startsWith(formPrefix(storeId)))
  for (const [key, session] of those) {
    await session.save()
    if (!isHeldUp(session)) left.delete(key)
  }
}

/** Another desk is shown: what is kept for this one waits there. */
export function forgetLeftForms(): void {
  left.clear()
}
