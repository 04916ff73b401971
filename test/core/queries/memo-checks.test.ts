import { createHash } from 'node:crypto'
import { sampleDesk } from '../../helpers/desks/sample'
import { describe, expect, it } from 'vitest'
import { issueMemo } from '../../../core/commands/memo-commands'
import { passMemoFinding } from '../../../core/commands/clear-memo'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { withText } from '../../../core/desk/with-text'
import { makeMemo } from '../../../core/commands/memo-commands'
import { idOf } from '../../../core/model/values/ids'
import { memoRoomView } from '../../../core/queries/memo-room'
import { changed } from '../../helpers/desks/dated-memo'
import { smallDesk, STAFF, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const NOW = '2025-06-10T00:00:00Z'
const ACTOR = { staff: idOf('staff').parse(STAFF), at: NOW }

/** A desk with a brief that keeps its text, and some of its fields. */
function briefed(builder: DeskBuilder, fields: object = {}): DeskRead {
  const desk = builder.desk()
  const { ops, texts } = makeMemo(desk, { type: 'meetingBrief', about: 'session', id: 'm' }, ACTOR, hash)
  const made = texts.reduce<DeskRead>((now, text) => withText(now, 'memo', hash(text), text), overlay(desk, ops))
  const record = { ...getOrThrow(made, 'memo', 'm'), reference: 'T-1', ...fields }
  return overlay(made, [{ op: 'put', collection: 'memo', record }])
}
const checksOf = (desk: DeskRead) =>
  (memoRoomView(desk, 'm', NOW).checks ?? []).map(({ finding, ref, section, says }) =>
    [finding, ref && `${ref.collection}/${ref.id}`, section, says?.en].filter(Boolean).join(' '),
  )
const blockersOf = (desk: DeskRead) => memoRoomView(desk, 'm', NOW).blockers.map(({ why }) => why)
const revOf = (desk: DeskRead) => getOrThrow(desk, 'memo', 'm').rev
const pass = (desk: DeskRead, given: object) =>
  overlay(
    desk,
    passMemoFinding(
      desk,
      { kind: 'passMemoFinding', id: 'm', rev: revOf(desk), finding: 'unsourced', why: 'Known to us.', ...given },
      ACTOR,
    ).ops,
  )

const line = { issue: 'issue', audience: 'counterpart', text: 'We want more.', follows: [] }
const asked = { id: 'a', who: 'Legal', askedAt: NOW }

describe('the check before issue', () => {
  it('names lines that are not cleared or have expired, and dates that have passed and are open', () => {
    const builder = smallDesk()
      .add('line', 'draft', { ...line, status: 'draft' })
      .add('line', 'old', {
        ...line,
        audience: 'press',
        status: 'cleared',
        clearedBy: 'Legal',
        expires: { edtf: '2025-06-01' },
      })
      .add('milestone', 'soon', {
        talk: 'talk',
        title: { en: 'Vote' },
        when: { edtf: '2025-06-12' },
        basis: 'fixed',
        status: 'open',
      })
    const found = checksOf(briefed(builder))
    expect(found).toContain('lineNotCleared line/draft')
    expect(found).toContain('lineExpired line/old')
    expect(found.some((one) => one.startsWith('datePassed'))).toBe(false)
    const later = memoRoomView(briefed(builder), 'm', '2025-06-20T00:00:00Z').checks ?? []
    expect(later.flatMap(({ finding, ref }) => (finding === 'datePassed' ? [ref?.id] : []))).toEqual(['soon'])
  })

  it('has the findings on the records that it prints, and none of those in hidden sections or beside it', () => {
    const sourceless = smallDesk().add('position', 'p', aPosition('No.', { contested: false }))
    const found = checksOf(briefed(sourceless))
    expect(found.filter((one) => one.startsWith('record position/p'))).not.toEqual([])
    const hidden = {
      sections: [
        { section: 'theirs', hidden: true },
        { section: 'issues', hidden: true },
      ],
    }
    const without = checksOf(briefed(sourceless, hidden))
    expect(without.filter((one) => one.includes('position/p'))).toEqual([])
    expect(without).toContain('hiddenSection theirs')
  })

  it('says that nobody was asked to clear it, until somebody is', () => {
    expect(checksOf(briefed(smallDesk()))).toContain('notAsked')
    expect(checksOf(briefed(smallDesk(), { status: 'inClearance', clearances: [asked] }))).not.toContain('notAsked')
  })

  it('is about the desk as it is: a cleared line is named no more', () => {
    const builder = smallDesk().add('line', 'draft', { ...line, status: 'draft' })
    const cleared = changed(builder, 'line', 'draft', { status: 'cleared', clearedBy: 'Legal' })
    expect(checksOf(briefed(cleared)).some((one) => one.startsWith('line'))).toBe(false)
  })
})

describe('letting a finding pass', () => {
  const unsourced = () => briefed(smallDesk().add('position', 'p', aPosition('No.')))
  const detail = 'position/p'

  it('lets an unsourced position, and a request without an answer, pass by name and reason', () => {
    expect(blockersOf(unsourced())).toEqual(['unsourced'])
    const passed = pass(unsourced(), { detail })
    expect(blockersOf(passed)).toEqual([])
    expect(memoRoomView(passed, 'm', NOW).passed).toEqual([
      {
        finding: 'unsourced',
        title: expect.objectContaining({ en: 'Chile on Butter quota' }) as unknown,
        why: 'Known to us.',
        by: { en: 'Officer', ja: 'Officer' },
        at: NOW,
      },
    ])
    const waiting = briefed(smallDesk(), { status: 'inClearance', clearances: [asked] })
    expect(blockersOf(waiting)).toEqual(['unanswered'])
    expect(() => issueMemo(waiting, 'm', revOf(waiting), ACTOR, hash)).toThrow('memo-unfinished')
    const anyway = pass(waiting, { finding: 'unanswered', detail: 'a' })
    expect(issueMemo(anyway, 'm', revOf(anyway), ACTOR, hash).isFixed).toBe(true)
  })

  it('is for that finding alone, and never for a fault of the text', () => {
    expect(blockersOf(pass(unsourced(), { detail: 'position/q' }))).toEqual(['unsourced'])
    const unnamed = briefed(smallDesk(), { reference: undefined })
    expect(blockersOf(pass(unnamed, { detail }))).toEqual(['no-reference'])
  })

  it('prints nothing', () => {
    const plain = memoRoomView(unsourced(), 'm', NOW).model
    expect(memoRoomView(pass(unsourced(), { detail }), 'm', NOW).model).toEqual(plain)
  })
})

it('counts no date as passed on a desk that pins an earlier instant, and begins each sentence as one', async () => {
  const desk = await sampleDesk()
  const { checks = [] } = memoRoomView(desk, desk.all('memo')[0]?.id ?? '', '2026-11-29T12:00:00Z')
  expect(checks.filter(({ finding }) => finding === 'datePassed')).toEqual([])
  const sentences = checks.flatMap(({ says }) => (says ? [says.en] : []))
  expect(sentences.length).toBeGreaterThan(0)
  expect(sentences.filter((text) => /^\p{Ll}/u.test(text))).toEqual([])
})
