/** Acknowledged data that a reopened desk lacks or has changed, or something that exists only in part. */
export interface Lost {
  kill: number
  what: string
  why: string
}

/** The work that a process is killed in. */
export const WORKS = ['edit', 'backup', 'import', 'restore', 'migration'] as const
export type Work = (typeof WORKS)[number]

/** The results of the kills. */
export interface Toll {
  kills: number
  /** How many kills hit which work. */
  of: Record<Work, number>
  /** How much was acknowledged: edits and imports reported durable, backups and restores reported done. */
  done: { edits: number; imports: number; backups: number; restores: number }
  lost: Lost[]
  unreadable: { kill: number; why: string }[]
  /** The processes that ended by themselves, without a word, before they were killed. */
  ended: { kill: number; code: number | null }[]
}

export const emptyToll = (): Toll => ({
  kills: 0,
  of: { edit: 0, backup: 0, import: 0, restore: 0, migration: 0 },
  done: { edits: 0, imports: 0, backups: 0, restores: 0 },
  lost: [],
  unreadable: [],
  ended: [],
})

export const acknowledged = ({ done }: Toll): number => Object.values(done).reduce((sum, one) => sum + one, 0)

/** One kill, and where its effects are noted. */
export interface Trial {
  toll: Toll
  kill: number
  /** The desk, and the folder that holds the whole trial. */
  folder: string
  home: string
  /** The output of the process. */
  lines: readonly string[]
}

export function lose({ toll, kill }: Pick<Trial, 'toll' | 'kill'>, what: string, why: string): void {
  toll.lost.push({ kill, what, why })
}

/** The rest of each line with this beginning. */
export const said = (lines: readonly string[], beginning: string): string[] =>
  lines.flatMap((line) => (line.startsWith(`${beginning} `) ? [line.slice(beginning.length + 1)] : []))
