import { describeError } from '../../core/text/describe'
import { refuseIfNoDesk } from '../desk/store/desk-files'
import { verify } from '../journal/repair/verify'
import type { CliOptions, CliWorld } from './cli-world'

/** `verify`: reads everything in a desk's folder and checks that it agrees; prints one line per problem, then the counts. */
export async function verifyCommand(options: CliOptions, world: CliWorld): Promise<number> {
  await refuseIfNoDesk(options.desk)
  const { edits, snapshots, records, texts, originals, unfinished, problems } = await verify(options.desk)
  for (const { code, params } of problems) world.print(`problem: ${describeError(code, params, 'en')}`)
  if (unfinished)
    world.print(
      'note: a migration to the current format was interrupted; nothing is missing, and the next opening for editing finishes it',
    )
  world.print(
    `problems: ${problems.length}, records: ${records}, edits: ${edits}, snapshots: ${snapshots}, texts: ${texts}, files: ${originals}`,
  )
  return problems.length > 0 ? 1 : 0
}
