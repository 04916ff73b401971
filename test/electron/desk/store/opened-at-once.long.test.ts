import { expect, it } from 'vitest'
import { openAtOnce } from '../../../helpers/processes/open-at-once'

// The long suite tries it a hundred times, and with a lease that cannot be written.
it.each(['none', 'expired'] as const)(
  'two computers that open a desk in the same moment split nothing and lose nothing; lease: %s',
  async (before) => {
    const { lost, broken, saved } = await openAtOnce(['east', 'west'], 8, before)
    expect({ lost, broken }).toEqual({ lost: [], broken: [] })
    // In each try at least one of them can edit.
    expect(saved).toBeGreaterThanOrEqual(8)
  },
)
