import { chownSync } from 'node:fs'

/** Does something without root's rights, which no permission holds back; where the tests are not root, just does it. */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || !process.seteuid) return work()
  process.seteuid(65_534)
  try {
    return await work()
  } finally {
    process.seteuid(0)
  }
}

/** A user that nobody is. */
const USER = 1234

/** A command as an ordinary user with a home of their own; where this is not root, as whoever runs it. */
export function ordinaryCommand(command: string[], home: string): string[] {
  if (process.getuid?.() !== 0) return command
  chownSync(home, USER, USER)
  return ['setpriv', `--reuid=${USER}`, `--regid=${USER}`, '--clear-groups', ...command]
}
