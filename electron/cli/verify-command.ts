import { describeError } from '../../core/text/describe'
import { refuseIfNoDesk } from '../desk/store/desk-files'
import { verify } from '../journal/repair/verify'
import type { CliOptions, CliWorld } from './cli-world'

/** `verify`: reads everything in a desk's folder and checks that it agrees; prints one line per problem, then the counts. */
export async function verifyCommand(options: CliOptions, world: CliWorld): Promise<number> {
  await refuseIfNoDesk(options.desk)
  const { edits, snapshots, records, texts, problems } = await verify(options.desk)
  for (const { code, params } of problems) world.print(`problem: ${describeError(code, params, 'en')}`)
  world.print(
    `problems: ${problems.length}, records: ${records}, edits: ${edits}, snapshots: ${snapshots}, texts: ${texts}`,
  )
  return problems.length > 0 ? 1 : 0
}
