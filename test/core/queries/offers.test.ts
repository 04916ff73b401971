import { describe, expect, it } from 'vitest'
import { applyBatch } from '../../../core/commands/batch'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { acceptCommands, isAtOnce, type AcceptFor } from '../../../core/editing/accept-offers'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { blankForm } from '../../../core/queries/form'
import type { Offer } from '../../../core/queries/offer-schemas'
import { suggestionSteps } from '../../../core/queries/source-suggestions'
import { suggestionsOf } from '../../helpers/desks/suggestions-of'
import { AT, smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aMeasure, aPosition, aSource } from '../../helpers/desks/record-fields'

/** Suggestions of a source's text, accepted as the window does: an accepted one is a record with its evidence, and the desk's record is never made twice. */

const SHA = 'c'.repeat(64)
const ACTOR = { staff: STAFF as never, at: AT }
const ISSUED = { edtf: '2025-06-05' }

const deskWith = (text: string, issued: object | null = ISSUED) =>
  smallDesk()
    .text(SHA, text)
    .add(
      'source',
      'report',
      aSource({ citation: { type: 'document', title: 'Report', ...(issued ? { issued } : {}) }, sha256: SHA }),
    )

function offersIn(desk: DeskRead, beside?: RecordRef): Offer[] {
  const { offers, next } = suggestionsOf(desk, { source: 'report', from: 0, beside }, AT)
  expect(next).toBeUndefined()
  return offers
}

const only = (offers: readonly Offer[], kind: Offer['suggestion']['kind']): Offer => {
  const [one, ...others] = offers.filter(({ suggestion }) => suggestion.kind === kind)
  if (!one || others.length > 0) throw new Error(`${others.length + 1} offers of a ${kind}`)
  return one
}

/** Accepts the first way of each offer, in one edit. */
function accept(desk: MemoryDesk, offers: readonly Offer[], target?: AcceptFor) {
  let ids = 0
  const accepted = offers.flatMap(({ passage, same, ways: [way] }) => (way ? [{ passage, same, way }] : []))
  const source = { id: 'report', sha256: SHA }
  const { commands, first } = acceptCommands(source, accepted, target, () => `made-${(ids += 1)}`)
  const { ops } = commands.length === 0 ? { ops: [] } : applyBatch(desk, commands, ACTOR, () => SHA)
  return { desk: desk.after(ops), first, ops, commands }
}

/** The words that are evidence for a record, by field. */
const wordsFor = (desk: DeskRead, about: RecordRef | undefined) =>
  desk
    .all('evidence')
    .filter((one) => one.about.collection === about?.collection && one.about.id === about.id)
    .map(({ annotation, field }) => [field, desk.get('annotation', annotation)?.exact])

describe('a position that a text states', () => {
  const TEXT = 'Trade minister Ana Rojas said Chile will not accept a quota on butter.'

  it('is a new position with its evidence, by the speaker whom the desk knows', () => {
    const desk = deskWith(TEXT).desk()
    const offer = only(offersIn(desk), 'position')
    expect([offer.party?.en, offer.issue?.en]).toEqual(['Chile', 'Butter quota'])
    const done = accept(desk, [offer])
    expect(done.first?.collection).toBe('position')
    expect(done.desk.get('position', done.first?.id ?? '')).toMatchObject({
      party: 'them',
      issue: 'issue',
      stance: 'oppose',
      text: 'Chile will not accept a quota on butter',
      attribution: 'onRecord',
      speaker: 'membership',
      track: 'public',
      flexibility: 'unknown',
      contested: false,
      validFrom: ISSUED,
    })
    expect(wordsFor(done.desk, done.first)).toEqual([['text', TEXT]])
    // Accepted once, it is offered no more.
    expect(offersIn(done.desk).filter(({ suggestion }) => suggestion.kind === 'position')).toEqual([])
  })

  it('is evidence for the one that the desk has in those words', () => {
    const desk = deskWith(TEXT).add('position', 'old', aPosition('Chile will NOT accept a quota on butter')).desk()
    const done = accept(desk, [only(offersIn(desk), 'position')])
    expect(done.first).toEqual({ collection: 'position', id: 'old' })
    expect(done.desk.count('position')).toBe(1)
    expect(wordsFor(done.desk, done.first)).toEqual([['text', TEXT]])
  })

  it.each([
    ['without a date of the source', deskWith(TEXT, null).desk(), { party: 'them', issue: 'issue' }],
    [
      'of another party than the speaker’s',
      deskWith('Trade minister Ana Rojas said New Zealand opposes the quota.').desk(),
      { party: 'us-side', attribution: 'reported' },
    ],
    [
      'whose party is not next to its words',
      deskWith('The offer from Chile was unacceptable.').desk(),
      { party: 'them', stance: 'oppose' },
    ],
    [
      'of several parties at once',
      deskWith('New Zealand and Chile will not accept a quota.').desk(),
      { stance: 'oppose' },
    ],
    [
      'of parties that nothing tells apart',
      deskWith('New Zealand and Chile met; the offer was unacceptable.').desk(),
      { stance: 'oppose' },
    ],
  ] as const)('%s opens its form', (_name, desk, given) => {
    const [way] = only(offersIn(desk), 'position').ways
    expect(way).toMatchObject({ way: 'form', of: 'position', given })
    if (way?.way === 'form' && !('party' in given)) expect(way.given).not.toHaveProperty('party')
    if (way?.way === 'form' && given && 'attribution' in given) expect(way.given).not.toHaveProperty('speaker')
  })

  it('opens its form where the desk has another one that holds, and names it as superseded', () => {
    const desk = deskWith(TEXT).add('position', 'old', aPosition('No quota on butter.')).desk()
    const [way] = only(offersIn(desk), 'position').ways
    expect(way).toMatchObject({ way: 'form', given: { supersedes: 'old', party: 'them', stance: 'oppose' } })
  })

  it('is made at once only as the first of two on one question, since both cannot hold', () => {
    const desk = deskWith('Chile will not accept a quota. Chile agreed to the quota.').desk()
    const offers = offersIn(desk).filter(({ suggestion }) => suggestion.kind === 'position')
    expect(offers.map(({ ways: [way] }) => way?.way)).toEqual(['create', 'form'])
  })

  it('is on the issue beside the text, on the one that the sentence names, or on none', () => {
    const two = () =>
      deskWith('Chile will not accept a rice quota at any price.')
        .add('issue', 'rice', { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Rice' } })
        .desk()
    expect(only(offersIn(two()), 'position').issue?.en).toBe('Rice')
    expect(only(offersIn(two(), { collection: 'issue', id: 'issue' }), 'position').issue?.en).toBe('Butter quota')
    const price = deskWith('Chile will not accept the price.')
      .add('issue', 'rice', { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Rice' } })
      .desk()
    const offer = only(offersIn(price), 'position')
    expect(offer.issue).toBeUndefined()
    expect(offer.ways[0]).toMatchObject({ way: 'form' })
  })

  it('and a denial asks for its stance in the form', () => {
    const desk = deskWith('Chile denied that it had offered a quota.').desk()
    const [way] = only(offersIn(desk), 'denial').ways
    expect(way).toMatchObject({ way: 'form', of: 'position', given: { party: 'them', validFrom: ISSUED } })
    expect(way?.way === 'form' && way.given.stance).toBeUndefined()
  })
})

describe('a person in a text', () => {
  it('is offered as evidence for the post that the desk has them in; a bare name is not offered', () => {
    const desk = deskWith('Trade minister Ana Rojas met them. Ana Rojas left early.').desk()
    const offers = offersIn(desk).filter(({ suggestion }) => suggestion.kind === 'person')
    expect(offers.map(({ ways }) => ways[0])).toMatchObject([
      { way: 'evidence', about: { collection: 'membership', id: 'membership' }, field: 'post' },
    ])
    const done = accept(desk, offers)
    expect([done.desk.count('person'), done.desk.count('membership')]).toEqual([1, 1])
    expect(wordsFor(done.desk, done.first)).toEqual([['post', 'Trade minister Ana Rojas']])
    expect(offersIn(done.desk).some(({ suggestion }) => suggestion.kind === 'person')).toBe(false)
  })

  it('becomes a person in office once if new in a post of the desk, however often the text names them', () => {
    const text = 'Trade minister Luis Vega spoke. Later Trade minister Luis Vega left.'
    const desk = deskWith(text).desk()
    const offers = offersIn(desk).filter(({ suggestion }) => suggestion.kind === 'person')
    expect(offers).toHaveLength(2)
    expect(new Set(offers.map(({ same }) => same)).size).toBe(1)
    const done = accept(desk, offers)
    const made = done.desk.all('person').filter(({ id }) => id !== 'person')
    expect(made.map(({ names }) => names)).toEqual([{ en: 'Luis Vega' }])
    expect(done.desk.get('membership', done.first?.id ?? '')).toMatchObject({ person: made[0]?.id, post: 'post' })
    expect(wordsFor(done.desk, done.first)).toHaveLength(2)
    expect(offersIn(done.desk).some(({ suggestion }) => suggestion.kind === 'person')).toBe(false)
  })

  it('goes to the dialog with name and title if the desk lacks the post', () => {
    const desk = deskWith('赤沢経済再生担当相は応じないと述べた。').desk()
    expect(only(offersIn(desk), 'person').ways[0]).toEqual({
      way: 'quick',
      kind: 'membership',
      name: '赤沢',
      post: '経済再生担当相',
    })
  })
})

describe('other suggestions', () => {
  it('a date to come is a milestone or a meeting, a past one a meeting first, both from its words', () => {
    const ways = (text: string) => only(offersIn(deskWith(text).desk()), 'date').ways
    expect(ways('They meet on 9 July 2025.')).toMatchObject([
      { way: 'form', of: 'milestone', given: { when: { edtf: '2025-07-09' } } },
      { way: 'form', of: 'session', given: { start: { edtf: '2025-07-09' } } },
      { way: 'quote' },
    ])
    expect(ways('They met on 2 June 2025.')).toMatchObject([{ of: 'session' }, { of: 'milestone' }, { way: 'quote' }])
  })

  it('a length of time is that of a meeting, and evidence for just that', () => {
    const { ways } = only(offersIn(deskWith('The ministers talked for 110 minutes.').desk()), 'duration')
    expect(ways).toEqual([{ way: 'quote' }, { way: 'form', of: 'session', given: { minutes: 110 }, field: 'minutes' }])
  })

  it('a figure is quoted with its sentence for the record beside the text, and then no more offered', () => {
    const desk = deskWith('Talks went on. The duty stays at 25% for now.')
      .add('position', 'position', aPosition('Keep the duty.'))
      .desk()
    const target = { about: { collection: 'position', id: 'position' }, field: 'text', role: 'context' } as const
    const offer = only(offersIn(desk), 'percentage')
    expect(isAtOnce({ way: 'quote' }, undefined)).toBe(false)
    expect(accept(desk, [offer]).commands).toEqual([])
    const done = accept(desk, [offer], target)
    expect(wordsFor(done.desk, target.about)).toEqual([['text', 'The duty stays at 25% for now.']])
    expect(done.desk.all('evidence').map(({ role }) => role)).toEqual(['context'])
    expect(offersIn(done.desk).some(({ suggestion }) => suggestion.kind === 'percentage')).toBe(false)
  })

  it('a measure of the desk gets the sentence as evidence; another one a form', () => {
    const desk = deskWith('The butter duty stays. Steel tariffs may rise.')
      .add('measure', 'm', aMeasure([], [], { summary: 'A duty on butter.' }))
      .desk()
    const offers = offersIn(desk).filter(({ suggestion }) => suggestion.kind === 'measure')
    expect(offers.map(({ ways }) => ways[0])).toMatchObject([
      { way: 'evidence', about: { id: 'm' }, field: 'summary' },
      { way: 'form', of: 'measure' },
    ])
    const done = accept(desk, offers.slice(0, 1))
    expect(wordsFor(done.desk, done.first)).toEqual([['summary', 'The butter duty stays.']])
  })

  it('a party that the desk has is not offered, and a new one is made once', () => {
    const desk = deskWith('Chile and Canada met. Canada left.').desk()
    const offers = offersIn(desk).filter(({ suggestion }) => suggestion.kind === 'party')
    expect(offers.map(({ suggestion }) => suggestion.text)).toEqual(['Canada', 'Canada'])
    const done = accept(desk, offers)
    expect(done.desk.all('party').filter(({ code }) => code === 'CA')).toHaveLength(1)
    expect(offersIn(done.desk).some(({ suggestion }) => suggestion.kind === 'party')).toBe(false)
  })
})

describe('of a source with a marking of its own', () => {
  const INTERNAL = { scheme: 'house', level: 'internal', caveats: ['EYES ONLY'], handling: [], releasability: [] }
  const TEXT = 'Trade minister Luis Vega spoke. Chile will not accept a quota. The two sides meet on 12 June 2025.'
  const marked = () => {
    const desk = deskWith(TEXT).desk()
    const source = getOrThrow(desk, 'source', 'report')
    return desk.after([{ op: 'put', collection: 'source', record: { ...source, marking: INTERNAL } }])
  }

  it('records that say what it says have at least that marking; who is who keeps the marking of the desk', () => {
    const desk = marked()
    const offers = offersIn(desk).filter(({ ways: [way] }) => way && isAtOnce(way, undefined))
    const { desk: after } = accept(desk, offers)
    const made = (collection: 'position' | 'person' | 'membership') =>
      after.all(collection).filter(({ id }) => id.startsWith('made-'))
    expect(made('position').map(({ marking }) => marking)).toEqual([INTERNAL])
    for (const one of [...made('person'), ...made('membership')]) expect(one.marking).toEqual(DEFAULT_MARKING)
    expect(made('person')).toHaveLength(1)
    for (const { marking } of [...after.all('annotation'), ...after.all('evidence')]) expect(marking).toEqual(INTERNAL)
  })

  it('forms begin with it, also where a person chooses the words', () => {
    const desk = marked()
    const [way] = only(offersIn(desk), 'date').ways
    if (way?.way !== 'form') throw new Error('no form')
    expect(blankForm(desk, way.of, way.given, AT).values.marking).toEqual(INTERNAL)
    // Also if the source has another text by then.
    for (const sha256 of [SHA, 'd'.repeat(64)])
      for (const kind of ['position', 'commitment', 'measure'] as const)
        expect(blankForm(desk, kind, {}, AT, { source: 'report', sha256, start: 0, end: 4 }).values.marking).toEqual(
          INTERNAL,
        )
    expect(blankForm(desk, 'position', {}, AT).values.marking).toEqual(DEFAULT_MARKING)
    // A source below the desk's marking does not lower it.
    const settings = getOrThrow(desk, 'deskSettings', 'settings')
    const strict = desk.after([
      { op: 'put', collection: 'deskSettings', record: { ...settings, defaultMarking: INTERNAL } },
    ])
    expect(blankForm(strict, 'position', { marking: DEFAULT_MARKING }, AT).values.marking).toEqual(INTERNAL)
  })

  it('offers and forms come of one in another scheme too, and keep its marking for a person to change', () => {
    const desk = marked()
    const red = { scheme: 'tlp', level: 'red', caveats: [], handling: [], releasability: [] }
    const source = getOrThrow(desk, 'source', 'report')
    const foreign = desk.after([{ op: 'put', collection: 'source', record: { ...source, marking: red } }])
    const offers = offersIn(foreign)
    expect(offers.map(({ suggestion }) => suggestion)).toEqual(offersIn(desk).map(({ suggestion }) => suggestion))
    const [way] = only(offers, 'date').ways
    if (way?.way !== 'form') throw new Error('no form')
    expect(blankForm(foreign, way.of, way.given, AT).values.marking).toEqual(red)
  })
})

it('dates that count from the day of the source are not suggested where that is not known', () => {
  const text = 'They met on Friday. The two sides meet on 12 June 2025.'
  const dates = (issued: object | null) =>
    offersIn(deskWith(text, issued).desk()).flatMap(({ suggestion }) =>
      suggestion.kind === 'date' ? [suggestion.text] : [],
    )
  expect(dates(ISSUED)).toEqual(['Friday', '12 June 2025'])
  expect(dates(null)).toEqual(['12 June 2025'])
})

it('several accepted at once are one edit with every record and its evidence', () => {
  const text = 'Trade minister Luis Vega spoke. Chile will not accept a quota. Canada listened.'
  const desk = deskWith(text).desk()
  const offers = offersIn(desk).filter(({ ways: [way] }) => way && isAtOnce(way, undefined))
  expect(offers.map(({ suggestion }) => suggestion.kind).toSorted()).toEqual(['party', 'person', 'position'])
  const { desk: after, ops } = accept(desk, offers)
  expect(ops.map((op) => op.collection).toSorted()).toEqual(
    ['annotation', 'annotation', 'evidence', 'evidence', 'membership', 'party', 'person', 'position'].toSorted(),
  )
  expect(after.all('annotation').every(({ exact, start, end }) => text.slice(start, end) === exact)).toBe(true)
})

it('what both sides agreed is no position of either', () => {
  const offersOfPositions = (text: string) =>
    offersIn(deskWith(text).desk()).filter(({ suggestion }) => suggestion.kind === 'position')
  expect(offersOfPositions('Chile and Canada agreed that the quota stays.')).toEqual([])
  const [offer] = offersOfPositions('Both sides agreed to keep the quota.')
  expect(offer?.ways[0]).toMatchObject({ way: 'form', of: 'position', given: { text: expect.any(String) } })
  expect(offer?.ways[0]).not.toHaveProperty('given.stance')
  expect(offersOfPositions('Chile agreed that the quota stays.')).toHaveLength(1)
})

describe('suggestions while others edit', () => {
  it('come in short steps, and are those of the desk as it is in the end', () => {
    let desk: MemoryDesk = deskWith('On 5 June 2025 Peru met Chile.').desk()
    const steps = suggestionSteps(() => desk, { source: 'report', from: 0 }, AT)
    let count = 0
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        expect(step.value.offers.map(({ suggestion }) => suggestion.text)).toEqual(['5 June 2025'])
        break
      }
      count += 1
      // The party is added half-way: it is on the desk by then, and not offered as a new one.
      if (count === 3) {
        const fields = { kind: 'country', code: 'PE', names: { en: 'Peru' }, members: [] }
        const { ops } = applyBatch(
          desk,
          [{ kind: 'create', collection: 'party', id: 'peru', fields }],
          ACTOR,
          () => SHA,
        )
        desk = desk.after(ops)
      }
    }
    expect(count).toBeGreaterThan(10)
  })
})
