import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blockRuns, type MemoModel } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-07-20T12:00:00Z'
const SHA = createHash('sha256').update('Butter.').digest('hex')

/** A desk whose one meeting has the given fields, with a readout of it. */
const aDesk = (session: object, readout = true) => {
  const meeting = {
    round: 'round',
    start: { edtf: '2025-07-01' },
    status: 'held',
    participants: ['membership'],
    issues: ['issue'],
    doNotRaise: [],
  }
  const desk = smallDesk().add('session', 'session', { ...meeting, ...session })
  return readout
    ? desk.add('readout', 'r', { session: 'session', issuedBy: 'them', says: ['Butter came first.'], silentOn: [] })
    : desk
}
/** The running text of a memo: its paragraphs and points. */
const texts = (memo: MemoModel) =>
  memo.blocks
    .flatMap(blockRuns)
    .map((runs) => runs.map((run) => run.text).join(''))
    .join('\n')
const textOf = (desk: ReturnType<typeof smallDesk>, now = NOW) =>
  texts(composeMemo(desk.desk(), { kind: 'meetingBrief', about: 'session', now }))

describe('the brief of a meeting that is past', () => {
  it('prints its own length, summary and readouts', () => {
    const text = textOf(aDesk({ minutes: 110, summary: 'They began with butter.' }))
    expect(text).toContain('This meeting.')
    expect(text).toContain('110 minutes')
    expect(text).toContain('They began with butter.')
    expect(text).toContain('Readout, Chile: Butter came first.')
  })

  it('prints the statements of a readout that are sorted by issue, too', () => {
    const points = [{ id: 'a', issue: 'issue', text: 'No butter was agreed.' }]
    const readout = { session: 'session', issuedBy: 'them', says: ['It went well.'], points, silentOn: [] }
    expect(textOf(aDesk({}, false).add('readout', 'r', readout))).toContain(
      'Readout, Chile: It went well. No butter was agreed.',
    )
  })

  it('prints what is recorded of a meeting to come, and nothing of a held one before it began', () => {
    expect(textOf(aDesk({ status: 'scheduled', minutes: 45 }, false))).toContain('45 minutes')
    expect(textOf(aDesk({ status: 'scheduled' }, false))).not.toContain('This meeting.')
    expect(textOf(aDesk({ minutes: 110 }, false), '2025-06-20T12:00:00Z')).not.toContain('110 minutes')
  })

  it('prints the place of the meeting, and that of its round only where it has none and its days are among the round’s', () => {
    const at = (session: object) => {
      const round = {
        talk: 'talk',
        level: 'ministerial',
        when: { edtf: '2025-07-01' },
        place: { en: 'Lima' },
        status: 'held',
      }
      const desk = aDesk({ minutes: 110, ...session })
        .add('round', 'round', round)
        .desk()
      const memo = composeMemo(desk, { kind: 'meetingBrief', about: 'session', now: NOW })
      return [...memo.facts.map(({ runs }) => runs.map(({ text }) => text).join('')), texts(memo)].join('\n')
    }
    expect(at({})).toContain('1 July 2025, Lima')
    const own = at({ place: { en: 'Ottawa' } })
    expect(own).toContain('1 July 2025, Ottawa')
    expect(own).toMatch(/; Ottawa/)
    expect(own).not.toContain('Lima')
    const later = at({ start: { edtf: '2025-07-21/2025-07-31', words: { en: 'late July 2025' } } })
    expect(later).toContain('late July 2025*; place not known')
    expect(later).not.toContain('Lima')
  })

  it('prints what is recorded of its own round', () => {
    const round = {
      talk: 'talk',
      ordinal: 1,
      level: 'ministerial',
      when: { edtf: '2025-07-01' },
      status: 'held',
      summary: 'A round about butter.',
    }
    expect(textOf(aDesk({}).add('round', 'round', round))).toContain('A round about butter.')
  })

  it('of the sample, on 5 and on 6 June, has the 110 minutes, the readout and the measures', async () => {
    const desk = await sampleDesk()
    for (const about of ['session-0605', 'session-0606']) {
      const text = texts(composeMemo(desk, { kind: 'meetingBrief', about, now: NOW }))
      expect(text, about).toContain('110 minutes. (According to Japan’s government.)')
      expect(text, about).toContain('Readout, Japan: Three areas, each in detail')
      expect(text, about).toContain('Reciprocal tariffs. As announced on 2 April 2025')
    }
  })
})

describe('who said it', () => {
  const passage = {
    source: 's',
    exact: 'Butter.',
    prefix: '',
    suffix: '',
    start: 0,
    end: 7,
    motivation: 'highlighting',
  }
  const source = { kind: 'deskNote', citation: { type: 'document' }, language: 'en', reliability: 'desk', sha256: SHA }
  const cited = (more: object) =>
    textOf(
      aDesk({ summary: 'Butter came first.' }, false)
        .text(SHA, 'Butter.')
        .add('source', 's', source)
        .add('annotation', 'a', passage)
        .add('evidence', 'e', {
          annotation: 'a',
          about: { collection: 'session', id: 'session' },
          field: 'summary',
          role: 'supports',
          ...more,
        }),
    )

  it('is printed with what the evidence supports, never with what it contradicts', () => {
    expect(cited({})).not.toContain('According to')
    expect(cited({ speaker: 'membership' })).toContain('Butter came first. (According to Ana Rojas.)')
    expect(cited({ issuedBy: 'them' })).toContain('Butter came first. (According to Chile’s government.)')
    expect(cited({ speaker: 'membership', role: 'contradicts' })).not.toContain('According to')
  })

  it('is printed with a position that has a speaker', () => {
    const desk = aDesk({}).add('position', 'p', aPosition('Butter stays out.', { speaker: 'membership' }))
    expect(textOf(desk)).toContain('Butter stays out. As reported, Ana Rojas.')
  })

  it('is printed with a package by its attribution', () => {
    const proposal = { talk: 'talk', by: 'us-side', title: { en: 'Our package' }, status: 'tabled', elements: [] }
    const text = (more: object) => textOf(aDesk({}).add('proposal', 'p', { ...proposal, ...more }))
    expect(text({ attribution: 'reported' })).toContain('On the table: Our package. As reported:')
    expect(text({})).not.toContain('On the table: Our package. As')
  })
})
