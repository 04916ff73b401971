import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { issueMemo, makeMemo, newVersionOfMemo, type MemoApplied } from '../../../../core/commands/memo-commands'
import { getOrThrow, settingsOf, type DeskRead } from '../../../../core/desk/desk-read'
import { overlay } from '../../../../core/desk/staged-desk'
import { withText } from '../../../../core/desk/with-text'
import type { Op } from '../../../../core/desk/ops'
import { memoTexts, pictureTexts } from '../../../../core/memo/memo-model'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { parseRecord } from '../../../../core/model/schema/parse-record'
import { idOf } from '../../../../core/model/values/ids'
import type { MadeMemoType } from '../../../../core/model/values/made-memos'
import { addEvidence } from '../../../helpers/desks/cited-desk'
import { smallDesk, STAFF, type DeskBuilder } from '../../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition } from '../../../helpers/desks/record-fields'
import { sampleDesk } from '../../../helpers/desks/sample'
import { sectionLines } from '../../../helpers/desks/section-lines'
import { usDesk, usMarking } from '../../../helpers/desks/us-desk'

const dated = (edtf: string) => ({ edtf })
const COURSE = 'Course of events'
const CHANGES = 'Changes since the last issued memo'
const linesOf = (desk: DeskRead, now = '2025-08-20T12:00:00Z') =>
  sectionLines(composeMemo(desk, { kind: 'chronology', now }))
const courseOf = (builder: DeskBuilder, now?: string) => linesOf(builder.desk(), now)[COURSE]

describe('a chronology', () => {
  it('of the sample goes month by month, with the hour on the border’s clock, and fuzzy dates as they are known', async () => {
    const course = linesOf(await sampleDesk())[COURSE] ?? []
    expect(course.filter((line) => /^\w+ 2025$/.test(line))).toEqual([
      'March 2025',
      'April 2025',
      'May 2025',
      'June 2025',
    ])
    expect(course).toContain('3 April 2025, 00:01 (EDT) – Additional tariff on automobiles (Section 232): in force.')
    expect(course).toContain('by 5 June 2025 – Japan’s duty on cars, trucks and buses: in force.')
    const at = (text: string) => course.findIndex((line) => line.includes(text))
    expect(at('struck down')).toBeLessThan(at('enjoined'))
    expect(at('enjoined')).toBeLessThan(at('temporary administrative stay'))
    expect(at('110 minutes')).toBeLessThan(at('further progress'))
    expect(course.some((line) => line.includes('mid-June'))).toBe(false)
    expect(linesOf(await sampleDesk())['What is next']?.[1]).toMatch(/^mid-June 2025 \| 4–13 \| Target for some deal/)
  })

  it('draws meetings, dates and law beside each other, with the days on which something may be as a band', async () => {
    const memo = composeMemo(await sampleDesk(), { kind: 'chronology', now: '2025-06-20T12:00:00Z' })
    const picture = memo.blocks.find((block) => block.kind === 'chart')
    const shapes = picture?.drawn.shapes ?? []
    const boxes = shapes.flatMap((shape) => (shape.kind === 'box' ? [shape] : []))
    const looks = Object.fromEntries(boxes.map(({ title, role }) => [title, role]))
    expect(looks).toMatchObject({
      'Ryosei Akazawa, Howard Lutnick, Scott Bessent': 'held',
      'Target for some deal': 'deadline-about',
      'Three-day G7 summit starts, Canada': 'deadline',
      'The rate for Japan is suspended from 10 April to 9 July 2025': 'suspension-span',
      'Reciprocal tariffs: enjoined': 'law',
    })
    expect(looks).not.toHaveProperty(['Reciprocal tariffs: announced'])
    const placeOf = (title: string) => boxes.find((box) => box.title === title)
    const suspended = placeOf('The rate for Japan is suspended from 10 April to 9 July 2025')
    const ends = placeOf('Suspension of the 24% rate for Japan ends')
    expect(Math.abs((suspended?.x ?? 0) + (suspended?.width ?? 0) - (ends?.x ?? 0))).toBeLessThan(5)
    expect(pictureTexts(memo)).toEqual(expect.arrayContaining(['Meetings', 'Dates', 'Law', '6 June 2025']))
  })

  it.each(['cancelled', 'postponed', 'scheduled', 'possible'])(
    'is marked as high as the people that a meeting (%s) is named by',
    async (status) => {
      const us = await usDesk('en')
      const [person] = us.all('person')
      const [membership] = us.all('membership')
      const {
        title: _title,
        summary: _summary,
        minutes: _minutes,
        ...session
      } = getOrThrow(us, 'session', 'session-0605')
      const put = (collection: CollectionName, record: object) => ({ op: 'put', collection, record }) as Op
      const desk = overlay(us, [
        put('person', { ...person, id: 'p9', names: { en: 'Someone Else' }, marking: usMarking('cui') }),
        put('membership', { ...membership, id: 'm9', person: 'p9' }),
        put('session', { ...session, id: 's9', participants: ['m9'], status, start: { edtf: '2025-07-01' } }),
      ])
      const memo = composeMemo(desk, { kind: 'chronology', now: '2025-06-20T12:00:00Z' })
      expect([...memoTexts(memo), ...pictureTexts(memo)].join(' ')).toContain('Someone Else')
      expect(memo.markingLine).toMatch(/^CUI/)
    },
  )

  it('names what was called off, and what is only known by a day, as that', () => {
    const session = { round: 'round', participants: ['membership'], issues: [], doNotRaise: [] }
    const desk = smallDesk()
      .add('session', 'off', { ...session, start: dated('2025-06-05'), status: 'cancelled' })
      .add('session', 'long', { ...session, start: dated('2025-06-02/2025-06-04'), status: 'held' })
      .add('session', 'open', { ...session, start: dated('2025-06-12?'), status: 'possible' })
      .add('milestone', 'vote', {
        talk: 'talk',
        title: { en: 'Vote' },
        when: dated('2025-06-10~'),
        basis: 'reported',
        status: 'open',
      })
      .add('proposal', 'offer', {
        talk: 'talk',
        by: 'us-side',
        title: { en: 'Offer' },
        status: 'tabled',
        tabled: dated('../2025-06-06'),
        elements: [],
      })
      .desk()
    const memo = composeMemo(desk, { kind: 'chronology', now: '2025-06-20T12:00:00Z' })
    const picture = memo.blocks.find((block) => block.kind === 'chart')
    const roles = picture?.drawn.shapes.flatMap((shape) => (shape.kind === 'box' ? [shape.role] : []))
    expect(roles).toEqual(
      expect.arrayContaining(['calledOff', 'held-span', 'toCome-about', 'deadline-about', 'package-about']),
    )
    expect(pictureTexts(memo)).toEqual(
      expect.arrayContaining(['Offer (by then)', 'Vote (about then)', 'Ana Rojas (date not confirmed)']),
    )
    expect(linesOf(desk, '2025-06-20T12:00:00Z').pictures).toEqual(
      expect.arrayContaining([
        'until 6 June 2025: Offer (package tabled)',
        'about 10 June 2025: Vote (reported target)',
        '12 June 2025 (not confirmed): Ana Rojas (possible)',
        '5 June 2025: Ana Rojas (cancelled)',
        '2–4 June 2025: Ana Rojas (held)',
      ]),
    )
    // Formats without pictures say nothing of one.
    expect(memoTexts(memo).join(' ')).not.toContain('picture')
  })

  it('says that nothing is recorded and that there is nothing to compare', () => {
    expect(linesOf(smallDesk().desk(), '2025-06-10T00:00:00Z')).toEqual({
      [COURSE]: ['Nothing dated is recorded.'],
      'What is next': ['1 July 2025 | 21 | 1 July 2025: Ana Rojas – scheduled.*'],
      [CHANGES]: ['No memo about this talk was issued before, so there is nothing to compare.'],
    })
  })

  it('has a date of a year alone under its year, and one without any known day at the end of none', () => {
    const builder = smallDesk()
      .add('position', 'year', aPosition('A year.', { validFrom: { edtf: '2024' } }))
      .add('position', 'month', aPosition('A month.', { party: 'us-side', validFrom: { edtf: '2024-03' } }))
      .add('milestone', 'past', {
        talk: 'talk',
        title: { en: 'Quota ended' },
        when: { edtf: '2024-03-05' },
        basis: 'fixed',
        status: 'met',
      })
    const course = courseOf(builder, '2025-06-10T00:00:00Z')
    expect(course).toEqual([
      '2024',
      '2024 – Chile, Butter quota: oppose: A year. As reported. (Unsourced.)',
      'March 2024',
      'March 2024 – New Zealand, Butter quota: oppose: A month. As reported. (Unsourced.)',
      '5 March 2024 – Quota ended (met).*',
    ])
  })

  it('tells what changed of measures, orders and rulings, an order only once on the day it was signed', () => {
    const builder = smallDesk()
      .add('legalInstrument', 'order', {
        kind: 'executiveOrder',
        number: 'Order 7',
        issuedBy: 'them',
        signed: { edtf: '2025-01-01' },
        published: { edtf: '2025-01-05' },
        amends: [],
      })
      .add(
        'measure',
        'm',
        aMeasure(
          [aLayer('duty', { instrument: 'order' })],
          [
            { id: 'a', status: 'signed', on: { edtf: '2025-01-01' }, instrument: 'order' },
            { id: 'b', status: 'inForce', on: { edtf: '2025-02-01' }, note: 'For a year.' },
          ],
        ),
      )
      .add('legalEvent', 'ruling', {
        kind: 'ruling',
        court: 'Court of Trade',
        on: { edtf: '2025-03-01' },
        caseName: 'Butter Board v. Chile',
        affects: ['order'],
        summary: 'upheld the duty.',
      })
    expect(courseOf(builder, '2025-06-10T00:00:00Z')?.filter((line) => line.includes(' – '))).toEqual([
      '1 January 2025 – Signed: Order 7.',
      '5 January 2025 – Published: Order 7.',
      '1 February 2025 – Butter duty: in force. For a year.*',
      '1 March 2025 – Court of Trade, Butter Board v. Chile: upheld the duty.*',
    ])
  })

  it('keeps a superseded position, and knows nothing that came later', () => {
    const builder = smallDesk()
      .add('position', 'a', aPosition('No.'))
      .add('position', 'b', aPosition('Yes.', { supersedes: 'a', validFrom: { edtf: '2025-07-01' } }))
    expect(courseOf(builder)?.filter((line) => /No\.|Yes\./.test(line))).toHaveLength(2)
    expect(courseOf(builder, '2025-06-10T00:00:00Z')?.some((line) => line.includes('Yes.'))).toBe(false)
  })
})

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const applied = (desk: DeskRead, { ops, texts }: MemoApplied): DeskRead =>
  overlay(
    texts.reduce((base, text) => withText(base, 'memo', hash(text), text), desk),
    [...ops],
  )
const actorAt = (at: string) => ({ staff: idOf('staff').parse(STAFF), at })

/** A desk with a position of a source, and a memo of a kind about it that was issued. */
function issuedDesk(type: MadeMemoType, about: string, at = '2025-06-10T00:00:00Z') {
  const builder = smallDesk().add('position', 'a', aPosition('No to butter.'))
  addEvidence(builder, { collection: 'position', id: 'a' }, 'text')
  return issue(
    applied(builder.desk(), makeMemo(builder.desk(), { type, about, id: 'memo' }, actorAt(at), hash)),
    'memo',
    at,
  )
}

function issue(desk: DeskRead, id: string, at: string): DeskRead {
  const memo = { ...getOrThrow(desk, 'memo', id), reference: `T-${id}` }
  const named = overlay(desk, [{ op: 'put', collection: 'memo', record: memo }])
  return applied(named, issueMemo(named, id, memo.rev, actorAt(at), hash))
}
const withPosition = (desk: DeskRead, id: string, fields: object): DeskRead =>
  overlay(desk, [
    {
      op: 'put',
      collection: 'position',
      record: parseRecord('position', { ...getOrThrow(desk, 'position', 'a'), ...fields, id }),
    },
  ])

describe('what changed since an issued memo', () => {
  it('is nothing where neither the world nor the records did', () => {
    expect(linesOf(issuedDesk('positionMatrix', 'talk'), '2025-06-11T00:00:00Z')[CHANGES]).toEqual([
      'Compared with the position matrix T-memo, version 1, as of 10 June 2025, 12:00 (Wellington time), issued 10 June 2025, 12:00.',
      'The world changed nothing that this memo said.',
      'We corrected nothing that this memo said.',
      'No record of the talk is newer.',
    ])
  })

  it('tells what we corrected from what changed in the world, old and new, with what is newer', () => {
    const corrected = withPosition(issuedDesk('positionMatrix', 'talk'), 'a', { text: 'No to salted butter.' })
    const moved = withPosition(corrected, 'b', {
      text: 'Yes to salted butter.',
      stance: 'accept',
      supersedes: 'a',
      validFrom: { edtf: '2025-07-01' },
    })
    const lines = linesOf(moved)[CHANGES] ?? []
    const [, world, changed, records, fixed, newer] = lines
    expect([world, records]).toEqual(['The world changed.', 'We corrected the records.'])
    expect(changed).toMatch(
      /^Positions by issue and party \| .*oppose: No to salted butter\..* \| .*accept: Yes to salted butter\./,
    )
    expect(fixed).toMatch(/^Positions by issue and party \| .*No to butter\..* \| .*No to salted butter\./)
    expect(newer).toMatch(/^Newer on the desk: .*Chile on Butter quota/)
    expect(lines).toHaveLength(6)
  })

  it('has what a picture alone shows of the records, such as the basis of a date', () => {
    const builder = smallDesk()
    for (const [id, day] of [
      ['first', '2025-05-01'],
      ['second', '2025-06-01'],
      ['target', '2025-07-02'],
    ] as const)
      builder.add('milestone', id, {
        talk: 'talk',
        title: { en: id },
        when: dated(day),
        basis: 'fixed',
        status: 'open',
      })
    const about = { type: 'chronology', about: 'talk', id: 'memo' } as const
    const at = '2025-06-10T00:00:00Z'
    const issued = issue(applied(builder.desk(), makeMemo(builder.desk(), about, actorAt(at), hash)), 'memo', at)
    const record = { ...getOrThrow(issued, 'milestone', 'target'), basis: 'reported' as const }
    const reported = overlay(issued, [{ op: 'put', collection: 'milestone', record }])
    const next = newVersionOfMemo(reported, { id: 'memo', newId: 'next' }, actorAt(at), hash)
    expect(linesOf(applied(reported, next), at)[CHANGES]).toContainEqual(
      expect.stringMatching(
        /^Course of events \| .*2 July 2025: target \(fixed\) \| .*2 July 2025: target \(reported target\)/,
      ),
    )
  })

  it('is compared with a memo about a meeting or a round of the talk, unless a chronology was issued', () => {
    const brief = issuedDesk('meetingBrief', 'session')
    expect(linesOf(brief)[CHANGES]?.[0]).toMatch(/^Compared with the meeting brief T-memo/)
    const about = { type: 'chronology', about: 'talk', id: 'first' } as const
    const at = '2025-06-12T00:00:00Z'
    const first = issue(applied(brief, makeMemo(brief, about, actorAt(at), hash)), 'first', at)
    const report = { type: 'roundReport', about: 'round', id: 'report' } as const
    const later = '2025-06-13T00:00:00Z'
    const both = issue(applied(first, makeMemo(first, report, actorAt(later), hash)), 'report', later)
    const next = applied(both, newVersionOfMemo(both, { id: 'first', newId: 'second' }, actorAt(later), hash))
    const lines = linesOf(next, later)[CHANGES]
    expect(lines?.[0]).toMatch(/^Compared with the chronology T-first, version 1/)
    // Its own comparison with the memo before it is no news.
    expect(lines?.some((line) => line.includes('Compared with the meeting brief'))).toBe(false)
  })

  it('is told in the memo’s own language, and has its marking', () => {
    const desk = issuedDesk('positionMatrix', 'talk')
    const settings = { ...settingsOf(desk), language: 'ja' as const }
    const japanese = overlay(desk, [{ op: 'put', collection: 'deskSettings', record: settings }])
    expect(
      sectionLines(composeMemo(japanese, { kind: 'chronology', now: '2025-06-11T00:00:00Z' })).前回発出文書からの変更,
    ).toEqual([
      expect.stringContaining('T-memo'),
      '同文書の記載に関わる情勢の変化なし。',
      '同文書の記載に関わる記録の訂正なし。',
      'この交渉の新しい記録なし。',
    ])
    const memo = getOrThrow(desk, 'memo', 'memo')
    const marking = { ...memo.marking, level: 'internal' }
    const higher = overlay(desk, [{ op: 'put', collection: 'memo', record: { ...memo, marking } }])
    expect(composeMemo(higher, { kind: 'chronology', now: '2025-06-11T00:00:00Z' }).marking.level).toBe('internal')
  })

  it('counts what only comes nearer, and does not list it; a rate that falls by as many points is listed', () => {
    const builder = smallDesk()
      .add('milestone', 'end', {
        talk: 'talk',
        title: { en: 'Quota ends' },
        when: { edtf: '2025-09-01' },
        basis: 'fixed',
        status: 'open',
      })
      .add('measure', 'm', aMeasure([aLayer('duty')]))
    const at = '2025-06-10T00:00:00Z'
    const about = { type: 'meetingBrief', about: 'session', id: 'memo' } as const
    const issued = issue(applied(builder.desk(), makeMemo(builder.desk(), about, actorAt(at), hash)), 'memo', at)
    const four = overlay(issued, [
      {
        op: 'put',
        collection: 'measure',
        record: parseRecord('measure', {
          ...getOrThrow(issued, 'measure', 'm'),
          components: [aLayer('duty', { rate: '4%' })],
        }),
      },
    ])
    const lines = linesOf(four, '2025-06-12T00:00:00Z')[CHANGES] ?? []
    expect(lines[1]).toBe('The world changed nothing that this memo said.')
    expect(lines[2]).toMatch(/^Paragraphs that only count the days from a later day, so left out: [1-9]/)
    expect(lines.some((line) => line.includes('6%') && line.includes('4%'))).toBe(true)
  })
})
