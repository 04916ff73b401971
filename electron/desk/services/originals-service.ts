import { lstat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { Handlers } from '../../../core/contract/answer-by'
import { getOrThrow } from '../../../core/desk/desk-read'
import type { OriginalView } from '../../../core/queries/original-schemas'
import { readRegular } from '../../files/regular-file'
import type { DeskStore } from '../store/desk-store'
import type { InteropWorld } from './interop-service'
import { refuseInDesk, writeOut } from './memo-file'

/** Answers the requests about the files that sources were read from. Parley saves copies of them; it never opens or shows one. */
export class OriginalsService {
  readonly handlers: Handlers<'desk:original' | 'desk:original-save'>

  constructor(store: DeskStore, world: InteropWorld) {
    this.handlers = {
      'desk:original': ({ source }) => originalView(store, source),
      'desk:original-save': async ({ source, place }) =>
        saveOriginal(store, source, await world.fileOf(place, 'write')),
    }
  }
}

async function originalView(store: DeskStore, id: string): Promise<OriginalView> {
  const { original, readByMachine, sha256, scheduleRevision } = getOrThrow(store.desk, 'source', id)
  if (!original) return {}
  const { name, bytes, kept } = original
  const found = kept === true ? (await store.originalOnDisk(original.sha256))?.size : undefined
  const state = kept !== true ? 'notKept' : found === undefined ? 'missing' : found === bytes ? 'kept' : 'altered'
  return {
    original: {
      name,
      size: bytes,
      state,
      isPicture: readByMachine === true,
      isAlone: sha256 === undefined && scheduleRevision === undefined,
      isSchedule: scheduleRevision !== undefined,
    },
  }
}

/**
 * Saves a copy of the file that a source was read from, byte for byte, whole or not at all, and never over another file.
 * @throws ParleyError `record-missing`, `original-not-kept`, `original-missing`, `original-corrupt`, `out-in-desk`, `out-exists`, `cannot-write`, `disk-full`
 */
export async function saveOriginal(
  store: DeskStore,
  source: string,
  file: string,
): Promise<{ file: string; size: number }> {
  const { original } = getOrThrow(store.desk, 'source', source)
  if (original?.kept !== true) throw new ParleyError('original-not-kept', { collection: 'source', id: source })
  return saveCopy(file, () => store.readOriginal(original.sha256))
}

/**
 * Saves a copy of a file that the desk keeps, in the same way.
 * @throws what `read` throws; ParleyError `out-in-desk`, `out-exists`, `cannot-write`, `disk-full`
 */
export async function saveCopy(file: string, read: () => Promise<Buffer>): Promise<{ file: string; size: number }> {
  await refuseInDesk(file)
  const bytes = await read()
  await refuseOther(file, bytes)
  await writeOut(file, bytes)
  return { file: basename(file), size: bytes.length }
}

/** Leaves any file alone that is not this one already. @throws ParleyError `cannot-write`, `out-exists` */
async function refuseOther(file: string, bytes: Uint8Array): Promise<void> {
  const found = await lstat(file).catch(() => undefined)
  if (!found) return
  if (found.isDirectory()) throw new ParleyError('cannot-write', { file, reason: 'it is a folder' })
  const isSame =
    found.isFile() && found.size === bytes.length && (await readRegular(file).catch(() => undefined))?.equals(bytes)
  if (isSame !== true) throw new ParleyError('out-exists', { file })
}
