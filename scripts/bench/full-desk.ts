import { createHash } from 'node:crypto'
import type { Session } from '../../core/model/records/records'
import { DEFAULT_MARKING } from '../../core/model/values/marking'
import { newDeskCollections } from '../../core/desk/new-desk'
import type { Collections } from '../../core/desk/ops'
import { parseRecord } from '../../core/model/schema/parse-record'
import type { CollectionName } from '../../core/model/values/collection-names'
import { VOCABULARIES } from '../../core/model/values/vocabularies'
import { AT, DRAFTS, NEW_DESK, PARTIES, SHARES, STAFF } from './full-desk-start'
import { Chance, label, personName, prose, sentence } from './desk-words'

/** A desk of ten years: all kinds of record, English and Japanese, the same for the same number of records. */
export interface FullDesk {
  collections: Collections
  /** The texts of its sources. */
  texts: string[]
}

/** The records of a desk of about this many. @param records at least 100 */
export function fullDesk(records: number, seed = 1): FullDesk {
  return new Maker(records, seed).make()
}

class Maker {
  readonly #chance: Chance
  readonly #records: number
  readonly #made = new Map<CollectionName, string[]>()
  readonly #collections: Collections
  readonly #texts: string[] = []
  readonly #shaOf = new Map<string, { text: string }>()
  /** The latest position on each question, and the day from which the next one may hold. */
  readonly #current = new Map<string, { id: string; day: number }>()

  constructor(records: number, seed: number) {
    this.#chance = new Chance(seed)
    this.#records = records
    const ids = PARTIES.map(([code]) => code.toLowerCase())
    const queue = ['jp', ...ids]
    this.#collections = newDeskCollections(NEW_DESK, STAFF[0] as (typeof STAFF)[0], AT, () => queue.shift() ?? 'more')
    this.#made.set(
      'party',
      ['jp', ...ids].map((id) => `party-${id}`),
    )
    this.#made.set('staff', ['staff-bench'])
    this.#add('staff', 'staff-second', { name: 'Second officer', initials: 'SO' })
  }

  make(): FullDesk {
    const talks = Math.max(1, Math.round(this.#records / 2000))
    for (let n = 0; n < talks; n += 1) this.#talk(n)
    for (const party of this.#ids('party')) this.#post(party)
    for (const [kind, share] of SHARES) {
      const count = Math.max(1, Math.round(this.#records * share))
      for (let n = 0; n < count; n += 1) this.#one(kind, n)
    }
    for (let n = 0; n < DRAFTS; n += 1) this.#one('memo', n)
    return { collections: this.#collections, texts: this.#texts }
  }

  #ids(kind: CollectionName): string[] {
    return this.#made.get(kind) ?? []
  }

  #any(kind: CollectionName): string {
    return this.#chance.of(this.#ids(kind))
  }

  #add(collection: CollectionName, id: string, fields: Record<string, unknown>): void {
    const at = new Date(
      Date.parse(AT) + this.#chance.below(3_600) * 86_400_000 + this.#chance.below(86_400_000),
    ).toISOString()
    const by = this.#chance.next() < 0.5 ? 'staff-bench' : 'staff-second'
    const header = { id, rev: 1, createdBy: by, createdAt: at, changedBy: by, changedAt: at, marking: DEFAULT_MARKING }
    const records = (this.#collections[collection] ??= {})
    records[id] = parseRecord(collection, { ...header, ...fields })
    const made = this.#made.get(collection)
    if (made) made.push(id)
    else this.#made.set(collection, [id])
  }

  /** A day of the ten years, sometimes known only to its month. */
  #date(): { edtf: string } {
    const day = new Date(Date.parse(AT) + this.#chance.below(3_650) * 86_400_000).toISOString().slice(0, 10)
    return { edtf: this.#chance.next() < 0.15 ? day.slice(0, 7) : day }
  }

  #word(vocabulary: keyof typeof VOCABULARIES): string {
    return this.#chance.of<string>(VOCABULARIES[vocabulary])
  }

  #talk(n: number): void {
    const title = n === 0 ? { en: 'Tariff talks with the United States', ja: '日米関税協議' } : label(this.#chance)
    const other = this.#chance.of(this.#ids('party').slice(1))
    const parties = ['party-jp', n === 0 ? 'party-us' : other]
    this.#add('talk', `talk-${n}`, { title, parties, areas: [label(this.#chance)], status: 'underWay', chiefs: [] })
  }

  #post(party: string): void {
    for (const [index, title] of [
      { en: 'Trade minister', ja: '通商担当大臣' },
      { en: 'Chief negotiator', ja: '首席交渉官' },
      { en: 'Ambassador', ja: '大使' },
    ].entries())
      this.#add('post', `post-${party}-${index}`, { party, title })
  }

  /** Makes one record of a kind; it names only records that exist already. */
  #one(kind: CollectionName, n: number): void {
    const chance = this.#chance
    const id = `${kind}-${n}`
    switch (kind) {
      case 'person':
        return this.#add(kind, id, { names: personName(chance), about: prose(chance, 1) })
      case 'membership':
        return this.#add(kind, id, { person: `person-${n}`, post: this.#any('post'), from: { edtf: '2016-01-04' } })
      case 'round':
        return this.#add(kind, id, {
          talk: this.#any('talk'),
          ordinal: n + 1,
          level: this.#word('level'),
          when: this.#date(),
          status: chance.next() < 0.9 ? 'held' : 'scheduled',
          summary: prose(chance, 2),
        })
      case 'session':
        return this.#add(kind, id, {
          round: this.#any('round'),
          start: this.#date(),
          minutes: 30 + chance.below(180),
          format: this.#word('meetingFormat'),
          status: chance.next() < 0.9 ? 'held' : 'scheduled',
          participants: [this.#any('membership'), this.#any('membership')],
          issues: [],
          purpose: prose(chance, 1),
          summary: prose(chance, 3),
          doNotRaise: [],
        })
      case 'readout':
        return this.#add(kind, id, {
          session: this.#any('session'),
          issuedBy: this.#any('party'),
          issued: this.#date(),
          says: [prose(chance, 2)],
          silentOn: [],
        })
      case 'commitment':
        return this.#commitment(id)
      case 'issue':
        return this.#add(kind, id, {
          talk: chance.next() < 0.2 ? 'talk-0' : this.#any('talk'),
          ...(n > 5 && chance.next() < 0.3 ? { parent: `issue-${chance.below(n)}` } : {}),
          area: label(chance),
          label: label(chance),
          priority: this.#word('priority'),
        })
      case 'proposal':
        return this.#add(kind, id, {
          talk: this.#any('talk'),
          by: this.#any('party'),
          title: label(chance),
          tabled: this.#date(),
          status: this.#word('proposalStatus'),
          elements: [1, 2].map((number) => ({
            id: `e${number}`,
            text: prose(chance, 1),
            kind: this.#word('elementKind'),
            status: this.#word('elementStatus'),
          })),
        })
      case 'line':
        return this.#add(kind, id, {
          issue: this.#any('issue'),
          audience: this.#word('audience'),
          text: prose(chance, 2),
          status: this.#word('lineStatus'),
          clearedBy: 'Director',
          expires: this.#date(),
          follows: [],
        })
      case 'milestone':
        return this.#add(kind, id, {
          talk: this.#any('talk'),
          title: label(chance),
          when: this.#date(),
          basis: this.#word('milestoneBasis'),
          status: chance.next() < 0.8 ? 'met' : 'open',
          note: prose(chance, 1),
        })
      case 'legalInstrument':
        return this.#add(kind, id, {
          kind: this.#word('instrumentKind'),
          number: `Order ${10_000 + n}`,
          issuedBy: this.#any('party'),
          title: sentence(chance).slice(0, 150),
          signed: this.#date(),
          amends: [],
        })
      case 'legalEvent':
        return this.#add(kind, id, {
          kind: this.#word('legalEventKind'),
          court: 'Court of trade',
          on: this.#date(),
          caseName: `${personName(chance).en} v. ${personName(chance).en}`,
          affects: [this.#any('legalInstrument')],
          summary: prose(chance, 2),
        })
      case 'measure':
        return this.#measure(id)
      case 'good':
        return this.#add(kind, id, {
          title: label(chance),
          codes: [{ hs: String(1000 + chance.below(8999)), schedule: this.#any('party'), revision: 'HS 2022' }],
          ordinaryDuty: `${chance.below(50)}%`,
          preferences: [],
          contents: [],
          unitValues: [],
          quotas: [],
          documents: [],
          coveredBy: [],
          notCoveredBy: [this.#any('measure')],
        })
      case 'source':
        return this.#source(id)
      case 'annotation':
        return this.#annotation(id)
      case 'evidence':
        return this.#add(kind, id, {
          annotation: `annotation-${n}`,
          ...(n % 4 === 0
            ? { about: { collection: 'session', id: this.#any('session') }, field: 'summary' }
            : { about: { collection: 'position', id: `position-${n}` }, field: 'text' }),
          role: 'supports',
        })
      case 'stackingRule':
        return this.#stackingRule(id)
      case 'memo':
        return this.#add(kind, id, {
          type: 'meetingBrief',
          session: this.#any('session'),
          title: label(chance),
          asOf: '2036-01-04T09:00:00.000Z',
          timeZone: 'Asia/Tokyo',
          status: 'draft',
          version: 1,
          copies: [],
        })
      case 'lead':
        return this.#add(kind, id, { talk: this.#any('talk'), text: prose(chance, 2) })
      case 'note':
        return this.#add(kind, id, {
          staff: this.#any('staff'),
          resolved: false,
          body: prose(chance, 4),
          about: { collection: 'issue', id: this.#any('issue') },
        })
      case 'position':
        return this.#position(id)
      default:
        throw new Error(`No desk is made with ${kind}.`)
    }
  }

  #commitment(id: string): void {
    const chance = this.#chance
    const session = this.#any('session')
    this.#add('commitment', id, {
      round: (this.#collections.session?.[session] as Session | undefined)?.round,
      session,
      owedBy: [this.#any('party')],
      text: prose(chance, 1),
      due: this.#date(),
      accounts: ['a', 'b'].map((account) => ({ id: account, party: this.#any('party'), text: prose(chance, 1) })),
      status: chance.next() < 0.9 ? 'done' : 'open',
    })
  }

  #measure(id: string): void {
    const chance = this.#chance
    this.#add('measure', id, {
      title: label(chance),
      imposer: this.#any('party'),
      targets: [this.#any('party')],
      targetsAll: false,
      kind: this.#word('measureKind'),
      scopeWords: prose(chance, 1),
      scope: [{ hs: String(1000 + chance.below(8999)), revision: 'HS 2022', mode: 'include' }],
      issues: [this.#any('issue')],
      summary: prose(chance, 2),
      components: [
        {
          id: 'c1',
          layer: { en: 'Ordinary duty', ja: '基本税率' },
          rate: `${chance.below(500) / 10}%`,
          validity: { edtf: `${this.#date().edtf.slice(0, 7)}-01/..` },
        },
      ],
      events: [{ id: 'e1', status: 'inForce', on: this.#date() }],
    })
  }

  #source(id: string): void {
    const text = prose(this.#chance, 30)
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
    if (!this.#shaOf.has(sha256)) this.#texts.push(text)
    this.#shaOf.set(sha256, { text })
    this.#shaOf.set(id, { text })
    this.#add('source', id, {
      kind: 'document',
      citation: {
        type: 'article',
        title: sentence(this.#chance).slice(0, 150),
        publisher: 'Bench press',
        issued: this.#date(),
      },
      language: 'en',
      reliability: this.#word('reliability'),
      sha256,
    })
  }

  #annotation(id: string): void {
    const source = this.#any('source')
    const { text } = this.#shaOf.get(source) ?? { text: '' }
    const start = this.#chance.below(Math.max(1, text.length - 60))
    const end = Math.min(text.length, start + 50)
    const exact = text.slice(start, end)
    const prefix = text.slice(Math.max(0, start - 20), start)
    this.#add('annotation', id, {
      source,
      exact,
      prefix,
      suffix: text.slice(end, end + 20),
      start,
      end,
      motivation: 'highlighting',
    })
  }

  #stackingRule(id: string): void {
    const layer = () => ({ measure: this.#any('measure'), component: 'c1' })
    this.#add('stackingRule', id, {
      title: label(this.#chance),
      kind: 'cumulative',
      when: layer(),
      target: layer(),
      order: 1,
    })
  }

  /** A position; it supersedes the one before it on its question, so that one of them holds. */
  #position(id: string): void {
    const chance = this.#chance
    const issue = this.#any('issue')
    const party = this.#any('party')
    const track = chance.next() < 0.9 ? 'public' : 'assessed'
    const question = `${issue} ${party} ${track}`
    const before = this.#current.get(question)
    const day = (before?.day ?? 0) + chance.below(400)
    this.#add('position', id, {
      issue,
      party,
      track,
      text: prose(chance, 1),
      stance: this.#word('stance'),
      flexibility: this.#word('flexibility'),
      attribution: this.#word('attribution'),
      contested: chance.next() < 0.05,
      validFrom: { edtf: new Date(Date.parse(AT) + day * 86_400_000).toISOString().slice(0, 10) },
      ...(before === undefined ? {} : { supersedes: before.id }),
    })
    this.#current.set(question, { id, day: day + 1 })
  }
}
