import { describe, expect, it } from 'vitest'
import { getOrThrow, type DeskRead } from '../../../../core/desk/desk-read'
import { memoTexts } from '../../../../core/memo/memo-model'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { layerViews } from '../../../../core/queries/record-view'
import { checkDesk } from '../../../../core/rules/rules'
import type { DeskBuilder } from '../../../helpers/desks/desk-builder'
import { smallDesk } from '../../../helpers/desks/desk-builder'
import { AS_OF, withMemo } from '../../../helpers/desks/dated-memo'
import { aLayer, aMeasure, aRule } from '../../../helpers/desks/record-fields'

const announcedOn = { id: 'said', status: 'announced', on: { edtf: '2025-01-01' } }

/** A desk whose measure has one layer of 25% that its dates would put in force. */
const deskOf = (law: string | undefined, events: object[] = [], more: object = {}) =>
  smallDesk().add('measure', 'm', aMeasure([aLayer('a', { law, rate: '25%', ...more })], events))

/** The row of that layer in the brief's table of measures: announced, and in force. */
function briefRow(builder: DeskBuilder, more: object = {}): string[] | undefined {
  const memo = composeMemo(withMemo(builder, more).desk(), { kind: 'meetingBrief', about: 'session', now: AS_OF })
  const table = memo.blocks.find((block) => block.kind === 'table')
  const [row] = table?.kind === 'table' ? table.rows : []
  return row?.map((cell) => cell.map(({ text }) => text).join('')).slice(1, 3)
}

const cueCard = (desk: DeskRead) => memoTexts(composeMemo(desk, { kind: 'cueCard', now: AS_OF })).join('')
const standingOnPage = (desk: DeskRead) => {
  const [view] = layerViews(desk, getOrThrow(desk, 'measure', 'm'), AS_OF)
  return [view?.standing, view?.since]
}
const findings = (desk: DeskRead) => checkDesk(desk, AS_OF).map(({ code }) => code)

describe('a rate that is marked “announced only”', () => {
  it('is not in force in the brief’s table, which says what was announced', () => {
    expect(briefRow(deskOf('announcedOnly'))).toEqual(['25%, 1 January 2025', 'not in force; announced, not law'])
  })

  it('is not in force on the cue card', () => {
    const card = cueCard(deskOf('announcedOnly').desk())
    expect(card).toContain('not in force; announced, not law (as of 20 June 2025).* Announced: 25%, 1 January 2025.')
    expect(card).not.toContain('25%, since')
  })

  it('is announced on the page of the measure, and has no start', () => {
    expect(standingOnPage(deskOf('announcedOnly').desk())).toEqual(['announced', undefined])
  })

  it('needs no warning of a status that differs from its dates', () => {
    expect(findings(deskOf(undefined, [announcedOn]).desk())).toContain('layer-status-differs')
    expect(findings(deskOf('announcedOnly', [announcedOn]).desk())).not.toContain('layer-status-differs')
  })

  it('replaces no rate that is law, and claims no place beside one', () => {
    const builder = smallDesk()
      .add('measure', 'm', aMeasure([aLayer('a'), aLayer('b', { law: 'announcedOnly' }), aLayer('c')]))
      .add('stackingRule', 'r', aRule('replaces', 'b', 'a'))
    expect(standingOnPage(builder.desk())).toEqual(['inForce', { edtf: '2025-01-02' }])
    builder.add('stackingRule', 's', aRule('replaces', 'c', 'a', { order: 2 }))
    expect(standingOnPage(builder.desk())[0]).toBe('replaced')
    expect(findings(builder.desk())).not.toContain('layers-overlap')
  })
})

it('a rate of which nobody knows if it is law has no figure in force', () => {
  expect(briefRow(deskOf('notKnown'))?.[1]).toBe('not known whether in force; not known whether it became law')
  expect(standingOnPage(deskOf('notKnown').desk())[0]).toBe('unclear')
  expect(standingOnPage(deskOf('notKnown', [], { validity: { edtf: '2026-01-01/..' } }).desk())[0]).toBe('notYet')
})

it('a rate that is marked as law is in force on its dates, whatever is announced of its measure', () => {
  const builder = deskOf('inForce', [announcedOn])
  expect(briefRow(builder)?.[1]).toBe('25%, since 2 January 2025')
  expect(findings(builder.desk())).not.toContain('layer-status-differs')
})
