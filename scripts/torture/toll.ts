/** Something acknowledged that a reopened desk no longer has or has otherwise, or something that is there by half. */
export interface Lost {
  kill: number
  what: string
  why: string
}

/** What a process is killed in. */
export const WORKS = ['edit', 'backup', 'import', 'restore', 'migration'] as const
export type Work = (typeof WORKS)[number]

/** What kills did to desks. */
export interface Toll {
  kills: number
  /** How many kills fell into what. */
  of: Record<Work, number>
  /** How much of what was acknowledged: edits and imports that were said to be on the disk, backups and restores that were said to be done. */
  done: { edits: number; imports: number; backups: number; restores: number }
  lost: Lost[]
  unreadable: { kill: number; why: string }[]
}

export const emptyToll = (): Toll => ({
  kills: 0,
  of: { edit: 0, backup: 0, import: 0, restore: 0, migration: 0 },
  done: { edits: 0, imports: 0, backups: 0, restores: 0 },
  lost: [],
  unreadable: [],
})

export const acknowledged = ({ done }: Toll): number => Object.values(done).reduce((sum, one) => sum + one, 0)

/** One kill, and where what it did is noted. */
export interface Trial {
  toll: Toll
  kill: number
  /** The desk, and the folder in which all of the trial is. */
  folder: string
  home: string
  /** What the process said. */
  lines: readonly string[]
}

export function lose({ toll, kill }: Pick<Trial, 'toll' | 'kill'>, what: string, why: string): void {
  toll.lost.push({ kill, what, why })
}

/** The words after each line that begins so. */
export const said = (lines: readonly string[], beginning: string): string[] =>
  lines.flatMap((line) => (line.startsWith(`${beginning} `) ? [line.slice(beginning.length + 1)] : []))
