import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeskRead } from '../../../core/desk/desk-read'
import { refOfKey } from '../../../core/desk/ops'
import { fieldsOf, type FieldSpec, type FieldType } from '../../../core/model/schema/fields'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { LINK_FIELDS } from '../../../core/queries/link-fields'
import { mentionsView } from '../../../core/queries/mentions-view'
import type { MentionView } from '../../../core/queries/mentions-schemas'
import { scan } from '../../../core/search/growing-index'
import { mentionSearch } from '../../../core/search/mentions'
import { documentsOf } from '../../../core/search/record-texts'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aMeasure, aPosition } from '../../helpers/desks/record-fields'
import { Bench } from '../../helpers/edits/edit-bench'
import { examples } from '../../helpers/long'

/** The mentions of a record on a desk, found by the search that reads the whole desk. */
function mentionsOn(desk: DeskRead, of: string, staff = STAFF, limit = 50): MentionView[] {
  const ref = refOfKey(of)
  const { finds, filter } = mentionSearch(desk, ref)
  const keys = new Set(finds.flatMap((find) => scan(documentsOf(desk), find, filter, 100).hits.map(({ key }) => key)))
  return mentionsView(desk, { ref, staff, limit }, [...keys].map(refOfKey)).mentions
}

const keysOf = (mentions: readonly MentionView[]) => mentions.map(({ ref }) => `${ref.collection}/${ref.id}`)
const litIn = ({ text, marks }: MentionView) => marks.map(([start, end]) => text.slice(start, end))
const noteOn = (body: string, more: object = {}) => ({ staff: STAFF, body, resolved: false, ...more })

describe('the table of fields that take links', () => {
  /** Lists of references and optional references that say more than a mention does. */
  const LEFT_OUT = new Set([
    'party.members',
    'talk.parties',
    'talk.chiefs',
    'readout.silentOn',
    'commitment.session',
    'commitment.owedBy',
    'commitment.instrument',
    'issue.parent',
    'position.supersedes',
    'good.codes.schedule',
    'good.coveredBy',
    'good.notCoveredBy',
    'measure.targets',
    'measure.notTargets',
    'measure.components.origins',
    'measure.events.legalEvent',
    'milestone.speaker',
    'position.denies',
    'readout.denies',
    'legalEvent.answers',
    'legalInstrument.amends',
    'source.retells',
    'evidence.speaker',
    'evidence.issuedBy',
    'lead.source',
    'memo.session',
    'memo.round',
    'memo.talk',
    'memo.draftedBy',
    'memo.goods',
    'memo.supersedes',
    'memo.issuedBy',
    'memo.recalledBy',
    'memo.clearances.recordedBy',
    'note.replyTo',
  ])

  const isLink = (type: FieldType): boolean =>
    type.type === 'reference' || type.type === 'record' || (type.type === 'list' && isLink(type.of))
  const hasRoom = ({ type, required }: FieldSpec) => isLink(type) && (!required || type.type === 'list')
  const roomsIn = (fields: readonly FieldSpec[]): string[] =>
    fields.flatMap((field) => [
      ...(hasRoom(field) ? [field.name] : []),
      ...(field.type.type === 'parts' ? roomsIn(field.type.fields).map((inner) => `${field.name}.${inner}`) : []),
    ])

  it('has every optional reference and every list of references of the model, except those left out', () => {
    const rooms = COLLECTION_NAMES.flatMap((kind) => roomsIn(fieldsOf(kind)).map((field) => `${kind}.${field}`))
    const table = Object.entries(LINK_FIELDS).flatMap(([kind, fields]) => fields.map((field) => `${kind}.${field}`))
    expect(new Set(rooms)).toEqual(new Set([...table, ...LEFT_OUT]))
    expect(table.filter((field) => LEFT_OUT.has(field))).toEqual([])
  })
})

describe('mentions that are not linked yet', () => {
  it('are found as whole words, in every language of the name, with the words lit', () => {
    const desk = smallDesk()
      .add('party', 'japan', {
        kind: 'country',
        code: 'JP',
        names: { en: 'Japan', ja: '日本' },
        members: [],
      })
      .add('note', 'whole', noteOn(`${'The Japanese side waits. '.repeat(12)}Then Japan’s answer came; JAPAN agreed.`))
      .add('note', 'kanji', noteOn('日本の関税'))
      .add('note', 'longer', noteOn('Japanese only, japandi too; 西日本のみ'))
      .desk()
    const found = mentionsOn(desk, 'party/japan')
    expect(keysOf(found).toSorted()).toEqual(['note/kanji', 'note/whole'])
    expect(new Set(found.map((mention) => litIn(mention).join(' ')))).toEqual(new Set(['Japan JAPAN', '日本']))
  })

  it('are in what somebody wrote, not in names that a record shows', () => {
    const desk = smallDesk().add('position', 'p1', aPosition('Butter stays out.')).desk()
    // The session's and the membership's titles have the person's name, the position's that of the issue.
    expect(mentionsOn(desk, 'person/person')).toEqual([])
    expect(mentionsOn(desk, 'issue/issue')).toEqual([])
  })

  it('are not in the time zone that a date is shown in, but in the words of a date', () => {
    const start = { edtf: '2025-07-02/2025-07-04', words: { en: 'around the Chile summit' } }
    const desk = smallDesk()
      .add('party', 'usa', { kind: 'country', code: 'US', names: { ja: '米国' }, members: [] })
      .add('round', 'zoned', {
        talk: 'talk',
        level: 'ministerial',
        when: { edtf: '2025-07-02T09:00:00-04:00', timeZone: 'America/New_York' },
        status: 'scheduled',
      })
      .add('session', 'dated', {
        round: 'round',
        start,
        status: 'scheduled',
        participants: [],
        issues: [],
        doNotRaise: [],
      })
      .desk()
    expect(keysOf(mentionsOn(desk, 'party/usa'))).toEqual([])
    expect(mentionsOn(desk, 'party/them').map(({ field }) => field)).toEqual(['start'])
  })

  it('are none for a name that is too short to mean only it', () => {
    const of = (names: object) =>
      mentionsOn(
        smallDesk()
          .add('person', 'short', { names })
          .add('note', 'n1', noteOn('Li and Wang met 李 and 王毅 of the EU.'))
          .desk(),
        'person/short',
      ).length
    expect([{ en: 'Li' }, { ja: '李' }, { en: 'Wang' }, { ja: '王毅' }].map(of)).toEqual([0, 0, 1, 1])
  })

  it('are found among many records that are linked already', () => {
    const builder = smallDesk().add('note', 'zfree', noteOn('Butter quota: nobody knows.'))
    for (let n = 0; n < 150; n += 1)
      builder.add('note', `n${n}`, noteOn('Butter quota.', { about: { collection: 'issue', id: 'issue' } }))
    expect(keysOf(mentionsOn(builder.desk(), 'issue/issue'))).toEqual(['note/zfree'])
  })

  it('of a name with quotes, or over a line break, are found too', () => {
    const desk = smallDesk()
      .add('talk', 'quoted', {
        title: { en: 'The "Turnberry" framework' },
        parties: ['them'],
        areas: [],
        status: 'underWay',
        chiefs: [],
      })
      .add('note', 'n1', noteOn('See the “Turnberry”\nframework.'))
      .desk()
    expect(keysOf(mentionsOn(desk, 'talk/quoted'))).toEqual(['note/n1'])
  })

  it('by a session or a position link the person in the post of that day, and leave it open if there are two', () => {
    const builder = () =>
      smallDesk()
        .add('person', 'ben', { names: { en: 'Ben Arai' } })
        .add('post', 'old', { party: 'them', title: { en: 'Envoy' } })
        .add('membership', 'ben-now', { person: 'ben', post: 'post', from: { edtf: '2025-01-01' } })
        .add('membership', 'ben-before', {
          person: 'ben',
          post: 'old',
          from: { edtf: '2020-01-01' },
          to: { edtf: '2021-01-01' },
        })
        .add('position', 'p1', aPosition('Ben Arai said that butter stays out.'))
    const [mention] = mentionsOn(builder().desk(), 'person/ben')
    expect(mention?.link).toMatchObject({ field: 'speaker', fields: { speaker: 'ben-now' } })
    const [former] = mentionsOn(
      builder().add('membership', 'ben-now', { person: 'person', post: 'post' }).desk(),
      'person/ben',
    )
    expect(former).toMatchObject({ ref: { id: 'p1' } })
    expect(former?.link).toBeUndefined()
    const two = builder().add('membership', 'ben-too', { person: 'ben', post: 'old', from: { edtf: '2025-01-01' } })
    expect(mentionsOn(two.desk(), 'person/ben').map(({ link }) => link)).toEqual([undefined])
  })

  it('in another person’s note, in a reply, or where no field takes them, only open', () => {
    const desk = smallDesk()
      .add('staff', 'staff-2', { name: 'Colleague', initials: 'CO' })
      .add('note', 'theirs', { ...noteOn('Chile waits.'), staff: 'staff-2' })
      .add('note', 'reply', noteOn('Chile waits.', { replyTo: 'theirs' }))
      .add('party', 'bloc', { kind: 'bloc', code: 'CLX', names: { en: 'Friends of Chile' }, members: [] })
      .desk()
    expect(mentionsOn(desk, 'party/them').map(({ link }) => link)).toEqual([undefined, undefined, undefined])
    expect(mentionsOn(desk, 'party/them', 'staff-2').filter(({ link }) => link)).toHaveLength(1)
  })

  it('are links after one change each, and mentions again after it is undone', () => {
    const NAMES: Record<string, string> = {
      'issue/other': 'Cheese names',
      'person/person': 'Ana Rojas',
      'post/post': 'Trade minister',
      'party/them': 'Chile',
      'legalInstrument/order': 'Proclamation 10908',
      'measure/measure': 'Butter levy',
    }
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(NAMES), { minLength: 1 }), (named) => {
        const text = `Note well: ${named.map(([, name]) => name).join(', ')}.`
        const on = new Bench(deskSaying(text))
        for (const [of] of named) {
          const before = mentionsOn(on.desk, of)
          const mention = before.find(({ link }) => link)
          if (!mention?.link) throw new Error(`nothing takes a link to ${of}`)
          const { field: _field, ...change } = mention.link
          on.do({ kind: 'change', ...mention.ref, ...change })
          expect(keysOf(mentionsOn(on.desk, of))).toEqual(
            keysOf(before).filter((key) => key !== `${mention.ref.collection}/${mention.ref.id}`),
          )
          on.replay('undo')
          expect(keysOf(mentionsOn(on.desk, of)).toSorted()).toEqual(keysOf(before).toSorted())
          on.replay('redo')
        }
      }),
      { numRuns: examples(20) },
    )
  })

  function deskSaying(text: string) {
    return smallDesk()
      .add('issue', 'other', { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Cheese names' } })
      .add('legalInstrument', 'order', {
        kind: 'proclamation',
        number: 'Proclamation 10908',
        issuedBy: 'us-side',
        amends: [],
      })
      .add('measure', 'measure', { ...aMeasure([]), title: { en: 'Butter levy' } })
      .add('measure', 'second', { ...aMeasure([]), title: { en: 'Milk levy' }, summary: text })
      .add('position', 'p1', aPosition(text))
      .add('line', 'line', { issue: 'issue', audience: 'press', text, status: 'draft', follows: [] })
      .add('proposal', 'package', {
        talk: 'talk',
        by: 'them',
        title: { en: 'Package' },
        status: 'tabled',
        elements: [{ id: 'e1', text, kind: 'offer', status: 'tabled' }],
      })
      .add('session', 'second', {
        round: 'round',
        start: { edtf: '2025-07-02' },
        status: 'scheduled',
        participants: [],
        issues: [],
        doNotRaise: [],
        purpose: text,
      })
      .add('note', 'n1', noteOn(text))
      .desk()
  }
})
