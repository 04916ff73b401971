import { noteOf } from '../../core/contract/log-event'
import { ask } from './bridge'

/** How many errors of one page are noted: a fault that repeats itself says no more. */
const MOST = 50

/** Notes the page's unforeseen errors in the log of this machine, by their kind and place alone. */
export function noteErrors(): void {
  let noted = 0
  const note = (thrown: unknown) => {
    noted += 1
    if (noted <= MOST) void send(thrown)
  }
  window.addEventListener('error', ({ error }) => note(error))
  window.addEventListener('unhandledrejection', ({ reason }) => note(reason))
}

async function send(thrown: unknown): Promise<void> {
  try {
    await ask('app:note-error', noteOf(thrown))
  } catch {
    // A log that cannot be written must not make another error.
  }
}
