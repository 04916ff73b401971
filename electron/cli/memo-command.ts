import { lstat } from 'node:fs/promises'
import { ParleyError } from '../../core/contract/errors'
import { composeMeetingBrief } from '../../core/memo/meeting-brief/compose-meeting-brief'
import { DeskStore } from '../desk/desk-store'
import { placesFrom } from '../files/places'
import { reasonOf, writeDurably } from '../files/write-durably'
import { pressMemo } from '../press/press'
import type { CliOptions, CliWorld } from './run-cli'

/** `memo`: composes the meeting brief of a session, sets it as PDF, writes it whole or not at all, and prints its path. */
export async function memoCommand(options: CliOptions, world: CliWorld): Promise<number> {
  await refuseSpecialFile(options.out)
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

/** Only a plain file is replaced: a folder or a device under that name is left alone. */
async function refuseSpecialFile(file: string): Promise<void> {
  const found = await lstat(file).catch(() => undefined)
  if (found && !found.isFile()) {
    throw new ParleyError('cannot-write', {
      file,
      reason: found.isDirectory() ? 'it is a folder' : 'it is not a plain file',
    })
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
