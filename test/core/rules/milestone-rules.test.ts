import { expect, test } from 'vitest'
import { findingsOf } from '../../../core/rules/rules'
import { smallDesk } from '../../helpers/desks/desk-builder'

const codesAt = (when: string, status: string, now: string) =>
  findingsOf(
    smallDesk()
      .add('milestone', 'm', { talk: 'talk', title: { en: 'Report' }, when: { edtf: when }, basis: 'target', status })
      .desk(),
    { collection: 'milestone', id: 'm' },
    now,
  ).map(({ code }) => code)

test('a milestone met before its date is a finding, and one that may be due already is none', () => {
  const now = '2025-06-20T12:00:00Z'
  expect(codesAt('2025-07-01', 'met', now)).toContain('milestone-met-early')
  expect(codesAt('2025-07-01', 'open', now)).not.toContain('milestone-met-early')
  for (const when of ['2025-06-20', '2025-06', '../2025-07-09'])
    expect([when, codesAt(when, 'met', now)]).not.toContain('milestone-met-early')
  expect(codesAt('../2025-07-09', 'met', now)).toEqual(codesAt('../2025-07-09', 'open', now))
  expect(codesAt('2025-06', 'met', now)).toEqual(codesAt('2025-06', 'open', now))
})
