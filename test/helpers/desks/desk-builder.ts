import type { Language } from '../../../core/base/text'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Collections } from '../../../core/desk/ops'
import { parseRecord } from '../../../core/model/schema/parse-record'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'

export const STAFF = 'staff-1'
export const AT = '2025-06-06T12:00:00Z'

/** Builds desks for tests record by record, through the same parser as any other desk. */
export class DeskBuilder {
  readonly collections: Collections = {}
  readonly #texts = new Map<string, string>()

  add(collection: CollectionName, id: string, fields: Record<string, unknown>): this {
    const header = {
      rev: 1,
      createdBy: STAFF,
      createdAt: AT,
      changedBy: STAFF,
      changedAt: AT,
      marking: DEFAULT_MARKING,
    }
    const records = (this.collections[collection] ??= {})
    records[id] = parseRecord(collection, { ...header, ...fields, id })
    return this
  }

  text(sha256: string, text: string): this {
    this.#texts.set(sha256, text)
    return this
  }

  desk(): MemoryDesk {
    return new MemoryDesk(this.collections, (_kind, sha256) => this.#texts.get(sha256) ?? '')
  }
}

const both = (language: Language, text: string) => ({ [language]: text })

/** A small desk to build tests on: two parties with a talk, a round, a session, an issue and a measure. */
export function smallDesk(language: Language = 'en', names: Partial<Record<string, string>> = {}): DeskBuilder {
  const name = (key: string, fallback: string) => both(language, names[key] ?? fallback)
  return new DeskBuilder()
    .add('deskSettings', 'settings', {
      title: name('desk', 'Desk'),
      ourParty: 'us-side',
      capitals: [{ party: 'us-side', city: name('city', 'Wellington'), timeZone: 'Pacific/Auckland' }],
      defaultMarking: DEFAULT_MARKING,
      language,
      pageSize: 'A4',
      example: false,
    })
    .add('staff', STAFF, { name: names.staff ?? 'Officer', initials: 'OF' })
    .add('party', 'us-side', { kind: 'country', code: 'NZ', names: name('ours', 'New Zealand'), members: [] })
    .add('party', 'them', { kind: 'country', code: 'CL', names: name('theirs', 'Chile'), members: [] })
    .add('person', 'person', { names: name('person', 'Ana Rojas') })
    .add('post', 'post', { party: 'them', title: name('post', 'Trade minister') })
    .add('membership', 'membership', { person: 'person', post: 'post', from: { edtf: '2024-01-01' } })
    .add('talk', 'talk', {
      title: name('talk', 'Dairy talks'),
      parties: ['us-side', 'them'],
      areas: [],
      status: 'underWay',
      chiefs: [],
    })
    .add('round', 'round', {
      talk: 'talk',
      ordinal: 1,
      level: 'ministerial',
      when: { edtf: '2025-07-01' },
      status: 'scheduled',
    })
    .add('issue', 'issue', { talk: 'talk', area: name('area', 'Trade'), label: name('issue', 'Butter quota') })
    .add('session', 'session', {
      round: 'round',
      start: { edtf: '2025-07-01' },
      status: 'scheduled',
      participants: ['membership'],
      issues: ['issue'],
      doNotRaise: [],
    })
}
