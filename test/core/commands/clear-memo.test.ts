import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { withText } from '../../../core/desk/with-text'
import type { MemoModel } from '../../../core/memo/memo-model'
import { memoAsPrinted } from '../../../core/memo/saved/gather-for'
import { findingsOf } from '../../../core/rules/rules'
import { timelessRow } from '../../../core/queries/lists'
import { memoRoomView } from '../../../core/queries/memo-room'
import { idOf } from '../../../core/model/values/ids'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const DAY = '2025-06-10T00:00:00Z'
const LATER = '2025-06-15T00:00:00Z'

/** A desk after a command at an instant. */
function after(desk: DeskRead, command: DeskCommand, at = DAY): DeskRead {
  const { ops, texts = [] } = planCommand(desk, command, { staff: idOf('staff').parse(STAFF), at }, hash)
  return texts.reduce<DeskRead>((now, { text }) => withText(now, 'memo', hash(text), text), overlay(desk, ops))
}
type Without<T> = T extends unknown ? Omit<T, 'rev'> : never
/** The same for a command about the memo as it is. */
const then = (desk: DeskRead, command: Without<Extract<DeskCommand, { rev: number }>>, at = DAY) =>
  after(desk, { ...command, rev: memoOf(desk).rev }, at)
const memoOf = (desk: DeskRead, id = 'm') => getOrThrow(desk, 'memo', id)

const made = () => after(smallDesk().desk(), { kind: 'makeMemo', type: 'meetingBrief', about: 'session', id: 'm' })
const PEOPLE = [
  { id: 'a', who: 'Ana Lopez', office: 'Legal' },
  { id: 'b', who: 'Customs' },
]
const asked = () => then(made(), { kind: 'askClearance', id: 'm', people: PEOPLE })
const answered = (
  desk: DeskRead,
  clearance: string,
  answer: 'cleared' | 'clearedWithChanges' | 'refused',
  at = LATER,
) => then(desk, { kind: 'answerClearance', id: 'm', clearance, answer, said: 'Fine.' }, at)
const cleared = (desk = asked()) => answered(answered(desk, 'a', 'cleared'), 'b', 'clearedWithChanges')
const signOffOf = ({ signOff }: MemoModel) => signOff[1]?.runs.map(({ text }) => text).join('')
const printed = (desk: DeskRead) => memoAsPrinted(desk, memoOf(desk))

describe('clearing a memo', () => {
  it('is in clearance once somebody is asked, and cleared once everybody has cleared it', () => {
    expect(memoOf(asked()).status).toBe('inClearance')
    expect(memoOf(answered(asked(), 'a', 'cleared')).status).toBe('inClearance')
    expect(memoOf(cleared()).status).toBe('cleared')
    expect(memoOf(cleared()).clearances?.[1]).toEqual({
      id: 'b',
      who: 'Customs',
      askedAt: DAY,
      answer: 'clearedWithChanges',
      said: 'Fine.',
      answeredAt: LATER,
      recordedBy: STAFF,
    })
  })

  it('asks somebody who clears it with changes for these, and names them before issue', () => {
    const answer = { kind: 'answerClearance', id: 'm', clearance: 'a', answer: 'clearedWithChanges' } as const
    for (const said of [undefined, ' \n'])
      expect(() => then(asked(), { ...answer, ...(said === undefined ? {} : { said }) })).toThrow('clearance-wordless')
    const desk = then(asked(), { ...answer, said: 'Drop the second point.' })
    expect(memoRoomView(desk, 'm', LATER).checks).toContainEqual({
      finding: 'wantedChanges',
      says: {
        en: 'Changes that Ana Lopez wants: Drop the second point.',
        ja: 'Ana Lopezが求める修正：Drop the second point.',
      },
    })
    expect(memoRoomView(answered(asked(), 'a', 'cleared'), 'm', LATER).checks).not.toContainEqual(
      expect.objectContaining({ finding: 'wantedChanges' }),
    )
  })

  it('stays in clearance if somebody refuses, and is cleared once that request is withdrawn', () => {
    const refused = answered(answered(asked(), 'a', 'cleared'), 'b', 'refused')
    expect(memoOf(refused).status).toBe('inClearance')
    const withdraw = { kind: 'withdrawClearance', id: 'm', clearance: 'b' } as const
    for (const why of [undefined, ' \n'])
      expect(() => then(refused, { ...withdraw, ...(why === undefined ? {} : { why }) })).toThrow('withdraw-reasonless')
    const withdrawn = then(refused, { ...withdraw, why: 'Not their field.' }, LATER)
    expect(memoOf(withdrawn).status).toBe('cleared')
    expect(memoRoomView(withdrawn, 'm', LATER).passed).toEqual([
      {
        finding: 'refused',
        title: { en: 'Customs', ja: 'Customs' },
        why: 'Not their field.',
        by: { en: 'Officer', ja: 'Officer' },
        at: LATER,
      },
    ])
    const none = ['a', 'b'].reduce(
      (desk, clearance) => then(desk, { kind: 'withdrawClearance', id: 'm', clearance }),
      asked(),
    )
    expect(memoOf(none)).toMatchObject({ status: 'draft' })
    expect(memoOf(none).clearances).toBeUndefined()
  })

  it('asks those again who cleared an earlier text: after a refresh, and after an edit of the desk’s own words', () => {
    const words = then(
      cleared(),
      { kind: 'change', collection: 'memo', id: 'm', fields: { sections: [{ section: 'scene', words: 'New.' }] } },
      '2025-06-16T00:00:00Z',
    )
    const talk = getOrThrow(words, 'talk', 'talk')
    const changed = after(cleared(), {
      kind: 'change',
      collection: 'talk',
      id: 'talk',
      rev: talk.rev,
      fields: { title: { en: 'Milk talks' }, summary: 'Close to a deal.' },
    })
    const refreshed = then(changed, { kind: 'refreshMemo', id: 'm' }, '2025-06-16T00:00:00Z')
    for (const desk of [words, refreshed]) {
      expect(memoOf(desk)).toMatchObject({ status: 'inClearance', reopenedAt: '2025-06-16T00:00:00Z' })
      const view = memoRoomView(desk, 'm', '2025-06-20T00:00:00Z')
      expect(view.clearances?.map(({ state, days }) => [state, days])).toEqual([
        ['outdated', 10],
        ['outdated', 10],
      ])
    }
    const again = answered(
      answered(words, 'a', 'cleared', '2025-06-17T00:00:00Z'),
      'b',
      'cleared',
      '2025-06-17T00:00:00Z',
    )
    expect(memoOf(again).status).toBe('cleared')
  })

  it('asks again if the copies change, where they print, and not for a field that its reader doesn’t see', () => {
    const copies = { kind: 'change', collection: 'memo', id: 'm', fields: { copies: ['Embassy'] } } as const
    expect(memoOf(then(cleared(), copies)).status).toBe('inClearance')
    const press = then(made(), { kind: 'change', collection: 'memo', id: 'm', fields: { memoAudience: 'press' } })
    const ready = cleared(then(press, { kind: 'askClearance', id: 'm', people: PEOPLE }))
    expect(memoOf(ready).status).toBe('cleared')
    expect(memoOf(then(ready, copies)).status).toBe('cleared')
    expect(memoOf(then(ready, { ...copies, fields: { reference: 'T-2' } })).status).toBe('inClearance')
  })

  it('lets nothing pass for a request by the name of another that was withdrawn, and never uses an id again', () => {
    const ready = then(made(), { kind: 'change', collection: 'memo', id: 'm', fields: { reference: 'T-1' } })
    const ask = (desk: DeskRead, person: { id: string; who: string }) =>
      then(desk, { kind: 'askClearance', id: 'm', people: [person] })
    const withdraw = (desk: DeskRead, clearance: string) =>
      then(desk, { kind: 'withdrawClearance', id: 'm', clearance, why: 'Not their field.' })
    const pass = (desk: DeskRead, detail: string) =>
      then(desk, { kind: 'passMemoFinding', id: 'm', finding: 'refused', detail, why: 'Overruled.' })
    const refused = pass(answered(ask(ready, { id: 'a', who: 'budget' }), 'a', 'refused'), 'a')
    const withdrawn = withdraw(refused, 'a')
    const names = memoRoomView(withdrawn, 'm', LATER).passed?.map(({ title }) => title?.en)
    expect(names).toEqual(['budget', 'budget'])
    // A request whose id is the name of the one before.
    const crafted = answered(ask(withdrawn, { id: 'budget', who: 'Treasury' }), 'budget', 'refused')
    expect(() => then(crafted, { kind: 'issueMemo', id: 'm' }, LATER)).toThrow('memo-unfinished')
    expect(memoRoomView(crafted, 'm', LATER).passed?.map(({ title }) => title?.en)).toEqual(names)
    expect(() => ask(withdrawn, { id: 'a', who: 'Treasury' })).toThrow('clearance-twice')
    // Letting pass what nobody was asked yet is for no later request either.
    const early = pass(ready, 'later')
    expect(() => ask(early, { id: 'later', who: 'Treasury' })).toThrow('clearance-twice')
    expect(memoOf(then(pass(refused, 'a'), { kind: 'issueMemo', id: 'm' }, LATER)).status).toBe('issued')
  })

  it('asks nobody twice under one id', () => {
    const [first] = PEOPLE
    const ask = (desk: DeskRead, people: typeof PEOPLE) => () => then(desk, { kind: 'askClearance', id: 'm', people })
    expect(ask(made(), [...PEOPLE, ...PEOPLE.slice(0, 1)])).toThrow('clearance-twice')
    expect(first && ask(asked(), [first])).toThrow('clearance-twice')
  })

  it('is a finding where a memo says so and nobody is recorded who was asked', () => {
    const codes = (desk: DeskRead) => findingsOf(desk, { collection: 'memo', id: 'm' }, DAY).map(({ code }) => code)
    const typed = (status: string) => then(made(), { kind: 'change', collection: 'memo', id: 'm', fields: { status } })
    for (const status of ['cleared', 'inClearance']) {
      expect(codes(typed(status))).toContain('memo-clearance-unsaid')
      const { checks = [] } = memoRoomView(typed(status), 'm', DAY)
      expect(checks.map(({ finding }) => finding)).toContain('notAsked')
    }
    for (const desk of [made(), asked(), cleared()]) expect(codes(desk)).not.toContain('memo-clearance-unsaid')
  })

  it('asks those again who cleared it without the desk’s own words, or with another marking', () => {
    const extract = then(made(), {
      kind: 'change',
      collection: 'memo',
      id: 'm',
      fields: { memoAudience: 'otherMinistry' },
    })
    const people = then(extract, { kind: 'askClearance', id: 'm', people: PEOPLE.slice(0, 1) })
    const before = answered(people, 'a', 'cleared')
    expect(memoOf(before).status).toBe('cleared')
    for (const fields of [{ withWords: true }, { marking: { ...memoOf(before).marking, level: 'internal' } }]) {
      const change = then(before, { kind: 'change', collection: 'memo', id: 'm', fields }, '2025-06-16T00:00:00Z')
      expect(memoOf(change).status).toBe('inClearance')
    }
  })

  it('asks again whoever answered, even if their computer’s clock is ahead of that of whoever changes the memo', () => {
    const ahead = answered(answered(asked(), 'a', 'cleared', '2025-06-15T00:10:00Z'), 'b', 'cleared', LATER)
    const edit = (at: string) =>
      then(ahead, { kind: 'change', collection: 'memo', id: 'm', fields: { ask: 'Decide.' } }, at)
    for (const at of ['2025-06-15T00:05:00Z', '2025-06-15T00:10:00Z']) {
      const changed = edit(at)
      expect(memoOf(changed).status).toBe('inClearance')
      const states = memoRoomView(changed, 'm', '2025-06-20T00:00:00Z').clearances?.map(({ state }) => state)
      expect(states).toEqual(['outdated', 'outdated'])
      // An answer by the slower clock is still for the new text.
      const again = answered(answered(changed, 'a', 'cleared', at), 'b', 'cleared', at)
      expect(memoOf(again).status).toBe('cleared')
    }
  })

  it('can’t be typed while people are asked, and can where nobody is, as before', () => {
    const typed = { kind: 'change', collection: 'memo', id: 'm', fields: { status: 'cleared' } } as const
    expect(() => then(asked(), typed)).toThrow('field-reserved')
    expect(memoOf(then(made(), typed)).status).toBe('cleared')
    expect(signOffOf(printed(then(made(), typed)))).toBe('cleared')
    const list = { kind: 'change', collection: 'memo', id: 'm', fields: { clearances: [] } } as const
    expect(() => then(made(), list)).toThrow('field-reserved')
  })

  it('is of a text that is kept, and of nobody else’s requests', () => {
    const live = smallDesk()
      .add('memo', 'm', {
        type: 'meetingBrief',
        session: 'session',
        version: 1,
        status: 'draft',
        asOf: DAY,
        timeZone: 'UTC',
        copies: [],
      })
      .desk()
    expect(() => then(live, { kind: 'askClearance', id: 'm', people: PEOPLE })).toThrow('memo-not-kept')
    expect(() => answered(asked(), 'x', 'cleared')).toThrow('clearance-missing')
  })

  it('prints who cleared when, and who is still asked', () => {
    expect(signOffOf(printed(made()))).toBe('not cleared')
    expect(signOffOf(printed(asked()))).toBe('asked: Ana Lopez, 10 June 2025; asked: Customs, 10 June 2025')
    expect(signOffOf(printed(answered(asked(), 'a', 'cleared')))).toBe(
      'Ana Lopez, 15 June 2025; asked: Customs, 10 June 2025',
    )
    const approved = then(cleared(), {
      kind: 'change',
      collection: 'memo',
      id: 'm',
      fields: { approvedBy: 'The minister', approvedAt: LATER },
    })
    expect(
      printed(approved)
        .signOff[2]?.runs.map(({ text }) => text)
        .join(''),
    ).toBe('The minister, 15 June 2025')
  })

  it('prints the same sign-off once it is issued: not done stays not done, and a status that was typed stays', () => {
    const named = then(made(), { kind: 'change', collection: 'memo', id: 'm', fields: { reference: 'T-1' } })
    const typed = then(named, { kind: 'change', collection: 'memo', id: 'm', fields: { status: 'cleared' } })
    const words = (desk: DeskRead) => printed(desk).signOff.map(({ runs }) => runs.map(({ text }) => text).join(''))
    for (const draft of [named, typed]) {
      const issued = then(draft, { kind: 'issueMemo', id: 'm' })
      expect(words(issued)).toEqual(words(draft))
      expect(words(issued)).toContain('not approved')
      // The next version differs in nothing that nobody did.
      const next = after(issued, { kind: 'newMemoVersion', id: 'm', newId: 'n' })
      const signed = memoAsPrinted(next, memoOf(next, 'n')).signOff.map(({ runs }) =>
        runs.map(({ text }) => text).join(''),
      )
      expect(signed.slice(2)).toEqual(words(issued).slice(2))
    }
  })

  it('says in the list with whom it is, and since when', () => {
    const facts = timelessRow(asked(), 'memo/m')?.facts.flatMap((fact) =>
      fact.type === 'local' ? [fact.title.en] : [],
    )
    expect(facts).toEqual(['Version 1', 'with Ana Lopez since 10 June 2025', 'with Customs since 10 June 2025'])
  })
})

describe('recalling a memo', () => {
  const issued = () =>
    then(cleared(then(asked(), { kind: 'change', collection: 'memo', id: 'm', fields: { reference: 'T-1' } })), {
      kind: 'issueMemo',
      id: 'm',
    })
  const recalled = () => then(issued(), { kind: 'recallMemo', id: 'm', reason: 'Wrong rate.' }, LATER)

  it('says by whom, when and why, and leaves its pages as they are', () => {
    expect(memoOf(recalled())).toMatchObject({
      status: 'recalled',
      recalledBy: STAFF,
      recalledAt: LATER,
      recallReason: 'Wrong rate.',
    })
    expect(printed(recalled())).toEqual(printed(issued()))
    const { recalled: said } = memoRoomView(recalled(), 'm', LATER)
    expect(said).toMatchObject({ at: LATER, reason: 'Wrong rate.', by: { en: 'Officer' } })
    expect(timelessRow(recalled(), 'memo/m')?.facts).toContainEqual({
      type: 'text',
      text: 'Wrong rate.',
    })
  })

  it('is of an issued memo only, once, and changes nothing else', () => {
    expect(() => then(made(), { kind: 'recallMemo', id: 'm', reason: 'No.' })).toThrow('recall-not-issued')
    expect(() => then(recalled(), { kind: 'recallMemo', id: 'm', reason: 'No.' })).toThrow('recall-not-issued')
    expect(() =>
      then(recalled(), { kind: 'change', collection: 'memo', id: 'm', fields: { reference: 'T-2' } }),
    ).toThrow('memo-issued')
  })

  it('may be followed by a new version, which takes over no clearance, and leaves the old one recalled', () => {
    const next = after(recalled(), { kind: 'newMemoVersion', id: 'm', newId: 'n' }, LATER)
    expect(memoOf(next, 'n')).toMatchObject({ version: 2, status: 'draft', supersedes: 'm' })
    for (const field of ['clearances', 'recalledBy', 'recalledAt', 'recallReason', 'reopenedAt', 'overrides'])
      expect(memoOf(next, 'n')).not.toHaveProperty(field)
    const out = after(next, { kind: 'issueMemo', id: 'n', rev: memoOf(next, 'n').rev }, LATER)
    expect([memoOf(out, 'm').status, memoOf(out, 'n').status]).toEqual(['recalled', 'issued'])
  })
})
