import type { FormSession } from '../../../core/editing/form-session'
import { formPrefix } from '../../client/unsaved-text'

/** Forms closed while the desk took no edits. Their text is saved by itself as soon as it can be. */
const left = new Map<string, FormSession>()

/** True if the desk itself refused. Invalid or disputed text waits for the person instead. */
const isHeldUp = (session: FormSession): boolean => {
  const { failure, dirty } = session.snapshot()
  return failure !== undefined && dirty.size > 0
}

/** Saves a form that closes, and keeps it for later if the desk refuses. Its text is kept under `key`. */
export async function leaveForm(key: string, session: FormSession): Promise<void> {
  await session.save()
  if (isHeldUp(session)) left.set(key, session)
}

/** True if a closed form waits here to be saved. */
export const isLeft = (key: string): boolean => left.has(key)

/** Tells all windows that this one has the form open, until the returned function is called. */
export function holdForm(key: string): () => void {
  let letGo = () => undefined as void
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  void navigator.locks.request(key, () => held)
  return letGo
}

/** Does work on a form only if no window has it open. */
export async function whileNobodyHolds(key: string, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(key, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
}

/** The form is open again, and saves its text itself. */
export function takeUpForm(key: string): void {
  left.delete(key)
}

/** Tries to save the closed forms of the desk with this id. Resolves when each has been tried. */
export async function saveLeftForms(storeId: string): Promise<void> {
  const those = [...left].filter(([key]) => key.startsWith(formPrefix(storeId)))
  for (const [key, session] of those) {
    await session.save()
    if (!isHeldUp(session)) left.delete(key)
  }
}

/** Another desk opens: this desk's texts stay kept until it opens again. */
export function forgetLeftForms(): void {
  left.clear()
}
