import type { BatchedCommand } from '../commands/command'
import type { RecordRef } from '../model/values/record-ref'
import type { Vocabulary } from '../model/values/vocabularies'
import type { Offer, OfferWay } from '../queries/offer-schemas'

/** The field of the record beside the text that quotes are for. */
export interface AcceptFor {
  about: RecordRef
  field: string
  role: Vocabulary<'evidenceRole'>
}

/** An accepted suggestion: the passage to cite, and the way to accept it. */
export type AcceptedOffer = Pick<Offer, 'passage' | 'same'> & { way: OfferWay }

/** True if a way needs nothing more to be typed; `quote` needs a record to quote for. */
export const isAtOnce = ({ way }: OfferWay, target: AcceptFor | undefined): boolean =>
  way === 'evidence' || way === 'create' || (way === 'quote' && target !== undefined)

type MadeRecord = Extract<OfferWay, { way: 'create' }>['records'][number] & { id: string }

/**
 * The commands that accept suggestions of a source's text, for one batch: new records, and a mark of each passage as evidence for its record. One thing that is
 * suggested several times is made once, and a passage is evidence for a field once. `sha256` is the text that the person saw. Ways with a form, and quotes
 * without a target, are passed over. `first` is the record of the first one.
 */
export function acceptCommands(
  source: { id: string; sha256: string },
  accepted: readonly AcceptedOffer[],
  target: AcceptFor | undefined,
  newId: () => string,
): { commands: BatchedCommand[]; first?: RecordRef } {
  const commands: BatchedCommand[] = []
  const made = new Map<string, readonly MadeRecord[]>()
  const cited = new Set<string>()
  let first: RecordRef | undefined
  const cite = ({ start, end }: Offer['passage'], { about, field, role }: AcceptFor) => {
    first ??= about
    const key = [start, end, about.collection, about.id, field].join('/')
    if (cited.has(key)) return
    cited.add(key)
    const evidence = { id: newId(), about, field, role }
    commands.push({ kind: 'mark', source: source.id, sha256: source.sha256, start, end, annotation: newId(), evidence })
  }
  for (const { passage, same, way } of accepted) {
    if (way.way === 'evidence') cite(passage, { about: way.about, field: way.field, role: 'supports' })
    else if (way.way === 'quote' && target) cite(passage, target)
    else if (way.way === 'create') {
      const known = made.get(same)
      const records = known ?? way.records.map((record) => ({ ...record, id: newId() }))
      made.set(same, records)
      for (const { collection, id, fields, links } of known ? [] : records) {
        const linked = Object.entries(links).map(([field, number]) => [field, records[number]?.id])
        commands.push({ kind: 'create', collection, id, fields: { ...fields, ...Object.fromEntries(linked) } })
      }
      const about = records[way.cited?.record ?? records.length - 1]
      if (!about) continue
      const ref = { collection: about.collection, id: about.id }
      if (way.cited) cite(passage, { about: ref, field: way.cited.field, role: 'supports' })
      else first ??= ref
    }
  }
  return { commands, ...(first ? { first } : {}) }
}
