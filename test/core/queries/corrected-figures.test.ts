import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { withText } from '../../../core/desk/with-text'
import { idOf } from '../../../core/model/values/ids'
import { correctedFigures } from '../../../core/queries/corrected-figures'
import { careOf } from '../../../core/queries/care'
import { describeFinding } from '../../../core/text/describe'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition } from '../../helpers/desks/record-fields'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const DAY = '2025-06-10T00:00:00Z'

function after(desk: DeskRead, command: DeskCommand, at = DAY): DeskRead {
  const { ops, texts = [] } = planCommand(desk, command, { staff: idOf('staff').parse(STAFF), at }, hash)
  return texts.reduce<DeskRead>((now, { text }) => withText(now, 'memo', hash(text), text), overlay(desk, ops))
}
const change = (
  desk: DeskRead,
  collection: 'measure' | 'milestone' | 'position' | 'talk' | 'memo',
  id: string,
  fields: object,
) =>
  after(
    desk,
    { kind: 'change', collection, id, rev: getOrThrow(desk, collection, id).rev, fields: { ...fields } },
    '2025-06-20T00:00:00Z',
  )
const memoOf = (desk: DeskRead, id = 'm') => getOrThrow(desk, 'memo', id)

/** A desk with an issued brief that prints a rate of 6%, a date and an amount. */
function issued(): DeskRead {
  const desk = smallDesk()
    .add('measure', 'duty', aMeasure([aLayer('base')]))
    .add('milestone', 'vote', {
      talk: 'talk',
      title: { en: 'Vote' },
      when: { edtf: '2025-07-12' },
      basis: 'fixed',
      status: 'open',
    })
    .add('position', 'p', aPosition('A quota of 500 tonnes.'))
    .desk()
  const made = after(desk, { kind: 'makeMemo', type: 'meetingBrief', about: 'session', id: 'm' })
  const named = after(made, { kind: 'change', collection: 'memo', id: 'm', rev: 1, fields: { reference: 'T-1' } })
  const passed = after(named, {
    kind: 'passMemoFinding',
    id: 'm',
    rev: memoOf(named).rev,
    finding: 'unsourced',
    detail: 'position/p',
    why: 'Said to us.',
  })
  return after(passed, { kind: 'issueMemo', id: 'm', rev: memoOf(passed).rev })
}
const found = (desk: DeskRead, id = 'm') =>
  correctedFigures(desk, memoOf(desk, id)).map((one) => describeFinding(one, 'en'))
const says = (printed: string, now: string) => [
  expect.stringMatching(
    new RegExp(
      `it printed “${printed}” \\(.+\\), which you have corrected since: for that day, the desk now says “${now}”`,
    ),
  ) as string,
]

describe('a figure of an issued memo', () => {
  it('is no finding while the desk says the same for that day', () => {
    expect(found(issued())).toEqual([])
    // The world changed: a later event, a later date.
    const later = change(issued(), 'measure', 'duty', {
      components: [aLayer('base')],
      events: [{ id: 'end', on: { edtf: '2025-07-01' }, status: 'revoked', components: ['base'] }],
    })
    expect(found(later)).toEqual([])
    expect(found(change(issued(), 'talk', 'talk', { summary: 'They met 3 times in July.' }))).toEqual([])
  })

  it('is a finding once the desk corrects the rate, the date or the number, and no more once that is taken back', () => {
    const rate = change(issued(), 'measure', 'duty', { components: [aLayer('base', { rate: '7%' })] })
    expect(found(rate)).toEqual(says('6%', '7%'))
    expect(found(change(rate, 'measure', 'duty', { components: [aLayer('base')] }))).toEqual([])
    expect(found(change(issued(), 'milestone', 'vote', { when: { edtf: '2025-07-14' } }))).toEqual(
      says('.*12 July.*', '.*14 July.*'),
    )
    expect(found(change(issued(), 'position', 'p', { text: 'A quota of 400 tonnes.' }))).toEqual(
      says('A quota of 500 tonnes.', 'A quota of 400 tonnes.'),
    )
  })

  it('is a finding if only the month, the unit or a power of ten differs', () => {
    expect(found(change(issued(), 'milestone', 'vote', { when: { edtf: '2025-08-12' } }))).toEqual(
      says('.*12 July.*', '.*12 August.*'),
    )
    expect(found(change(issued(), 'position', 'p', { text: 'A quota of 500 million tonnes.' }))).toEqual(
      says('A quota of 500 tonnes.', 'A quota of 500 million tonnes.'),
    )
    // Other words about the same figure.
    expect(found(change(issued(), 'position', 'p', { text: 'They ask for 500 tonnes.' }))).toEqual([])
    expect(found(change(issued(), 'position', 'p', { text: 'A quota of 500 more tonnes.' }))).toEqual([])
  })

  it('is a finding once its record is deleted', () => {
    const without = (collection: 'measure' | 'milestone' | 'position', id: string) => {
      const desk = issued()
      return found(
        after(
          desk,
          { kind: 'delete', collection, id, rev: getOrThrow(desk, collection, id).rev },
          '2025-06-20T00:00:00Z',
        ),
      )
    }
    const deleted = (printed: string) => [
      expect.stringMatching(
        new RegExp(`it printed “.*${printed}.*” from a record that you have deleted since`),
      ) as string,
    ]
    expect(without('milestone', 'vote')).toEqual(deleted('12 July'))
    expect(without('measure', 'duty')).toEqual(deleted('6%'))
    expect(without('position', 'p')).toEqual(deleted('500 tonnes'))
  })

  it('makes the memo again only if a changed record may print another figure', () => {
    // Making a brief looks for the positions of its talk.
    const isMadeAgain = (desk: DeskRead) => {
      const read = new Set<string>()
      const counted: DeskRead = {
        revision: desk.revision,
        trash: desk.trash,
        get: (collection, id) => desk.get(collection, id),
        all: (collection) => desk.all(collection),
        count: (collection) => desk.count(collection),
        index: (collection, keyOf) => {
          read.add(collection)
          return desk.index(collection, keyOf)
        },
        derived: (make, key) => make(counted, key),
        sourceText: (sha256) => desk.sourceText(sha256),
        memoText: (sha256) => desk.memoText(sha256),
      }
      correctedFigures(counted, memoOf(desk))
      return read.has('position')
    }
    const desk = issued()
    expect(isMadeAgain(desk)).toBe(false)
    expect(isMadeAgain(change(desk, 'talk', 'talk', { title: { en: 'Milk talks' } }))).toBe(false)
    expect(isMadeAgain(change(desk, 'milestone', 'vote', { title: { en: 'The vote' } }))).toBe(false)
    expect(isMadeAgain(change(desk, 'position', 'p', { text: 'They ask for 500 tonnes.' }))).toBe(false)
    expect(isMadeAgain(change(desk, 'position', 'p', { text: 'A quota of 400 tonnes.' }))).toBe(true)
  })

  it('is in the check of the desk, with what to do', () => {
    const rate = change(issued(), 'measure', 'duty', { components: [aLayer('base', { rate: '7%' })] })
    const group = careOf(rate, DAY).find(({ code }) => code === 'issued-figure-corrected')
    expect(group?.items.map(({ ref }) => ref)).toEqual([{ collection: 'memo', id: 'm' }])
    expect(found(rate)[0]).toContain('Recall it, or issue a new version')
  })

  it('is no finding of a draft, of a recalled memo, or of one that a new version has replaced', () => {
    const rate = change(issued(), 'measure', 'duty', { components: [aLayer('base', { rate: '7%' })] })
    const recalled = after(rate, { kind: 'recallMemo', id: 'm', rev: memoOf(rate).rev, reason: 'Wrong rate.' })
    expect(found(recalled)).toEqual([])
    const next = after(rate, { kind: 'newMemoVersion', id: 'm', newId: 'n' }, '2025-06-21T00:00:00Z')
    expect([found(next), found(next, 'n')]).toEqual([found(rate), []])
    const why = 'Said to us.'
    const passed = after(next, {
      kind: 'passMemoFinding',
      id: 'n',
      rev: 1,
      finding: 'unsourced',
      detail: 'position/p',
      why,
    })
    const replaced = after(passed, { kind: 'issueMemo', id: 'n', rev: 2 }, '2025-06-21T00:00:00Z')
    expect([found(replaced), found(replaced, 'n')]).toEqual([[], []])
  })
})
