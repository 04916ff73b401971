import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../../core/commands/command'
import { makeMemo } from '../../../../core/commands/memo-commands'
import type { DeskRead } from '../../../../core/desk/desk-read'
import type { MemoModel } from '../../../../core/memo/memo-model'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { idOf } from '../../../../core/model/values/ids'
import { memoRoomView } from '../../../../core/queries/memo-room'
import { AT, smallDesk, STAFF } from '../../../helpers/desks/desk-builder'
import { aLayer, aMeasure } from '../../../helpers/desks/record-fields'
import { sampleDesk } from '../../../helpers/desks/sample'

const NOW = '2025-06-20T12:00:00Z'
const cardOf = (desk: DeskRead) => composeMemo(desk, { kind: 'cueCard', now: NOW })

/** Each section's heading with its paragraphs. */
function sectionsOf(memo: MemoModel): Record<string, string[]> {
  const sections: Record<string, string[]> = {}
  let heading = ''
  for (const block of memo.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') throw new Error(`a ${block.kind} on a card`)
    const text = block.runs.map((run) => run.text).join('')
    if (block.kind === 'paragraph') sections[heading]?.push(text)
    else sections[(heading = text)] = []
  }
  return sections
}

const aLine = (text: string, more: object = {}) => ({
  issue: 'issue',
  audience: 'counterpart',
  text,
  status: 'draft',
  follows: [],
  ...more,
})

describe('a cue card', () => {
  it('of the sample has five points, the answers if pressed, and three rates in force', async () => {
    const card = cardOf(await sampleDesk())
    const sections = sectionsOf(card)
    expect(Object.keys(sections)).toEqual(['Points to make', 'If pressed', 'The figures'])
    expect(sections['Points to make']).toHaveLength(5)
    expect(sections['Points to make']?.[0]).toBe(
      'Shape of a deal: Example – desk, not cleared: We want an agreement that serves both sides.',
    )
    expect(sections['If pressed']).toHaveLength(2)
    expect(sections['The figures']).toEqual([
      'Reciprocal tariffs – baseline, nearly every country: 10%, for Japan since 10 April 2025, 00:01 (EDT) (as of 6 June 2025).',
      'Additional tariff on automobiles (Section 232) – additional duty: 25%, since 3 April 2025, 00:01 (EDT) (as of 6 June 2025).',
      'Steel and aluminium tariffs (Section 232) – raised rate: 50%, since 4 June 2025, 00:01 (EDT) (as of 6 June 2025).',
      'Not on this card: 2 more.',
    ])
    expect([card.kind, card.bodySize, card.notes]).toEqual(['Cue card', 14, []])
  })

  it('says of each section that it is empty, and invents nothing', () => {
    expect(sectionsOf(cardOf(smallDesk().desk()))).toEqual({
      'Points to make': ['No cleared line.'],
      'If pressed': ['No cleared response.'],
      'The figures': ['No measure recorded on these issues.'],
    })
  })

  it('puts cleared lines first, marks drafts, and leaves out expired lines and those for the press', () => {
    const builder = smallDesk()
      .add('line', 'draft', aLine('A draft.', { ifPressed: 'An answer.' }))
      .add('line', 'cleared', aLine('A line.', { status: 'cleared', clearedBy: 'Director' }))
      .add('line', 'late', aLine('Too late.', { status: 'cleared', expires: { edtf: '2025-06-19' } }))
      .add('line', 'press', aLine('For the press.', { audience: 'press' }))
    const sections = sectionsOf(cardOf(builder.desk()))
    expect(sections['Points to make']).toEqual([
      'Butter quota: A line. (cleared: Director)',
      'Butter quota: Draft – not cleared: A draft.',
    ])
    expect(sections['If pressed']).toEqual(['Butter quota: Draft – not cleared: An answer.'])
  })

  it('gives a rate that is announced and not in force as that, after those in force', () => {
    const later = { announced: { edtf: '2025-06-01' }, validity: { edtf: '2025-07-01/..' } }
    const measure = aMeasure([aLayer('later', later), aLayer('now')])
    expect(sectionsOf(cardOf(smallDesk().add('measure', 'm', measure).desk()))['The figures']).toEqual([
      'Butter duty – now: 6%, since 2 January 2025 (as of 21 June 2025).*',
      'Butter duty – later: not in force; from 1 July 2025 (as of 21 June 2025).* Announced: 6%, 1 June 2025.',
    ])
  })

  it('takes account of what it prints alone', () => {
    const builder = smallDesk()
    for (const number of [1, 2, 3, 4, 5, 6]) builder.add('line', `line-${number}`, aLine(`Point ${number}.`))
    const marked = {
      marking: { scheme: 'house', level: 'unclassifiedDraft', caveats: ['EYES ONLY'], handling: [], releasability: [] },
    }
    builder.add('line', 'line-7', aLine('Point 7.', marked))
    const card = cardOf(builder.desk())
    expect(sectionsOf(card)['Points to make']?.slice(4)).toEqual([
      'Butter quota: Draft – not cleared: Point 5.',
      'Not on this card: 2 more.',
    ])
    expect(card.marking.caveats).toEqual([])
  })

  it('is made beside the brief of the same meeting, and is worked on in the memo room', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    const builder = smallDesk()
    const actor: Actor = { staff: idOf('staff').parse(STAFF), at: AT }
    const make = (type: 'cueCard' | 'meetingBrief') => {
      const { ops, texts } = makeMemo(builder.desk(), { type, about: 'session', id: type }, actor, hash)
      for (const text of texts) builder.text(hash(text), text)
      for (const op of ops) if (op.op === 'put') builder.add('memo', op.record.id, { ...op.record })
    }
    make('meetingBrief')
    make('cueCard')
    const room = memoRoomView(builder.desk(), 'cueCard', AT)
    expect(room).toMatchObject({ type: 'cueCard', version: 1, kept: true, model: { kind: 'Cue card' } })
    expect([room.order, room.versions.length]).toEqual([['points', 'ifPressed', 'figures'], 1])
  })
})
