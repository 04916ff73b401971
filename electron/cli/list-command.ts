import { titleOf } from '../../core/desk/titles'
import { COLLECTION_NAMES } from '../../core/model/values/collection-names'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'
import { kindNamed } from './kind-named'

/** `list`: lists the records of a desk, one per line: kind, id, title. */
export async function listCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const collection = kindNamed(options.positional)
  const { desk } = await DeskStore.open(options.desk, 'read')
  for (const name of collection === undefined ? COLLECTION_NAMES : [collection]) {
    for (const record of desk.all(name)) {
      const title = titleOf(desk, { collection: name, id: record.id }).en
      world.print([name, record.id, title].join('\t'))
    }
  }
  return 0
}
