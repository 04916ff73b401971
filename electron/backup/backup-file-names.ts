import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { reasonOf } from '../files/write-durably'

/**
 * The names in a folder of backups. Each desk has a place there: a folder of its own with the same names as a desk's folder, plus `states/`: the desk
 * at some instants, each as a snapshot.
 */

export const PLACE_FILE = 'backup.json'
const STATES_FOLDER = 'states'
/** The folder that is made in a chosen one, and holds the places of all desks. */
export const BACKUPS_FOLDER = 'Parley backups'

/** Is this folder of backups inside one that a person chose, whose drive may be missing? */
export const isChosen = (folder: string): boolean => basename(folder) === BACKUPS_FOLDER

const STATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-(\d{1,16})\.json$/

/** A desk's place in a folder of backups. */
export const placeOf = (folder: string, storeId: string): string =>
  // The desk's author chose its id, which must not lead elsewhere.
  join(folder, /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/.test(storeId) ? storeId : hashOf(storeId))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

export const statesOf = (place: string): string => join(place, STATES_FOLDER)

/** The name of a state, from its instant (in UTC, as `Date.toISOString` writes it) and the desk's `revision`: Windows allows no colon. */
export const stateName = (at: string, revision: number): string => `${at.replaceAll(/[-:.]/g, '')}-${revision}.json`

/** The file of a state. */
export interface StateFile {
  name: string
  /** When it was backed up, in UTC. */
  at: string
  revision: number
  bytes: number
}

/** Parses the name of a state; undefined if it is none. */
export function parseStateName(name: string): Omit<StateFile, 'bytes'> | undefined {
  const found = STATE.exec(name)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, milli, revision] = found
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`
  return Number.isNaN(Date.parse(at)) ? undefined : { name, at, revision: Number(revision) }
}

/** The states in a place, newest first; none if there is no place. @throws whatever reading a folder throws */
export async function listStates(place: string): Promise<StateFile[]> {
  const names = await readdir(statesOf(place)).catch((error: unknown): string[] => {
    if (['ENOENT', 'ENOTDIR'].includes(reasonOf(error))) return []
    throw error
  })
  const states: StateFile[] = []
  for (const name of names) {
    const parsed = parseStateName(name)
    const found = parsed && (await stat(join(statesOf(place), name)).catch(() => undefined))
    if (parsed && found?.isFile()) states.push({ ...parsed, bytes: found.size })
  }
  return states.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.revision < b.revision) ? 1 : -1))
}
