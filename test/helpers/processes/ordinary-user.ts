import { chmodSync, chownSync, lstatSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Runs `work` without root's rights, which ignore permissions. If the tests do not run as root, just runs it. */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || !process.seteuid) return work()
  process.seteuid(65_534)
  try {
    return await work()
  } finally {
    process.seteuid(0)
  }
}

/** Lets every account look into a folder that Parley made for its own, and into the folder that it is in. */
export function letOthersRead(folder: string): void {
  chmodSync(dirname(folder), 0o755)
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name)
    chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o644)
  }
}

/** An unused user id. */
const USER = 1234

/** Turns a command into one that runs as an ordinary user with their own home. If the tests do not run as root, it runs as the present user. */
export function ordinaryCommand(command: string[], home: string): string[] {
  if (process.getuid?.() !== 0) return command
  chownSync(home, USER, USER)
  return ['setpriv', `--reuid=${USER}`, `--regid=${USER}`, '--clear-groups', ...command]
}
