/** True while a system dialog is open. */
let asking = false

/** Asks a person something in a system dialog: one at a time in the whole app, so that no page can pile them up. Undefined while another is open. */
export async function askAlone<T>(ask: () => Promise<T>): Promise<T | undefined> {
  if (asking) return undefined
  asking = true
  try {
    return await ask()
  } finally {
    asking = false
  }
}
