import { ParleyError } from '../../base/errors'
import { lineStanding } from '../../desk/line-standing'
import { settingsOf, type DeskRead } from '../../desk/desk-read'
import { MemoryDesk } from '../../desk/memory-desk'
import { refKey, type Collections } from '../../desk/ops'
import { titleOf } from '../../desk/titles'
import type { AnyRecord, Line, Memo, RecordOf } from '../../model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../../model/values/collection-names'
import type { RecordRef } from '../../model/values/record-ref'
import { rulesFor } from './audiences'
import type { AudienceRules, Standing } from './audience-rules'
import { markingTest } from './ceiling'
import { leaveOut, left, type Cut } from './cut-records'
import { leaveOutWithLaw } from './law-left-out'
import { PUBLIC_PART, publicTest } from './public-material'
import { peopleUnspoken, unnamedIssues, unsourcedMeetings } from './unspoken'

/** The reader of a memo, its subject and its instant (epoch milliseconds). */
export interface ForReader extends Pick<Memo, 'memoAudience' | 'ceiling'> {
  subject: RecordRef
  at: number
}

const made = new WeakMap<DeskRead, { revision: number; byReader: Map<string, DeskRead> }>()

/**
 * The desk as the reader of a memo may see it: without the records and fields that are not for them, and without every mention of these. All that is written from it is
 * free of them. The desk itself for a reader who may see all of it. Made once for each state of the desk.
 * @throws ParleyError `audience-above` if the settings, or the memo's subject or what that belongs to, are marked above what the reader may see
 */
export function deskForReader(desk: DeskRead, reader: ForReader): DeskRead {
  const rules = rulesFor(reader.memoAudience)
  if (reader.memoAudience === undefined) return desk
  const key = JSON.stringify(reader)
  const known = made.get(desk)
  const byReader = known?.revision === desk.revision ? known.byReader : new Map<string, DeskRead>()
  if (byReader !== known?.byReader) made.set(desk, { revision: desk.revision, byReader })
  const before = byReader.get(key)
  if (before) return before
  const cut = cutDesk(desk, rules, reader)
  byReader.set(key, cut)
  return cut
}

function cutDesk(desk: DeskRead, rules: AudienceRules, reader: ForReader): DeskRead {
  const mayHave = markingTest(rules, reader.ceiling, settingsOf(desk))
  const records: Cut['records'] = new Map(
    COLLECTION_NAMES.map((collection) => [
      collection,
      new Map(desk.all(collection).map((record) => [record.id, withFields(rules, collection, record)])),
    ]),
  )
  const cut: Cut = { desk, records }
  const goes = (collection: CollectionName, record: AnyRecord): boolean => {
    if (rules.leavesOut.includes(collection)) return true
    // A memo for another reader says what this one may not read.
    if (collection === 'memo') return (record as Memo).memoAudience !== reader.memoAudience
    // Every record names its staff; a memo prints none of them from here.
    if (collection === 'staff') return false
    return !mayHave(record.marking) || !isKept(rules, collection, record, reader.at)
  }
  const first = COLLECTION_NAMES.flatMap((collection) =>
    left(cut, collection)
      .filter((record) => goes(collection, record))
      .map(({ id }): RecordRef => ({ collection, id })),
  )
  leaveOutWithLaw(cut, first)
  if (rules.onlyPublic) keepPublic(cut, reader.subject)
  leaveOut(cut, replacedPositions(desk, cut))
  refuseIfAbove(desk, cut, reader.subject)
  const collections = Object.fromEntries(
    [...records].map(([collection, kept]) => [collection, Object.fromEntries(kept)]),
  ) as Collections
  return new MemoryDesk(
    collections,
    (kind, sha256) => (kind === 'source' ? desk.sourceText(sha256) : desk.memoText(sha256)),
    desk.revision,
  )
}

function withFields(rules: AudienceRules, collection: CollectionName, record: AnyRecord): AnyRecord {
  const fields = rules.fields[collection]
  if (!fields) return record
  const given = { ...record } as Record<string, unknown>
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) delete given[name]
    else given[name] = value
  }
  return given as AnyRecord
}

function isKept(rules: AudienceRules, collection: CollectionName, record: AnyRecord, at: number): boolean {
  const keeps = rules.keeps[collection] as ((record: AnyRecord, standing: Standing) => boolean) | undefined
  const standing = collection === 'line' ? lineStanding(record as Line, at) : undefined
  return keeps === undefined || keeps(record, { standing })
}

/** Keeps only the part that public material says, and the people and issues that this part names. */
function keepPublic(cut: Cut, subject: RecordRef): void {
  const evidence = new Map<string, RecordOf<'evidence'>[]>()
  for (const one of left(cut, 'evidence')) {
    const about = refKey(one.about)
    evidence.set(about, [...(evidence.get(about) ?? []), one])
  }
  const isPublic = publicTest(evidence)
  const unsaid: RecordRef[] = []
  for (const [collection, records] of cut.records) {
    const part = PUBLIC_PART[collection] as
      ((record: AnyRecord, isPublicPath: (path: string) => boolean) => AnyRecord | undefined) | undefined
    if (!part) continue
    for (const record of records.values()) {
      const kept = part(record, (path) => isPublic(collection, record, path))
      if (kept) records.set(record.id, kept)
      else unsaid.push({ collection, id: record.id })
    }
  }
  leaveOutWithLaw(cut, unsaid)
  leaveOut(cut, unsourcedMeetings(cut, isPublic, subject))
  leaveOut(cut, peopleUnspoken(cut))
  leaveOut(cut, unnamedIssues(cut))
}

/** The positions that one that is left out has replaced: they no longer hold, and would print as if they did. */
function replacedPositions(desk: DeskRead, cut: Cut): RecordRef[] {
  const has = (id: string) => cut.records.get('position')?.has(id) ?? false
  const replaced = new Set<string>()
  for (const position of desk.all('position').filter(({ id }) => !has(id))) {
    let earlier = position.supersedes
    while (earlier !== undefined && !replaced.has(earlier)) {
      replaced.add(earlier)
      earlier = desk.get('position', earlier)?.supersedes
    }
  }
  return [...replaced].filter(has).map((id) => ({ collection: 'position', id }))
}

/** A memo needs the settings, its subject and what that belongs to. */
function refuseIfAbove(desk: DeskRead, cut: Cut, subject: RecordRef): void {
  const needed: RecordRef[] = [{ collection: 'deskSettings', id: settingsOf(desk).id }, ...chainOf(desk, subject)]
  // The one furthest up is the reason for the others.
  const missing = needed.find(({ collection, id }) => !cut.records.get(collection)?.has(id))
  if (!missing) return
  const title = titleOf(desk, missing)
  throw new ParleyError('audience-above', { about: missing.id, 'about.en': title.en, 'about.ja': title.ja })
}

/** A subject and the records that it belongs to, its talk first. */
function chainOf(desk: DeskRead, { collection, id }: RecordRef): RecordRef[] {
  const own: RecordRef = { collection, id }
  const session = collection === 'session' ? desk.get('session', id) : undefined
  if (session) return [...chainOf(desk, { collection: 'round', id: session.round }), own]
  const round = collection === 'round' ? desk.get('round', id) : undefined
  return round ? [{ collection: 'talk', id: round.talk }, own] : [own]
}
