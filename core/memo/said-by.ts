import type { LocalText } from '../base/text'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { ContentRun } from './memo-content'
import type { NoteWriter } from './note-text'

/** The part of a memo's writer that a name needs. */
interface NameWriter extends NoteWriter {
  name<C extends CollectionName>(collection: C, record: RecordOf<C>, field: string, names: LocalText): ContentRun
}

/** The name of a person, by the dated post in which they spoke. */
export function personRun(writer: NameWriter, desk: DeskRead, id: string): ContentRun {
  const membership = getOrThrow(desk, 'membership', id)
  writer.use('membership', membership)
  const person = getOrThrow(desk, 'person', membership.person)
  return writer.name('person', person, 'names', person.names)
}

/** "(According to Ryosei Akazawa.)": who said what the evidence supports, each once and without one who is `named` already; nothing if nobody is recorded. */
export function saidByRuns(
  writer: NameWriter,
  desk: DeskRead,
  evidence: readonly RecordOf<'evidence'>[],
  named?: string,
): ContentRun[] {
  // Evidence that contradicts a field is not by somebody who says it.
  const supporting = evidence.filter(({ role }) => role === 'supports')
  const speakers = new Set(supporting.flatMap(({ speaker }) => (speaker === named ? [] : (speaker ?? []))))
  const issuers = new Set(supporting.flatMap(({ issuedBy }) => issuedBy ?? []))
  const who = [
    ...[...speakers].map((id) => [personRun(writer, desk, id)]),
    ...[...issuers].map((id) => {
      const party = getOrThrow(desk, 'party', id)
      const name = writer.name('party', party, 'names', party.names)
      return party.kind === 'country' ? writer.frame('memo.government', { party: [name] }) : [name]
    }),
  ]
  if (who.length === 0) return []
  return [{ text: ' ', style: 'plain' }, ...writer.frame('memo.saidBy', { who: writer.join(who, 'memo.and') })]
}
