import { editWords, stepWords } from '../../core/actions/step-words'
import { ParleyError } from '../../core/base/errors'
import type { DeskRead } from '../../core/desk/desk-read'
import { changeLines } from '../../core/history/change-lines'
import { deskHistoryView } from '../../core/history/desk-history'
import type { Person, Version } from '../../core/history/history-schemas'
import { recordHistoryView } from '../../core/history/record-history'
import { translator } from '../../core/text/catalogue'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'
import { kindNamed } from './kind-named'
import { numberNamed } from './number-named'

const t = translator('en')

/** The number of edits shown by default. */
const SHOWN = 50

/** `history`: prints who changed what on a desk or in one record, newest first. Writes nothing. */
export async function historyCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const limit = numberNamed(options.limit, '--limit') ?? SHOWN
  const before = numberNamed(options.before, '--before')
  const kind = kindNamed(options.positional)
  if (kind !== undefined && options.second === undefined)
    throw new ParleyError('option-unknown', { option: `history ${kind}` })
  const { history, desk } = await DeskStore.open(options.desk, 'read')
  const say = (...parts: (string | number)[]) => world.print(parts.map((part) => oneLine(String(part))).join('\t'))
  if (kind === undefined || options.second === undefined) {
    const view = await deskHistoryView(history, () => desk, { before, by: options.staff, limit })
    if (view.edits.length === 0 && before === undefined) refuseIfNobody(desk, options.staff)
    for (const { n, at, by, kind: how, label, title } of view.edits)
      say(n, at, nameOf(by), editWords(how, label, 'en'), title?.en ?? '')
    const asked = before === undefined ? (options.staff === undefined ? 'desk' : 'staff') : 'older'
    if (view.edits.length === 0) world.print(t(NONE[asked]))
    sayOlder(view.next, world)
    return 0
  }
  const ref = { collection: kind, id: options.second }
  const view = await recordHistoryView(history, () => desk, ref, { before, limit })
  if (view.versions.length === 0 && before === undefined)
    throw new ParleyError('record-missing', { collection: kind, id: options.second.slice(0, 80) })
  for (const version of view.versions) {
    say(version.n, version.at, nameOf(version.by), wordsOf(version))
    for (const line of changeLines(view.of, version.changes, 'en')) world.print(`  ${oneLine(line)}`)
  }
  sayOlder(view.next, world)
  return 0
}

/** Printed in place of an empty list. */
const NONE = { older: 'past.noneBefore', desk: 'past.none', staff: 'past.noneBy' } as const

/** @throws ParleyError `record-missing` if the desk has no staff member of that id */
function refuseIfNobody(desk: DeskRead, staff: string | undefined): void {
  if (staff === undefined || desk.get('staff', staff)) return
  throw new ParleyError('record-missing', { collection: 'staff', id: staff.slice(0, 80) })
}

function sayOlder(next: number | undefined, world: CliWorld): void {
  if (next !== undefined) world.warn(`For older edits, add --before ${next}`)
}

function wordsOf({ what, label, cited }: Version): string {
  const words = t(`past.${what}`)
  if (cited) return t('past.what', { what: words, which: `${cited.title.en} (${cited.place.en})` })
  return label ? t('past.what', { what: words, which: stepWords(label, 'en') }) : words
}

const nameOf = ({ id, name }: Person) => name?.en ?? t(id === 'parley' ? 'past.parley' : 'past.somebody')

/** A text on one line, without control characters that could move the cursor. */
const oneLine = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ')
