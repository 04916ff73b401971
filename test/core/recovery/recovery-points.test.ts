import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../core/base/failure'
import { differences } from '../../../core/desk/differences'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { isSalvageable } from '../../../core/recovery/recovery'
import { PREVIEW_MAX } from '../../../core/recovery/recovery-point'
import { restorePreview } from '../../../core/recovery/restore-preview'
import { isWhole, lostCount, missingOf, type SalvageReport } from '../../../core/recovery/salvage-report'
import { lead } from '../../helpers/desks/damaged-desk'
import { smallDesk } from '../../helpers/desks/desk-builder'

const desk = (...leads: ReturnType<typeof lead>[]) =>
  new MemoryDesk({ ...smallDesk().collections, lead: Object.fromEntries(leads.map((one) => [one.id, one])) })

describe('what two states of a desk do not have alike', () => {
  it('is what only one has, and what says something else; a revision is no difference', () => {
    const one = desk(lead('same', 1, 'Same'), lead('changed', 1, 'As it was'), lead('ours', 1, 'Only here'))
    const other = desk(lead('theirs', 1, 'Only there'), lead('changed', 2, 'As it is'), lead('same', 7, 'Same'))
    expect(differences(one, other).map(({ ref, one: a, other: b }) => [ref.id, a?.rev, b?.rev])).toEqual([
      ['changed', 1, 2],
      ['ours', 1, undefined],
      ['theirs', undefined, 1],
    ])
    expect(differences(one, one)).toEqual([])
    // The other way round is the same with its sides changed.
    const back = differences(other, one).map(({ ref }) => ref.id)
    expect(back.toSorted()).toEqual(['changed', 'ours', 'theirs'])
  })

  it('is counted by kind and named, by what it is called where it is', () => {
    const one = desk(lead('changed', 1, 'As it was'), lead('ours', 1, 'Only here'))
    const other = desk(lead('changed', 2, 'As it is'), lead('theirs', 1, 'Only there'))
    const { named, ...preview } = restorePreview(one, other, 2)
    expect(preview).toEqual({
      records: one.all('lead').length + 11,
      more: 1,
      less: 1,
      changed: 1,
      refused: 2,
      byKind: [{ collection: 'lead', more: 1, less: 1, changed: 1 }],
    })
    expect(named.map(({ way, title }) => [way, title.en])).toEqual([
      ['changed', 'As it was'],
      ['more', 'Only here'],
      ['less', 'Only there'],
    ])
  })

  it('names no more than a person reads', () => {
    const many = Array.from({ length: PREVIEW_MAX + 20 }, (_, index) => lead(`lead-${index}`, 1, `Lead ${index}`))
    const { named, more } = restorePreview(desk(...many), desk())
    expect([named.length, more]).toEqual([PREVIEW_MAX, PREVIEW_MAX + 20])
  })
})

describe('what is known to be missing', () => {
  const report: SalvageReport = {
    records: 1,
    revision: 1,
    at: '',
    lost: [],
    unreadable: 0,
    unchecked: 0,
    endsEarly: false,
    brokenLines: 0,
    doubts: [],
    files: [],
  }

  it('is told as ranges of numbers', () => {
    expect(missingOf(3, 10, new Set([4, 7, 8]))).toEqual([
      { from: 5, to: 6 },
      { from: 9, to: 10 },
    ])
    expect(missingOf(3, 3, new Set())).toEqual([])
    expect(missingOf(3, 4, new Set([4]))).toEqual([])
    expect(lostCount({ lost: missingOf(0, 9, new Set([2])), unreadable: 2 })).toBe(10)
  })

  it('is nothing only where nothing at all is', () => {
    expect(isWhole(report)).toBe(true)
    for (const less of [
      { lost: [{ from: 1, to: 1 }] },
      { unreadable: 1 },
      { unchecked: 1 },
      { brokenLines: 1 },
      { doubts: [{ ref: { collection: 'lead', id: 'x' }, why: 'lost' } as const] },
    ])
      expect(isWhole({ ...report, ...less }), JSON.stringify(less)).toBe(false)
  })
})

it('there is something to save only of a desk whose own files are the reason', () => {
  const may = (code: Failure['code'], params: Failure['params'] = {}) => isSalvageable({ code, params })
  expect([may('desk-corrupt'), may('desk-forked'), may('field-invalid'), may('settings-needed')]).toEqual(
    Array.from({ length: 4 }, () => true),
  )
  expect(may('desk-not-a-desk', { has: 'snapshots' })).toBe(true)
  expect(may('desk-unreadable', { reason: 'EIO' })).toBe(true)
  for (const [code, params] of [
    ['desk-locked', {}],
    ['desk-newer', {}],
    ['desk-gone', {}],
    ['desk-lost', {}],
    ['desk-unreadable', { reason: 'EACCES' }],
    // An empty folder with a format.json has nothing, and one without either is no desk.
    ['desk-not-a-desk', { has: 'format.json' }],
    ['desk-not-a-desk', {}],
  ] as const)
    expect(may(code, params), code).toBe(false)
})
