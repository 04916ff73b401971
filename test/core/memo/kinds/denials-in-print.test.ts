import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../core/base/text'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { timelessRow } from '../../../../core/queries/lists'
import { recordView } from '../../../../core/queries/record-view'
import { checkDesk } from '../../../../core/rules/rules'
import { addEvidence, uncitedDesk } from '../../../helpers/desks/cited-desk'
import type { DeskBuilder } from '../../../helpers/desks/desk-builder'
import { stretches, wordsOf } from '../../../helpers/desks/memo-stretches'
import { aPosition } from '../../../helpers/desks/record-fields'

const NOW = '2025-06-20T12:00:00Z'
const CLAIM = { collection: 'position', id: 'position' } as const
const DENIAL = { collection: 'position', id: 'denial' } as const

/** A desk whose position of the other party is denied by one of ours. */
const denied = (more: object = {}, language: Language = 'en') =>
  uncitedDesk(language).add(
    'position',
    'denial',
    aPosition('Nobody said so.', { party: 'us-side', stance: 'reserve', denies: [CLAIM], ...more }),
  )
const printed = (builder: DeskBuilder, now = NOW) =>
  stretches(composeMemo(builder.desk(), { kind: 'meetingBrief', about: 'session', now }))
const texts = (builder: DeskBuilder, now = NOW) => printed(builder, now).map(wordsOf)

describe('a claim and its denial', () => {
  it('print with both sides, wherever either is printed', () => {
    const lines = texts(denied())
    expect(lines).toContain(
      'They may say Butter stays out. As reported. (Unsourced.) (A claim; contested.) New Zealand denies: Nobody said so.*',
    )
    expect(lines).toContain('Nobody said so. (Unsourced.) (Denies Chile: Butter stays out.)*')
    const japanese = texts(denied({}, 'ja')).join('\n')
    expect(japanese).toContain('New Zealandは否定：Nobody said so.*')
    expect(japanese).toContain('（Chileの次の主張を否定：Butter stays out.）*')
  })

  it('name the other side in short where each side says what it wants, with the letter of its source', () => {
    const want = 'Butter stays out. (Unsourced.) (A claim; contested.) Denied by New Zealand.*'
    expect(texts(denied())).toContain(want)
    expect(texts(denied({}, 'ja'))).toContain(
      'Butter stays out.（情報源なし。）（一方の主張であり、異論あり。）New Zealandは否定。*',
    )
    const sourced = addEvidence(denied(), DENIAL, 'text', { id: 'denied' })
    const memo = composeMemo(sourced.desk(), { kind: 'meetingBrief', about: 'session', now: NOW })
    const line = stretches(memo).find((runs) => wordsOf(runs).endsWith('Denied by New Zealand.'))
    const marks = (line ?? []).flatMap(({ notes = [] }) => notes)
    expect(marks.map((number) => memo.notes.find((note) => note.number === number)?.mark)).toEqual(['A1'])
    // The words lead to the statement that denies the claim.
    expect(line?.find(({ text }) => text.startsWith('Denied by'))?.from).toEqual({ ...DENIAL, field: 'denies' })
  })

  it('say so in short of a denial, too', () => {
    const ours = aPosition('Ours.', { party: 'us-side' })
    const theirs = aPosition('Not so.', { party: 'them', denies: [{ collection: 'position', id: 'ours' }] })
    const builder = uncitedDesk().add('position', 'ours', ours)
    const { party } = builder.desk().get('position', 'position') ?? {}
    builder.add('position', 'theirs', { ...theirs, party, track: 'assessed', attribution: 'reported' })
    expect(texts(builder)).toContain('Not so. (Unsourced.) (Denies New Zealand.)*')
  })

  it('print the note of each side beside it', () => {
    const builder = addEvidence(denied(), CLAIM, 'text', { id: 'claimed' })
    addEvidence(builder, DENIAL, 'text', { id: 'denied' })
    const line = printed(builder).find((runs) => wordsOf(runs).startsWith('They may say'))
    expect(line?.flatMap(({ text, notes }) => (notes ? [text] : []))).toEqual(['Butter stays out.', 'Nobody said so.'])
  })

  it('print so only while the denial holds', () => {
    expect(texts(denied({ validFrom: { edtf: '2025-07-01' } })).join('\n')).not.toContain('denies')
    const superseded = denied().add(
      'position',
      'later',
      aPosition('We agree.', { party: 'us-side', supersedes: 'denial', validFrom: { edtf: '2025-06-10' } }),
    )
    expect(texts(superseded).join('\n')).not.toContain('denies')
    expect(recordView(superseded.desk(), CLAIM, NOW).denials).toBeUndefined()
  })

  it.each([
    [
      'proposal',
      'Tabled by Chile: Butter package.* (a) A quota.* (A claim; contested.) New Zealand denies: Nobody said so.*',
    ],
    ['milestone', 'By treaty.* (A claim; contested.) New Zealand denies: Nobody said so.*'],
    ['readout', 'All is open.* (A claim; contested.) New Zealand denies: Nobody said so.*'],
  ] as const)('may be a %s', (collection, text) => {
    const builder = denied({ denies: [{ collection, id: collection }] })
    expect(texts(builder).some((line) => line.endsWith(text))).toBe(true)
  })

  it('print with both sides as the critical date, too', () => {
    const builder = denied({ denies: [{ collection: 'milestone', id: 'milestone' }] })
    const critical = texts(builder).find((line) => line.startsWith('Critical date.'))
    expect(critical).toContain('(A claim; contested.) New Zealand denies: Nobody said so.')
  })

  it('may be denied by a readout, whose words print', () => {
    const builder = uncitedDesk()
    builder.add('readout', 'ours', {
      session: 'past',
      issuedBy: 'us-side',
      says: ['Butter was not raised.', 'Cheese was.'],
      silentOn: [],
      denies: [CLAIM],
    })
    expect(texts(builder).join('\n')).toContain('New Zealand denies: Butter was not raised. Cheese was.*')
    expect(texts(builder).join('\n')).toContain('Cheese was.* (Denies Chile: Butter stays out.)*')
  })

  it('are shown on both pages, and the claim is contested in lists', () => {
    const desk = denied().desk()
    expect(recordView(desk, CLAIM, NOW).denials).toMatchObject({
      denies: [],
      deniedBy: [{ ref: DENIAL, text: 'Nobody said so.' }],
    })
    expect(recordView(desk, DENIAL, NOW).denials).toMatchObject({
      denies: [{ ref: CLAIM, text: 'Butter stays out.' }],
      deniedBy: [],
    })
    const row = (id: string) => desk.derived(timelessRow, `position/${id}`)
    expect(row('position')?.facts).toContainEqual({ type: 'caveat', caveat: 'contested' })
    expect(row('denial')?.facts).not.toContainEqual({ type: 'caveat', caveat: 'contested' })
  })

  it('settle evidence that contradicts the claim, and must be of a claim', () => {
    const codes = (builder: DeskBuilder) => checkDesk(builder.desk(), NOW).map(({ code }) => code)
    const against = addEvidence(denied(), CLAIM, 'text', { role: 'contradicts' })
    expect(codes(against)).not.toContain('claim-contradicted')
    expect(codes(denied())).not.toContain('denial-not-of-claim')
    expect(codes(denied({ denies: [DENIAL] }))).toContain('denial-not-of-claim')
    expect(codes(denied({ denies: [{ collection: 'issue', id: 'issue' }] }))).toContain('denial-not-of-claim')
  })
})
