import type { ParleyError } from '../../core/base/errors'
import { withNames } from '../../core/desk/record-names'
import { titleOf } from '../../core/desk/titles'
import { laterThanDrafts } from '../../core/memo/saved/later-than-drafts'
import type { RecordRef } from '../../core/model/values/record-ref'
import { careOf, type CareGroup, type CareItem } from '../../core/queries/care'
import { familyText, translator } from '../../core/text/catalogue'
import { describeError, describeFinding, describeFindingKind, findingDetail } from '../../core/text/describe'
import { fieldPathWords } from '../../core/text/field-path'
import { inSentence } from '../../core/text/in-sentence'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'

/**
 * `check`: checks a whole desk against its schemas and rules, and its drafts against their own as-of time; prints the findings by kind, with
 * the names of their records, then their number.
 */
export async function checkCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const invalid: ParleyError[] = []
  const { desk } = await DeskStore.open(options.desk, 'read', { invalid })
  for (const { code, params } of invalid) {
    const named = withNames(desk, params, code)
    const said = describeError(code, named, 'en')
    // A record that its schema refuses may have no name to find it by.
    const id = typeof named.id === 'string' && !('id.en' in named) && !said.includes(named.id) ? ` [${named.id}]` : ''
    world.print(`error: ${said}${id}`)
  }
  const groups = careOf(desk, world.now())
  for (const group of groups) printGroup(group, world)
  const count = (of: CareGroup['severity']) =>
    groups.filter(({ severity }) => severity === of).reduce((sum, { items }) => sum + items.length, 0)
  const later = laterThanDrafts(desk)
  for (const { memo, what, ref } of later) {
    const field = memo.knowledgeCutoff === undefined ? 'asOf' : 'knowledgeCutoff'
    const sentence = familyText('en', `later.${what}`, { record: titleOf(desk, ref).en })
    const about: RecordRef = { collection: 'memo', id: memo.id }
    world.print(`warning: ${placeOf({ ref: about, title: titleOf(desk, about), field })}: ${sentence}`)
  }
  const warnings = count('warning') + later.length
  const errors = invalid.length + count('error')
  world.print(`errors: ${errors}, warnings: ${warnings}`)
  return errors > 0 ? 1 : 0
}

/** One finding as a line; several of a kind as a line, and a line for each record beneath it. */
function printGroup({ code, severity, items }: CareGroup, world: CliWorld): void {
  const [first] = items
  if (first && items.length === 1) {
    world.print(`${severity}: ${placeOf(first)}: ${describeFinding({ code, params: first.params }, 'en')}`)
    return
  }
  world.print(`${severity}: ${describeFindingKind(code, 'en')} (${items.length})`)
  for (const item of items) {
    const detail = findingDetail({ code, params: item.params }, 'en').trim()
    world.print(`  ${placeOf(item)}${detail === '' ? '' : `: ${detail}`}`)
  }
}

const t = translator('en')

/** "position “Japan on steel”, since". */
const placeOf = ({ ref, title, field }: Omit<CareItem, 'params'>) =>
  `${inSentence(t(`collection.${ref.collection}`))} “${title.en}”, ${inSentence(fieldPathWords(ref.collection, field, 'en'))}`
