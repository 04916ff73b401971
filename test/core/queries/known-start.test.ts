import { describe, expect, it } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { blankForm } from '../../../core/queries/form'
import { smallDesk } from '../../helpers/desks/desk-builder'

const NOW = '2025-06-06T12:00:00Z'

/** A desk with one talk, two rounds and a meeting. */
const base = () =>
  smallDesk()
    .add('round', 'new', {
      talk: 'talk',
      level: 'ministerial',
      when: { edtf: '2025-08-30' },
      place: { en: 'Washington' },
      status: 'held',
    })
    .add('round', 'old', { talk: 'talk', level: 'working', when: { edtf: '2025-08-16' }, status: 'held' })
    .add('session', 'met', {
      round: 'new',
      start: { edtf: '2025-08-30T09:00:00-04:00' },
      format: 'video',
      status: 'held',
      participants: ['membership'],
      issues: [],
      doNotRaise: [],
    })

const started = (desk: ReturnType<typeof smallDesk>, of: CollectionName, given = {}) =>
  blankForm(desk.desk(), of, given, NOW)

describe('a new record', () => {
  it('starts in the desk’s only talk, and says where that is from', () => {
    for (const of of ['issue', 'round', 'milestone', 'proposal', 'lead'] as const) {
      const { values, filled } = started(base(), of)
      expect([of, values.talk, filled?.talk]).toEqual([of, 'talk', 'onlyTalk'])
    }
    const two = base().add('talk', 'other', {
      title: { en: 'Other' },
      parties: ['us-side'],
      areas: [],
      status: 'underWay',
      chiefs: [],
    })
    expect(started(two, 'issue').values).not.toHaveProperty('talk')
    expect(started(base(), 'talk')).toMatchObject({ values: { parties: ['us-side'] }, filled: { parties: 'ourParty' } })
  })

  it('has the parties of the desk in its first talk, while these are few, and later only ours', () => {
    const first = smallDesk()
    first.collections.talk = {}
    expect(started(first, 'talk')).toMatchObject({
      values: { parties: ['us-side', 'them'] },
      filled: { parties: 'deskParties' },
    })
    for (const code of ['US', 'JP', 'CA', 'BR', 'IN'])
      first.add('party', code, { kind: 'country', code, names: { en: code }, members: [] })
    expect(started(first, 'talk')).toMatchObject({ values: { parties: ['us-side'] }, filled: { parties: 'ourParty' } })
  })

  it('takes a round’s level and place from the one that was last, not from the one entered last', () => {
    expect(started(base(), 'round')).toMatchObject({
      values: { level: 'ministerial', place: { en: 'Washington' } },
      filled: { level: 'lastRound', place: 'lastRound' },
    })
  })

  it('has a commitment made at the last round only if that was held', () => {
    expect(started(base(), 'commitment').values.round).toBe('new')
    const ahead = smallDesk().add('round', 'ahead', {
      talk: 'talk',
      level: 'ministerial',
      when: { edtf: '2025-09' },
      status: 'scheduled',
    })
    expect(started(ahead, 'commitment').values).not.toHaveProperty('round')
  })

  it('has a session of the last round begin with the people of the last meeting, and the first with the chief negotiators', () => {
    expect(started(base(), 'session')).toMatchObject({
      values: { round: 'new', participants: ['membership'], format: 'video' },
      filled: { round: 'lastRound', participants: 'lastMeeting', format: 'lastMeeting' },
    })
    // A possible round comes after those that were held.
    const possible = base().add('round', 'may', {
      talk: 'talk',
      level: 'leaders',
      when: { edtf: '2025-12-01' },
      status: 'possible',
    })
    expect(started(possible, 'session').values.round).toBe('new')
    const first = smallDesk()
      .add('talk', 'talk', {
        title: { en: 'Talks' },
        parties: ['us-side'],
        areas: [],
        status: 'underWay',
        chiefs: ['membership'],
      })
      .add('round', 'only', { talk: 'talk', level: 'working', when: { edtf: '2025-08-16' }, status: 'held' })
    delete first.collections.session
    expect(started(first, 'session')).toMatchObject({
      values: { participants: ['membership'] },
      filled: { participants: 'chiefs' },
    })
  })

  it('is no session of a round whose days are over, or do not contain its date', () => {
    const round = (given = {}, now = NOW) => blankForm(base().desk(), 'session', given, now).values.round
    expect(round({}, '2025-09-30T12:00:00Z')).toBeUndefined()
    expect(round({ start: { edtf: '2025-09-21/2025-09-30' } })).toBeUndefined()
    expect(round({ start: { edtf: '2025-08-30T09:00:00-04:00' } }, '2025-09-30T12:00:00Z')).toBe('new')
  })

  it('never takes the place of what is given', () => {
    const { values, filled } = started(base(), 'session', { round: 'old', participants: [] })
    expect(values).toMatchObject({ round: 'old', participants: [] })
    expect(filled).toEqual({ format: 'lastMeeting' })
  })

  it('takes an imposer only if the desk’s measures have one', () => {
    const measure = (imposer: string) => ({
      title: { en: 'Duty' },
      imposer,
      targets: [],
      targetsAll: true,
      kind: 'otherTariff',
      scopeWords: 'All',
      scope: [],
      issues: [],
      components: [],
      events: [],
    })
    const one = smallDesk().add('measure', 'm1', measure('them')).add('measure', 'm2', measure('them'))
    expect(started(one, 'measure')).toMatchObject({ values: { imposer: 'them' }, filled: { imposer: 'otherMeasures' } })
    expect(started(one.add('measure', 'm3', measure('us-side')), 'measure').values).not.toHaveProperty('imposer')
    expect(started(smallDesk(), 'measure').values).not.toHaveProperty('imposer')
  })
})
