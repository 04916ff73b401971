import { existsSync } from 'node:fs'
import { lstat, open, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ParleyError } from '../../core/contract/errors'
import { composeMeetingBrief } from '../../core/memo/meeting-brief/compose-meeting-brief'
import { FORMAT_FILE } from '../desk/desk-format'
import { DeskStore } from '../desk/desk-store'
import { placesFrom } from '../files/places'
import { reasonOf, writeDurably } from '../files/write-durably'
import { pressMemo } from '../press/press'
import type { CliOptions, CliWorld } from './run-cli'

/** `memo`: composes the meeting brief of a session, sets it as PDF, writes it whole or not at all, and prints its path. */
export async function memoCommand(options: CliOptions, world: CliWorld): Promise<number> {
  await refuseUnfitPlace(options.out)
  const store = await DeskStore.open(options.desk, 'read')
  const memo = composeMeetingBrief(store.desk, {
    now: world.now(),
    ...(options.session === undefined ? {} : { session: options.session }),
  })
  const places = placesFrom(world.bundleDirectory)
  const bytes = await pressMemo(memo, { workerFile: places.pressFile, fontsDirectory: places.fonts })
  await writeOut(options.out, bytes)
  world.print(options.out)
  return 0
}

/**
 * Only an earlier PDF is replaced: a folder, a device or another document under that name is left alone, and so is everything in a
 * desk's folder.
 */
async function refuseUnfitPlace(file: string): Promise<void> {
  const folder = await realpath(dirname(file)).catch(() => undefined)
  if (folder !== undefined && [folder, dirname(folder)].some((place) => existsSync(join(place, FORMAT_FILE)))) {
    throw new ParleyError('out-in-desk', { file })
  }
  const found = await lstat(file).catch(() => undefined)
  if (!found) return
  if (!found.isFile()) {
    throw new ParleyError('cannot-write', {
      file,
      reason: found.isDirectory() ? 'it is a folder' : 'it is not a plain file',
    })
  }
  if (found.size > 0 && !(await startsLikePdf(file))) throw new ParleyError('out-not-pdf', { file })
}

async function startsLikePdf(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => undefined)
  if (!handle) return false
  try {
    const { buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0)
    return buffer.toString('latin1') === '%PDF-'
  } finally {
    await handle.close()
  }
}

async function writeOut(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeDurably(file, bytes)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'ENOSPC' || reason === 'EDQUOT') throw new ParleyError('disk-full', { file }, { cause: error })
    const why = reason === 'ENOENT' ? 'that folder does not exist' : reason
    throw new ParleyError('cannot-write', { file, reason: why }, { cause: error })
  }
}
