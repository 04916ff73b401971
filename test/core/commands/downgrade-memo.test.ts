import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { withText } from '../../../core/desk/with-text'
import { memoMarkdown } from '../../../core/memo/memo-markdown'
import { blockRuns } from '../../../core/memo/memo-model'
import { memoWithChanges } from '../../../core/memo/saved/compared-memo'
import { memoAsPrinted } from '../../../core/memo/saved/gather-for'
import { idOf } from '../../../core/model/values/ids'
import { DEFAULT_MARKING, type Marking } from '../../../core/model/values/marking'
import { memoRoomView } from '../../../core/queries/memo-room'
import { memoFieldNotTyped } from '../../../core/model/records/memos'
import { textsNamed } from '../../../core/backup/texts-named'
import { smallDesk, STAFF, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { usDesk, usMarking } from '../../helpers/desks/us-desk'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const DAY = '2025-06-10T00:00:00Z'
const LATER = '2025-06-15T00:00:00Z'

function after(desk: DeskRead, command: DeskCommand, at = DAY, staff = STAFF): DeskRead {
  const { ops, texts = [] } = planCommand(desk, command, { staff: idOf('staff').parse(staff), at }, hash)
  return texts.reduce<DeskRead>((now, { text }) => withText(now, 'memo', hash(text), text), overlay(desk, ops))
}
type Without<T> = T extends unknown ? Omit<T, 'rev'> : never
const then = (desk: DeskRead, command: Without<Extract<DeskCommand, { rev: number }>>, at = DAY) =>
  after(desk, { ...command, rev: memoOf(desk).rev }, at)
const memoOf = (desk: DeskRead, id = 'm') => getOrThrow(desk, 'memo', id)

const level = (name: string, more: Partial<Marking> = {}): Marking => ({ ...DEFAULT_MARKING, level: name, ...more })
const secretPosition = (builder: DeskBuilder, id: string, more: object = {}) =>
  builder.add(
    'position',
    id,
    aPosition('No more butter.', { marking: level('internal'), attribution: 'assessed', ...more }),
  )

/** A brief of a desk with a position that is INTERNAL. */
const made = (builder = secretPosition(smallDesk(), 'p')) =>
  after(builder.desk(), { kind: 'makeMemo', type: 'meetingBrief', about: 'session', id: 'm' })
const LOWER = {
  kind: 'downgradeMemo',
  id: 'm',
  marking: level('unclassified'),
  decidedBy: 'Ana Lopez, Legal',
  why: 'The position was announced on 5 June.',
} as const
const lowered = (desk = made()) => then(desk, LOWER, LATER)
const lineOf = (desk: DeskRead, id = 'm') => memoAsPrinted(desk, memoOf(desk, id)).markingLine
const changed = (desk: DeskRead, id: string, fields: object) =>
  after(desk, {
    kind: 'change',
    collection: 'position',
    id,
    rev: getOrThrow(desk, 'position', id).rev,
    fields: { ...fields },
  })
const refreshed = (desk: DeskRead) => then(desk, { kind: 'refreshMemo', id: 'm' })

describe('marking a memo lower than its records', () => {
  it('prints the lower marking, and keeps who decided it, why, when, and what followed from the records', () => {
    expect(lineOf(made())).toBe('INTERNAL')
    const desk = lowered()
    expect(lineOf(desk)).toBe('UNCLASSIFIED')
    const markdown = memoMarkdown(memoAsPrinted(desk, memoOf(desk)))
    expect(markdown).not.toContain('INTERNAL')
    expect(markdown.match(/\*\*UNCLASSIFIED\*\*/g)).toHaveLength(2)
    expect(memoOf(desk).downgrade).toEqual({
      marking: level('unclassified'),
      computed: level('internal'),
      decidedBy: 'Ana Lopez, Legal',
      why: 'The position was announced on 5 June.',
      forText: memoOf(desk).downgrade?.forText,
      recordedBy: STAFF,
      recordedAt: LATER,
    })
    expect(memoRoomView(desk, 'm', LATER).downgrade).toEqual({
      holds: true,
      from: { en: 'INTERNAL', ja: '部内限り' },
      to: { en: 'UNCLASSIFIED', ja: '秘密指定なし' },
      decidedBy: 'Ana Lopez, Legal',
      why: 'The position was announced on 5 June.',
      by: { en: 'Officer', ja: 'Officer' },
      at: LATER,
      news: [],
    })
  })

  it('drops caveats and limits of release too, if they are named without', () => {
    const builder = smallDesk().add(
      'position',
      'p',
      aPosition('No.', {
        attribution: 'assessed',
        marking: level('internal', { caveats: ['EYES ONLY'], releasability: ['JP'] }),
      }),
    )
    expect(lineOf(made(builder))).toBe('INTERNAL // EYES ONLY // REL JP')
    expect(lineOf(then(made(builder), { ...LOWER, marking: level('internal') }))).toBe('INTERNAL')
  })

  it('is taken back in one step, and can be ended', () => {
    const ended = then(lowered(), { kind: 'endDowngrade', id: 'm' })
    expect(lineOf(ended)).toBe('INTERNAL')
    expect(memoOf(ended)).not.toHaveProperty('downgrade')
    expect(
      planCommand(made(), { ...LOWER, rev: 1 }, { staff: idOf('staff').parse(STAFF), at: DAY }, hash).ops,
    ).toHaveLength(1)
  })

  it('is refused in a sentence without a name, a reason, a level, a lower level or its own scheme', () => {
    const refuse = (given: object) => () => then(made(), { ...LOWER, ...given })
    expect(refuse({ decidedBy: '  ' })).toThrow('downgrade-nameless')
    expect(refuse({ why: ' \n' })).toThrow('downgrade-reasonless')
    expect(refuse({ marking: level('nothing') })).toThrow('marking-unknown')
    expect(refuse({ marking: level('internal') })).toThrow('downgrade-not-lower')
    expect(refuse({ marking: level('unclassified', { caveats: ['EYES ONLY'] }) })).toThrow('downgrade-not-lower')
    expect(refuse({ marking: usMarking('unclassified') })).toThrow('downgrade-other-scheme')
    const live = overlay(made(), [
      { op: 'put', collection: 'memo', record: { ...memoOf(made()), snapshot: undefined } as never },
    ])
    expect(() => then(live, LOWER)).toThrow('memo-not-kept')
  })

  it('can’t be typed, and its text stays in a backup', () => {
    expect(memoFieldNotTyped({ downgrade: memoOf(lowered()).downgrade })).toBe('downgrade')
    const memo = memoOf(refreshed(changed(lowered(), 'p', { text: 'Less butter.' })))
    const named = textsNamed({ collections: { memo: { m: memo } }, trash: {}, history: { done: [], undone: [] } })
    expect(new Set(named.keys())).toEqual(new Set([memo.snapshot, memo.downgrade?.forText]))
    expect(memo.snapshot).not.toBe(memo.downgrade?.forText)
  })

  it('asks those again who had cleared the other marking', () => {
    const asked = then(made(), { kind: 'askClearance', id: 'm', people: [{ id: 'a', who: 'Legal' }] })
    const cleared = then(asked, { kind: 'answerClearance', id: 'm', clearance: 'a', answer: 'cleared' })
    expect(memoOf(cleared).status).toBe('cleared')
    expect(memoOf(lowered(cleared)).status).toBe('inClearance')
  })
})

describe('a downgrade after a change of the records', () => {
  const addHigher = (desk: DeskRead) =>
    overlay(desk, [
      {
        op: 'put',
        collection: 'position',
        record: getOrThrow(secretPosition(smallDesk(), 'q', { party: 'us-side' }).desk(), 'position', 'q'),
      },
    ])

  it('lapses once a record that is marked higher comes in, and the room names it', () => {
    const waiting = addHigher(lowered())
    // The text that it was given for still stands.
    expect(lineOf(waiting)).toBe('UNCLASSIFIED')
    const desk = refreshed(waiting)
    expect(lineOf(desk)).toBe('INTERNAL')
    const { downgrade } = memoRoomView(desk, 'm', LATER)
    expect(downgrade).toMatchObject({ holds: false, news: [{ ref: { collection: 'position', id: 'q' } }] })
    expect(lineOf(then(desk, LOWER))).toBe('UNCLASSIFIED')
  })

  it('lapses once such a record says something else, and not for one that is marked lower', () => {
    expect(lineOf(refreshed(changed(lowered(), 'p', { text: 'Less butter.' })))).toBe('INTERNAL')
    const low = smallDesk().add('position', 'low', aPosition('Yes.', { attribution: 'assessed', party: 'us-side' }))
    const desk = refreshed(changed(lowered(made(secretPosition(low, 'p'))), 'low', { text: 'Perhaps.' }))
    expect(lineOf(desk)).toBe('UNCLASSIFIED')
  })

  const edited = (fields: object, desk = lowered()) =>
    then(desk, { kind: 'change', collection: 'memo', id: 'm', fields: { ...fields } })
  const WORDS = [{ section: 'scene', words: 'Our bottom line is two.' }]

  it('lapses if the memo’s own marking is raised above what it was lowered from', () => {
    const desk = edited({ marking: level('internal', { caveats: ['EYES ONLY'] }) })
    expect(lineOf(desk)).toBe('INTERNAL // EYES ONLY')
  })

  it('tells whether the marking before follows from the records, the memo’s own marking or only both', () => {
    const own = (desk: DeskRead, marking: Marking) =>
      memoRoomView(then(desk, { kind: 'change', collection: 'memo', id: 'm', fields: { marking } }), 'm', LATER)
    const plain = made(smallDesk())
    expect(own(made(), level('internal')).computedFrom).toBe('records')
    expect(own(plain, level('internal'))).toMatchObject({ computedFrom: 'memo', computed: level('internal') })
    expect(own(made(), level('unclassified', { caveats: ['EYES ONLY'] }))).toMatchObject({
      computedFrom: 'both',
      computed: level('internal', { caveats: ['EYES ONLY'] }),
    })
  })

  it('lapses once the memo’s own marking or words change, and names the memo', () => {
    for (const fields of [
      { marking: level('internal') },
      { sections: WORDS },
      { marking: level('internal'), sections: WORDS },
      { ask: 'Please take two.' },
      { to: 'Minister' },
      { title: { en: 'Our bottom line is two' } },
      { recommendations: [{ id: 'r', text: 'Take two.' }] },
    ]) {
      const desk = edited(fields)
      expect(lineOf(desk), JSON.stringify(fields)).toBe('INTERNAL')
      expect(memoRoomView(desk, 'm', LATER).downgrade).toMatchObject({
        holds: false,
        news: [{ ref: { collection: 'memo', id: 'm' } }],
      })
      expect(lineOf(then(desk, LOWER))).toBe('UNCLASSIFIED')
    }
  })

  it('holds for a change that adds no words, and once the words are those of then again', () => {
    expect(lineOf(edited({ reference: 'T-1', approvedBy: 'Ana Lopez' }))).toBe('UNCLASSIFIED')
    const ordered = edited({ sections: [{ section: 'scene' }, { section: 'purpose' }] })
    expect(lineOf(ordered)).toBe('UNCLASSIFIED')
    const words = edited({ sections: WORDS }, lowered(edited({ sections: WORDS }, made())))
    expect(lineOf(words)).toBe('UNCLASSIFIED')
    const without = edited({ sections: [] }, words)
    expect([lineOf(without), lineOf(edited({ sections: WORDS }, without))]).toEqual(['INTERNAL', 'UNCLASSIFIED'])
  })

  it('lapses where its text does not say what the memo said then', () => {
    const desk = lowered()
    const { snapshot, downgrade } = memoOf(desk)
    const record = { ...memoOf(desk), downgrade: { ...downgrade, forText: snapshot } } as ReturnType<typeof memoOf>
    expect(lineOf(overlay(desk, [{ op: 'put', collection: 'memo', record }]))).toBe('INTERNAL')
  })
})

describe('issuing a memo that is marked lower', () => {
  const ready = (desk: DeskRead) =>
    then(desk, { kind: 'change', collection: 'memo', id: 'm', fields: { reference: 'T-1' } })
  const issued = (desk: DeskRead) => then(ready(desk), { kind: 'issueMemo', id: 'm' }, LATER)

  it('keeps the lower marking on its pages and record, whatever comes later, and who decided it', () => {
    const desk = issued(lowered())
    expect(memoOf(desk)).toMatchObject({ status: 'issued', marking: level('unclassified') })
    expect(memoOf(desk).downgrade).toMatchObject({ decidedBy: 'Ana Lopez, Legal', computed: level('internal') })
    expect(lineOf(desk)).toBe('UNCLASSIFIED')
    const later = changed(desk, 'p', { text: 'Less butter.' })
    expect(lineOf(later)).toBe('UNCLASSIFIED')
    expect(memoRoomView(later, 'm', LATER).downgrade?.holds).toBe(true)
    expect(() => then(desk, LOWER)).toThrow('memo-issued')
    const next = after(desk, { kind: 'newMemoVersion', id: 'm', newId: 'n' }, LATER)
    expect(memoOf(next, 'n')).not.toHaveProperty('downgrade')
    expect(lineOf(next, 'n')).toBe('INTERNAL')
  })

  it('holds although a record has another revision that prints the same', () => {
    const desk = changed(ready(lowered()), 'p', { stance: 'oppose', marking: level('internal'), priority: 'high' })
    const same = memoRoomView(desk, 'm', LATER)
    expect(same.blockers).toEqual([])
    expect(lineOf(then(desk, { kind: 'issueMemo', id: 'm' }, LATER))).toBe('UNCLASSIFIED')
  })

  it('keeps no downgrade that had lapsed', () => {
    const desk = issued(refreshed(changed(lowered(), 'p', { text: 'Less butter.' })))
    expect(lineOf(desk)).toBe('INTERNAL')
    expect(memoOf(desk)).not.toHaveProperty('downgrade')
  })
})

describe('what follows a memo that was issued lower', () => {
  const WORDS = [{ section: 'scene' as const, words: 'Our bottom line is two.' }]
  const OWN = { marking: level('internal'), sections: WORDS, reference: 'T-1' }
  /** A memo of plain records, with words of its own that are INTERNAL, issued as UNCLASSIFIED. */
  const issuedLower = () => {
    const own = { kind: 'change', collection: 'memo', id: 'm', fields: OWN } as const
    return then(lowered(then(made(smallDesk()), own)), { kind: 'issueMemo', id: 'm' }, LATER)
  }

  it('marks the next version with the marking before it was lowered, since its words are the same', () => {
    expect(lineOf(issuedLower())).toBe('UNCLASSIFIED')
    const next = after(issuedLower(), { kind: 'newMemoVersion', id: 'm', newId: 'n' }, LATER)
    expect(memoMarkdown(memoAsPrinted(next, memoOf(next, 'n')))).toContain('Our bottom line is two.')
    expect(lineOf(next, 'n')).toBe('INTERNAL')
  })

  it('marks a copy with its words likewise', () => {
    const copy = { kind: 'copyMemo', id: 'm', newId: 'c', memoAudience: 'principal' } as const
    const desk = after(issuedLower(), copy, LATER)
    expect(memoMarkdown(memoAsPrinted(desk, memoOf(desk, 'c')))).toContain('Our bottom line is two.')
    expect(lineOf(desk, 'c')).toBe('INTERNAL')
  })
})

describe('a memo that is marked lower, compared with the version before', () => {
  it('has the higher marking of the two, for it has the texts of both', () => {
    const named = (desk: DeskRead, id: string) =>
      after(desk, { kind: 'change', collection: 'memo', id, rev: memoOf(desk, id).rev, fields: { reference: id } })
    const first = named(made(), 'm')
    const issued = then(first, { kind: 'issueMemo', id: 'm' }, LATER)
    const rev = getOrThrow(issued, 'position', 'p').rev
    const deleted = after(issued, { kind: 'delete', collection: 'position', id: 'p', rev }, LATER)
    const next = after(deleted, { kind: 'newMemoVersion', id: 'm', newId: 'n' }, LATER)
    const desk = after(next, { ...LOWER, id: 'n', rev: 1 }, LATER)
    expect(lineOf(desk, 'n')).toBe('UNCLASSIFIED')
    const { memo } = memoWithChanges(desk, memoOf(desk, 'n'))
    expect(JSON.stringify(memo.blocks)).toContain('No more butter.')
    expect(memo).toMatchObject({
      marking: level('internal'),
      markingLine: 'INTERNAL',
      markingColour: memoAsPrinted(desk, memoOf(desk)).markingColour,
    })
  })
})

describe('a scheme with portion marks', () => {
  const OF = { at: '2026-01-01T00:00:00Z', staff: 'staff-example' }
  const cue = async (raised: string) => {
    const desk = await usDesk('en', [raised])
    const about = desk.all('session')[0]?.id ?? ''
    return after(desk, { kind: 'makeMemo', type: 'cueCard', about, id: 'm' }, OF.at, OF.staff)
  }
  const lower = (desk: DeskRead, marking: Marking) =>
    after(desk, { ...LOWER, rev: memoOf(desk).rev, marking }, OF.at, OF.staff)
  const hasRaised = (desk: DeskRead) => JSON.stringify(memoAsPrinted(desk, memoOf(desk))).includes('(CUI) ')

  it('refuses a marking below a portion', async () => {
    const [used] = memoAsPrinted(await cue('talk/none'), memoOf(await cue('talk/none'))).blocks.flatMap((block) =>
      blockRuns(block)
        .flat()
        .flatMap(({ from }) => (from?.collection === 'line' ? [`line/${from.id}`] : [])),
    )
    const desk = await cue(used ?? '')
    expect([lineOf(desk), hasRaised(desk)]).toEqual(['CUI', true])
    expect(() => lower(desk, usMarking('unclassified'))).toThrow('downgrade-portions')
  })

  it('counts the portions of the sign-off, whose records may be marked higher later', async () => {
    const low = lower(await cue('talk/talk-jp-us'), usMarking('unclassified'))
    expect(lineOf(low)).toBe('UNCLASSIFIED')
    const { draftedBy = '' } = memoOf(low)
    const drafter = { ...getOrThrow(low, 'staff', draftedBy), marking: usMarking('cui') }
    const desk = overlay(low, [{ op: 'put', collection: 'staff', record: drafter }])
    const { signOff, markingLine } = memoAsPrinted(desk, memoOf(desk))
    expect(signOff[0]?.runs[0]?.text).toBe('(CUI) ')
    expect(markingLine).toBe('CUI')
    expect(() => lower(desk, usMarking('unclassified'))).toThrow('downgrade-portions')
  })

  it('allows it where no portion is above it, but takes no limit off', async () => {
    // A memo about a meeting counts its talk, and prints nothing of it.
    const desk = await cue('talk/talk-jp-us')
    expect([lineOf(desk), hasRaised(desk)]).toEqual(['CUI', false])
    expect(lineOf(lower(desk, usMarking('unclassified')))).toBe('UNCLASSIFIED')
    const talk = getOrThrow(desk, 'talk', 'talk-jp-us')
    const limited = { ...talk, marking: { ...usMarking('cui'), caveats: ['NOFORN'] } }
    const withLimit = overlay(desk, [{ op: 'put', collection: 'talk', record: limited }])
    const fresh = after(withLimit, { kind: 'refreshMemo', id: 'm', rev: memoOf(desk).rev }, OF.at, OF.staff)
    expect(() => lower(fresh, usMarking('unclassified'))).toThrow('downgrade-portions')
  })
})
