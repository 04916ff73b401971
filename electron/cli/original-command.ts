import { ParleyError } from '../../core/base/errors'
import { safeFolderName } from '../../core/base/safe-name'
import { getOrThrow } from '../../core/desk/desk-read'
import { saveOriginal } from '../desk/services/originals-service'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'

/** `original`: saves a copy of the file that a source was read from, byte for byte, and prints its path. */
export async function originalCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const { positional: source } = options
  if (source === undefined) throw new ParleyError('option-unknown', { option: 'original needs the id of a source' })
  const store = await DeskStore.open(options.desk, 'read')
  const { original } = getOrThrow(store.desk, 'source', source)
  // The name came with the file.
  const file = options.path(options.out ?? safeFolderName(original?.name ?? 'file'))
  await saveOriginal(store, source, file)
  world.print(file)
  return 0
}
