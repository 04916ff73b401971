import * as fs from 'node:fs/promises'

/** Windows answers so while another program, such as a virus scanner or an indexer, has a file open. Elsewhere these errors are final. */
const HELD: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'])
/** The longest pause between two tries, and the time after which a file counts as held for good, both in milliseconds. */
const LONGEST_PAUSE_MS = 200
const PATIENCE_MS = 5000

/** The system and its clock; tests replace them. */
export interface Patience {
  isWindows?: boolean
  pause?: (milliseconds: number) => Promise<void>
}

const pauseFor = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/**
 * Does some work on a file or folder; on Windows tries it again for up to five seconds while another program holds it.
 * @throws the last error, as the work threw it
 */
export async function whenFree<T>(work: () => Promise<T>, { isWindows, pause = pauseFor }: Patience = {}): Promise<T> {
  const mayWait = isWindows ?? process.platform === 'win32'
  let waited = 0
  for (let wait = 5; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      const isHeld = error instanceof Error && 'code' in error && HELD.has(error.code)
      if (!mayWait || !isHeld || waited >= PATIENCE_MS) throw error
    }
    await pause(wait)
    waited += wait
  }
}

/** Gives a file or folder another name, once nobody holds it. */
export const move = (from: string, to: string): Promise<void> => whenFree(() => fs.rename(from, to))

/** Removes a file, if it exists, once nobody holds it. */
export const removeFile = (path: string): Promise<void> => whenFree(() => fs.rm(path, { force: true }))

/** Removes an empty folder, once nobody holds it. */
export const removeEmptyFolder = (path: string): Promise<void> => whenFree(() => fs.rmdir(path))

/** Removes a folder with all that is in it, if it exists, once nobody holds any of it. */
export const removeFolder = (path: string): Promise<void> =>
  whenFree(() => fs.rm(path, { recursive: true, force: true }))
