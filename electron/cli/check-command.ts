import type { ParleyError } from '../../core/base/errors'
import { titleOf } from '../../core/desk/titles'
import { laterThanDrafts } from '../../core/memo/saved/later-than-memo'
import { checkDesk } from '../../core/rules/rules'
import { familyText } from '../../core/text/catalogue'
import { describeError, describeFinding } from '../../core/text/describe'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'

/** `check`: checks a whole desk against its schemas and rules, and its drafts against their own as-of time; prints one line per finding, then their number. */
export async function checkCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const invalid: ParleyError[] = []
  const { desk } = await DeskStore.open(options.desk, 'read', { invalid })
  for (const error of invalid) world.print(`error: ${describeError(error.code, error.params, 'en')}`)
  const findings = checkDesk(desk, world.now())
  for (const finding of findings) {
    const { collection, id } = finding.about
    world.print(`${finding.severity}: ${collection} ${id}, ${finding.field}: ${describeFinding(finding, 'en')}`)
  }
  const later = laterThanDrafts(desk)
  for (const { memo, what, ref } of later) {
    const field = memo.knowledgeCutoff === undefined ? 'asOf' : 'knowledgeCutoff'
    const sentence = familyText('en', `later.${what}`, { record: titleOf(desk, ref).en })
    world.print(`warning: memo ${memo.id}, ${field}: ${sentence}`)
  }
  const ofRules = findings.filter((finding) => finding.severity === 'warning').length
  const errors = invalid.length + findings.length - ofRules
  const warnings = ofRules + later.length
  world.print(`errors: ${errors}, warnings: ${warnings}`)
  return errors > 0 ? 1 : 0
}
