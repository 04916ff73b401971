import { checkDesk } from '../../core/rules/rules'
import { describeFinding } from '../../core/text/describe'
import { DeskStore } from '../desk/desk-store'
import type { CliOptions, CliWorld } from './run-cli'

/** `check`: reads a whole desk by its schemas and rules, prints one line per finding, and a last line that counts them. */
export async function checkCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const { desk } = await DeskStore.open(options.desk, 'read')
  const findings = checkDesk(desk)
  for (const finding of findings) {
    const { collection, id } = finding.about
    world.print(`${finding.severity}: ${collection} ${id}, ${finding.field}: ${describeFinding(finding, 'en')}`)
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length
  world.print(`${errors} errors, ${findings.length - errors} warnings`)
  return errors > 0 ? 1 : 0
}
