import { describe, expect, it } from 'vitest'
import { hasDuplicate } from '../../../core/model/values/duplicated-kinds'
import { begunRecord } from '../../../core/queries/begun-records'
import { blankForm } from '../../../core/queries/form'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { code } from '../../helpers/edits/edit-bench'

const NOW = '2025-07-03T12:00:00Z'
const at = (id: string) => ({ edtf: id })

describe('a record that begins like another', () => {
  it('is a duplicate with all its fields but those of its own place in a line', () => {
    const first = aPosition('One.')
    const desk = smallDesk()
      .add('position', 'p1', first)
      .add('position', 'p2', { ...aPosition('Two.'), supersedes: 'p1', movement: 'hardened' })
      .desk()
    const { of, given } = begunRecord(desk, { collection: 'position', id: 'p2' }, 'duplicate')
    expect(of).toBe('position')
    expect(given).toMatchObject({ text: 'Two.', issue: 'issue', marking: desk.get('position', 'p2')?.marking })
    for (const name of ['id', 'rev', 'createdAt', 'changedBy', 'supersedes', 'movement'])
      expect(given).not.toHaveProperty(name)
    // Nothing is stored until the form is saved.
    expect(blankForm(desk, of, given, NOW).values).toMatchObject({ text: 'Two.', issue: 'issue' })
    expect(desk.all('position')).toHaveLength(2)
  })

  it('is no duplicate of a clearance, or of what came of a meeting or a commitment', () => {
    const desk = smallDesk()
      .add('line', 'l1', {
        issue: 'issue',
        audience: 'press',
        text: 'We agree.',
        status: 'cleared',
        clearedBy: 'Director',
        follows: [],
      })
      .add('commitment', 'c1', {
        round: 'round',
        owedBy: ['us-side'],
        text: 'Open the quota.',
        accounts: [{ id: 'a', party: 'us-side', text: 'We said so.' }],
        status: 'done',
      })
      .desk()
    const given = (collection: 'line' | 'commitment', id: string) =>
      begunRecord(desk, { collection, id }, 'duplicate').given
    expect(given('line', 'l1')).toMatchObject({ text: 'We agree.', audience: 'press' })
    for (const name of ['status', 'clearedBy', 'follows']) expect(given('line', 'l1')).not.toHaveProperty(name)
    for (const name of ['status', 'accounts']) expect(given('commitment', 'c1')).not.toHaveProperty(name)
    expect(blankForm(desk, 'line', given('line', 'l1'), NOW).values).toMatchObject({ status: 'draft' })
  })

  it('is the next meeting: the people, the place, the round and the form, and no date, words or outcome', () => {
    const desk = smallDesk()
      .add('session', 's1', {
        round: 'round',
        start: at('2025-07-02'),
        place: { en: 'Santiago' },
        minutes: 90,
        format: 'inPerson',
        status: 'held',
        participants: ['membership'],
        issues: ['issue'],
        purpose: 'Ask for dates.',
        summary: 'They gave none.',
        doNotRaise: ['The visit.'],
      })
      .desk()
    const ref = { collection: 'session', id: 's1' } as const
    const { of, given } = begunRecord(desk, ref, 'nextMeeting')
    const { marking: _marking, ...rest } = given
    expect(of).toBe('session')
    expect(rest).toEqual({
      round: 'round',
      place: { en: 'Santiago' },
      format: 'inPerson',
      participants: ['membership'],
      issues: ['issue'],
    })
    const { values } = blankForm(desk, of, given, NOW)
    expect(values.start).toEqual(blankForm(desk, of, {}, NOW).values.start)
    expect(values).not.toHaveProperty('summary', 'They gave none.')
  })

  it('is refused for a kind that has no copy, and for a record that is gone', () => {
    const desk = smallDesk().desk()
    expect(code(() => begunRecord(desk, { collection: 'staff', id: 'staff-1' }, 'duplicate'))).toBe('record-missing')
    expect(code(() => begunRecord(desk, { collection: 'talk', id: 'talk' }, 'nextMeeting'))).toBe('record-missing')
    expect(code(() => begunRecord(desk, { collection: 'talk', id: 'none' }, 'duplicate'))).toBe('record-missing')
    expect(hasDuplicate('measure')).toBe(true)
    expect(hasDuplicate('note')).toBe(false)
  })
})
