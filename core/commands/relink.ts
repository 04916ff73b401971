import type { DeskRead } from '../desk/desk-read'
import type { Op, Unlinked } from '../desk/ops'
import { referencesOf } from '../model/references'
import { isFrozenMemo } from '../model/memos'
import type { RecordOf } from '../model/records'
import { same } from '../editing/same'
import type { Actor } from './command'
import { touched } from './touched'

type Put = Extract<Op, { op: 'put' }>
type Fields = Record<string, unknown>

/**
 * What names restored records again: each field that only lost them goes back to what it was. One that somebody has changed since, or
 * that would name what is still gone, stays as it is.
 */
export function relinked(desk: DeskRead, links: readonly Unlinked[], actor: Actor): Put[] {
  return links.flatMap(({ collection, before, after }): Put[] => {
    const now = desk.get(collection, after.id)
    if (!now || (collection === 'memo' && isFrozenMemo(now as RecordOf<'memo'>))) return []
    const [was, is, left] = [before, now, after] as unknown as [Fields, Fields, Fields]
    const names = Object.keys({ ...was, ...left }).filter(
      (name) => !['rev', 'changedBy', 'changedAt'].includes(name) && !same(was[name], left[name]),
    )
    const back = names.filter((name) => same(is[name], left[name]))
    if (back.length === 0) return []
    const record = { ...now, ...Object.fromEntries(back.map((name) => [name, was[name]])) }
    const whole = referencesOf(collection, record).every(({ target }) => desk.get(target.collection, target.id))
    return whole ? [{ op: 'put', collection, record: touched(record, actor) }] : []
  })
}
