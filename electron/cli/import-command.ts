import { ParleyError, type ErrorCode } from '../../core/base/errors'
import type { Failure } from '../../core/base/failure'
import { SIDES, type Side } from '../../core/commands/import-schema'
import { getRef, type DeskRead } from '../../core/desk/desk-read'
import { namesOn } from '../../core/desk/names-on'
import { withNames } from '../../core/desk/record-names'
import { overlay } from '../../core/desk/staged-desk'
import { titleOf } from '../../core/desk/titles'
import type { ParsedImport } from '../../core/interop/candidate'
import { changeInWords } from '../../core/interop/change-in-words'
import { opsOf, type ImportItem } from '../../core/interop/import-item'
import { countsOf, finished, previewImport, type ImportPlan } from '../../core/interop/import-plan'
import { IMPORT_STATES } from '../../core/interop/import-states'
import { kindOfCsv, parseCsvImport } from '../../core/interop/read-csv-import'
import { parseJsonImport } from '../../core/interop/read-json-import'
import type { CollectionName } from '../../core/model/values/collection-names'
import type { StaffMember } from '../../core/model/values/staff-member'
import { CATALOGUES, translator } from '../../core/text/catalogue'
import { describeError } from '../../core/text/describe'
import { commitEdit, importing } from '../desk/services/editor'
import { importFileOf, readImportBytes, type ImportFile } from '../desk/services/interop-files'
import { withStaff } from '../desk/store/committed'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'
import { encodingNamed } from './encoding-named'
import { kindNamed } from './kind-named'
import { staffNamed } from './staff-named'

/**
 * `import`: previews the import of a file: a line per record, a line per changed field, then the counts. With `--apply`, imports
 * it. Returns 1 if any record is refused; the others are imported nevertheless.
 */
export async function importCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const { positional, apply } = options
  if (positional === undefined) throw new ParleyError('option-unknown', { option: 'import needs the name of a file' })
  // Nobody writes to the sample.
  if (apply && !options.deskNamed) throw new ParleyError('option-unknown', { option: 'import --apply needs --desk' })
  const kind = kindNamed(options.kind)
  const take = sideNamed(options.take)
  const encoding = encodingNamed(options.encoding)
  const file = importFileOf(await readImportBytes(options.path(positional)), encoding)
  const parsed = parse(file, kind)
  const store = await DeskStore.open(options.desk, apply ? 'write' : 'read')
  try {
    const at = world.now()
    const named = staffNamed(store.desk, options.staff)
    if (apply && !named) throw new ParleyError('staff-needed', { count: store.desk.all('staff').length })
    const staff = named ?? ANYBODY
    const choice = { take: take ?? ('desk' as const), except: new Set<string>() }
    const actor = { staff: staff.id, at }
    const { known } = withStaff(store.desk, staff, actor)
    const { revision } = store.desk
    const about = { storeId: store.storeId, revision, choice, actor, byAnybody: named === undefined }
    const plan = finished(previewImport(known, parsed, about))
    if (plan.items.length === 0) world.warn(translator('en')('interop.nothing'))
    print(namesOn(overlay(known, opsOf(plan.items))), plan, world)
    const counts = countsOf(plan)
    world.print(IMPORT_STATES.map((state) => `${state}: ${counts[state]}`).join(', '))
    if (apply) {
      if (take === undefined && counts.conflict > 0)
        throw new ParleyError('import-undecided', { count: counts.conflict })
      await commitEdit(store, staff, at, importing(plan))
      world.print(`imported: ${counts.taken}`)
    }
    return counts.refused > 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

function parse(file: ImportFile, named: CollectionName | undefined): ParsedImport {
  if (file.format === 'json') return finished(parseJsonImport(file.text, named))
  const kind = named ?? kindOfCsv(file.text)
  if (kind === undefined) throw new ParleyError('import-kind-needed')
  return finished(parseCsvImport(file.text, kind))
}

function sideNamed(take: string | undefined): Side | undefined {
  const side = SIDES.find((known) => known === take)
  if (take !== undefined && side === undefined)
    throw new ParleyError('option-unknown', { option: `--take ${take.slice(0, 80)}` })
  return side
}

/** A stand-in for the importer in a preview, which needs nobody. */
const ANYBODY: StaffMember = { id: 'anybody' as StaffMember['id'], name: 'Anybody', initials: 'A' }

/** Prints a plan; `after` is the desk that it would lead to. */
function print(after: DeskRead, { items, leftOut }: ImportPlan, world: CliWorld): void {
  const t = translator('en')
  for (const { what, name, line } of leftOut) {
    if (what === 'name') {
      world.warn(t('interop.leftOutNames', { names: t('interop.nameAt', { column: name, line: line ?? 0 }) }))
    } else if (what === 'line') world.warn(t('interop.leftOutLines', { names: name }))
    else world.warn(`Skipped unknown ${what}: ${name}`)
  }
  for (const item of items) {
    if (item.state === 'same') continue
    const sentence = ({ code, params }: Failure) => describeError(code, withNames(after, params, code), 'en')
    world.print(lineOf(after, item))
    for (const why of item.whys) world.print(`  ${sentence(why)}`)
    for (const warning of item.warnings) {
      const file = String(warning.params.file)
      const lacks = LACKS[warning.code]
      world.print(`  ${lacks ? CATALOGUES.en[lacks].replace('{file}', file) : sentence(warning)}`)
    }
    if (item.state !== 'changed' && item.state !== 'conflict') continue
    for (const change of item.changes) {
      const { field, from, to } = changeInWords(after, item.candidate.collection, change, '; ')
      world.print(`  ${field}: ${short(from.en)} → ${short(to.en)}`)
    }
  }
}

/** Failures by which the desk lacks a text or a file that the export came without. */
const LACKS: Partial<Record<ErrorCode, 'interop.lacksText' | 'interop.lacksFile'>> = {
  'source-text-missing': 'interop.lacksText',
  'original-missing': 'interop.lacksFile',
}

/** A record by its name; by the file's own id only if the desk has no name for it. */
function lineOf(after: DeskRead, { candidate, state, conflict, taken }: ImportItem): string {
  const { collection, line } = candidate
  // A generated id means nothing to anybody.
  const id = candidate.isFresh ? '' : oneLine(candidate.id).slice(0, 100)
  const name = getRef(after, candidate) ? `“${oneLine(titleOf(after, candidate).en)}”` : id
  const which = name === '' ? collection : `${collection} ${name}`
  const side =
    conflict === undefined
      ? ''
      : `: ${CATALOGUES.en[`interop.conflict.${conflict}`]} Using the ${taken ? 'file' : 'desk'}’s version.`
  return `${state}: ${which} (line ${line})${side}`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

function short(text: string): string {
  const words = oneLine(text)
  if (words === '') return '(empty)'
  return words.length > 120 ? `${words.slice(0, 120)}…` : words
}
