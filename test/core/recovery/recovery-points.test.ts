import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../core/base/failure'
import { isSalvageable } from '../../../core/recovery/recovery'
import { isWhole, lostCount, missingOf, type SalvageReport } from '../../../core/recovery/salvage-report'

describe('the edits known to be missing', () => {
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

  it('are reported as ranges of numbers', () => {
    expect(missingOf(3, 10, new Set([4, 7, 8]))).toEqual([
      { from: 5, to: 6 },
      { from: 9, to: 10 },
    ])
    expect(missingOf(3, 3, new Set())).toEqual([])
    expect(missingOf(3, 4, new Set([4]))).toEqual([])
    expect(lostCount({ lost: missingOf(0, 9, new Set([2])), unreadable: 2 })).toBe(10)
  })

  it('are none only if nothing at all is lost', () => {
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

it('recovery is offered only if the desk’s own files are the problem', () => {
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
    // A folder with only a format.json has nothing to recover, and one without either is no desk.
    ['desk-not-a-desk', { has: 'format.json' }],
    ['desk-not-a-desk', {}],
  ] as const)
    expect(may(code, params), code).toBe(false)
})
