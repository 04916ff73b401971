import { describe, expect, it } from 'vitest'
import { roundLeftEmpty } from '../../../core/editing/round-left-empty'
import { aDesk, aForm } from './form-desk'

describe('the form of a new record', () => {
  it('saves a new record as a draft with its first field, and completes it when nothing is missing', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'milestone', given: {} }))
    await session.start()
    session.set('title', { en: 'Deadline' }, 'typed')
    await session.save()
    expect(desk.store.desk.get('draft', 'draft-1')?.fields).toMatchObject({ title: { en: 'Deadline' }, status: 'open' })
    expect(await session.complete()).toBeUndefined()
    // The desk has one talk, which was filled in.
    expect([...session.snapshot().problems.keys()]).toEqual(['when', 'basis'])
    session.set('when', { edtf: 'soon' }, 'typed')
    session.set('basis', 'target', 'chosen')
    expect(await session.complete()).toBeUndefined()
    session.set('when', { edtf: '2025-07' }, 'typed')
    expect(await session.complete()).toEqual({ collection: 'milestone', id: 'draft-1' })
    expect(desk.store.desk.get('milestone', 'draft-1')?.when.edtf).toBe('2025-07')
    expect(desk.store.desk.all('draft')).toEqual([])
  })

  it('fills in whether a meeting was held as its date is typed, until the person says otherwise', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'round', given: {} }))
    await session.start()
    const status = () => session.snapshot().values.status
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    expect(status()).toBe('held')
    session.set('when', { edtf: '2125-05-30' }, 'typed')
    expect(status()).toBe('scheduled')
    await session.save()
    expect(desk.store.desk.get('draft', 'draft-1')?.fields).toMatchObject({ status: 'scheduled' })
    session.set('status', 'postponed', 'chosen')
    session.set('when', { edtf: '2025-05-31' }, 'typed')
    expect(status()).toBe('postponed')
  })

  it('says which status it took from the date, and takes none from a vague date to come', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'round', given: {} }))
    await session.start()
    const status = () => [session.snapshot().values.status, session.snapshot().implied.get('status')]
    for (const edtf of ['2125-07-01', '2125-07-01/2125-07-03', '2125-07-01T09:00:00+09:00']) {
      session.set('when', { edtf }, 'typed')
      expect(status()).toEqual(['scheduled', 'scheduled'])
    }
    for (const edtf of ['2125-07-1X', '2125-07', '2125', '../2125-07-31', '2125-07-01/..', '2125-07-15~', '2125-23']) {
      session.set('when', { edtf }, 'typed')
      expect(status()).toEqual([undefined, undefined])
    }
    session.set('when', { edtf: '2125-07-21/2125-07-31', words: { en: 'end of July 2125' } }, 'typed')
    expect(status()).toEqual([undefined, undefined])
    session.set('when', { edtf: '2025-05-1X' }, 'typed')
    expect(status()).toEqual(['held', 'held'])
    session.set('status', 'held', 'chosen')
    expect(status()).toEqual(['held', undefined])
  })

  it('has a new session leave the last round once its date lies outside, and join it again, unless somebody chose it', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'session', given: {} }))
    await session.start()
    const round = () => session.snapshot().values.round
    const { roundToJoin } = session.snapshot().view ?? {}
    const late = { edtf: '2025-06-21/2025-06-30', words: { en: 'late June 2025' } }
    session.set('start', late, 'typed')
    expect(round()).toBeUndefined()
    // The form says why it is empty, and says so no more once the date or the round is another.
    expect(roundLeftEmpty(session.snapshot())?.en).toMatch(/\S/)
    await session.save()
    expect(desk.store.desk.get('draft', 'draft-1')?.fields).not.toHaveProperty('round')
    session.set('start', { edtf: '2025-06-05' }, 'typed')
    expect([roundToJoin?.days.edtf, round()]).toEqual(['2025-06-05/2025-06-06', roundToJoin?.id])
    expect(roundLeftEmpty(session.snapshot())).toBeUndefined()
    session.set('round', roundToJoin?.id, 'chosen')
    session.set('start', late, 'typed')
    expect(round()).toBe(roundToJoin?.id)
  })

  it('has a status that the date of selected words implies follow another date', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, async () => {
      const view = await desk.ask('desk:form', { of: 'round', given: { when: { edtf: '2025-05-30' }, status: 'held' } })
      return { ...view, filled: { ...view.filled, when: 'words', status: 'date' } }
    })
    await session.start()
    session.set('when', { edtf: '2125-05-30' }, 'typed')
    expect(session.snapshot().values.status).toBe('scheduled')
  })

  it('takes back whether a meeting was held once its date may be either, and follows on after the form was closed', async () => {
    const desk = await aDesk()
    const now = (await desk.ask('desk:form', { of: 'round', given: {} })).asOf ?? ''
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'round', given: {} }))
    await session.start()
    const status = () => session.snapshot().values.status
    const today = { edtf: now.slice(0, 4) }
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    session.set('when', today, 'typed')
    expect(status()).toBeUndefined()
    await session.save()
    expect(desk.store.desk.get('draft', 'draft-1')?.fields).not.toHaveProperty('status')
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    session.set('when', { edtf: 'so' }, 'typed')
    expect(status()).toBe('held')
    session.set('when', undefined, 'typed')
    expect(status()).toBeUndefined()
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    await session.save()

    const again = aForm(desk, () => desk.ask('desk:form', { ref: { collection: 'draft', id: 'draft-1' } })).session
    await again.start()
    again.set('when', today, 'typed')
    expect(again.snapshot().values.status).toBeUndefined()
    again.set('when', { edtf: '2025-05-30' }, 'typed')
    again.set('status', 'held', 'chosen')
    again.set('when', today, 'typed')
    expect(again.snapshot().values.status).toBe('held')
  })

  it('says what the desk filled in until the person chooses a value', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'round', given: {} }))
    await session.start()
    expect(session.snapshot().view?.filled).toMatchObject({ talk: 'onlyTalk', level: 'lastRound' })
    session.set('level', 'working', 'chosen')
    await session.save()
    expect(session.snapshot().view?.filled).toEqual({ talk: 'onlyTalk', place: 'lastRound' })
  })
})
