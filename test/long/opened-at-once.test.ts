import { expect, it } from 'vitest'
import { openAtOnce } from '../helpers/processes/open-at-once'

it.each([
  { hosts: ['east', 'west'], tries: 100, before: 'none' },
  { hosts: ['east', 'west'], tries: 100, before: 'expired' },
  { hosts: ['east', 'west'], tries: 20, before: 'unwritable' },
  { hosts: ['east', 'west', 'north'], tries: 50, before: 'none' },
  // Two computers of one name, as containers may be.
  { hosts: ['twin', 'twin'], tries: 50, before: 'expired' },
] as const)(
  'computers that open a desk in the same moment split nothing and lose nothing: %o',
  async ({ hosts, tries, before }) => {
    const { lost, broken, saved } = await openAtOnce(hosts, tries, before)
    expect({ lost, broken }).toEqual({ lost: [], broken: [] })
    expect(saved).toBeGreaterThan(0)
  },
)
