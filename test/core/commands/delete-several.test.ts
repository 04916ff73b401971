import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../core/commands/command'
import { deleteAllPlan } from '../../../core/queries/undo-and-trash'
import { checkDesk } from '../../../core/rules/rules'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, code, content, type Bench } from '../../helpers/edits/edit-bench'

/** The deletion of records as the window commands it, with all that their plan shows. */
function deleteAll(on: Bench, keys: readonly string[]): DeskCommand {
  const { chosen, revs, along, unlinked } = deleteAllPlan(on.desk, keys)
  return { kind: 'deleteAll', keys: chosen.keys, revs, along: along.keys, unlinked: unlinked.keys }
}

describe('a deletion of several records', () => {
  it('is one edit that one undo takes back, even where one of them depends on another', () => {
    const on = bench()
    const before = content(on.desk)
    // The session depends on the round.
    const plan = deleteAllPlan(on.desk, ['round/round', 'session/session', 'position/p1', 'round/round'])
    expect(plan.chosen.keys).toEqual(['round/round', 'session/session', 'position/p1'])
    expect(plan.along.keys).toEqual([])
    on.do(deleteAll(on, ['round/round', 'session/session', 'position/p1']))
    expect(Object.keys(on.desk.trash).toSorted()).toEqual(['position/p1', 'round/round', 'session/session'])
    expect(checkDesk(on.desk).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(on.replay('undo')).toBe('delete round and 2 more')
    expect(content(on.desk)).toEqual(before)
    expect(on.desk.trash).toEqual({})
  })

  it('takes along what depends on any of them, but only what the person was shown', () => {
    const on = bench()
    const command = deleteAll(on, ['round/round', 'issue/issue'])
    expect(command).toMatchObject({ along: ['session/session', 'position/p1'] })
    expect(code(() => on.do({ ...command, along: ['session/session'] } as DeskCommand))).toBe('record-in-use')
    on.do({ kind: 'create', collection: 'position', id: 'p2', fields: { ...aPosition('Two.'), supersedes: 'p1' } })
    expect(code(() => on.do(command))).toBe('record-in-use')
    on.do(deleteAll(on, ['round/round', 'issue/issue']))
    expect(on.desk.all('position')).toEqual([])
  })

  it('is refused with a record named twice, or without a revision for each: it would go by that of another', () => {
    const on = bench()
    const { along, unlinked } = deleteAllPlan(on.desk, ['position/p1', 'session/session'])
    const named = (keys: string[], revs: number[]) =>
      ({ kind: 'deleteAll', keys, revs, along: along.keys, unlinked: unlinked.keys }) as DeskCommand
    expect(code(() => on.do(named(['position/p1', 'position/p1', 'session/session'], [1, 1, 1])))).toBe(
      'record-changed',
    )
    expect(code(() => on.do(named(['position/p1', 'session/session'], [1])))).toBe('record-changed')
  })

  it('is refused as a whole if one of them has changed, is gone or cannot be deleted', () => {
    const on = bench()
    const before = content(on.desk)
    const command = deleteAll(on, ['position/p1', 'session/session'])
    expect(code(() => on.do({ ...command, revs: [1, 9] } as DeskCommand))).toBe('record-changed')
    expect(code(() => on.do({ ...command, keys: ['position/p1', 'session/none'] } as DeskCommand))).toBe(
      'record-missing',
    )
    expect(code(() => on.do({ ...command, keys: ['nothing', 'session/session'] } as DeskCommand))).toBe(
      'record-missing',
    )
    const settings = deleteAll(on, ['position/p1', 'deskSettings/settings'])
    expect(deleteAllPlan(on.desk, ['position/p1', 'deskSettings/settings']).blockers.keys).toContain(
      'deskSettings/settings',
    )
    expect(code(() => on.do(settings))).toBe('settings-needed')
    expect(content(on.desk)).toEqual(before)
  })

  it('keeps with each record the links that it loses, so that each is linked again when it is restored alone', () => {
    const on = bench()
    on.do(deleteAll(on, ['membership/membership', 'position/p1']))
    expect(on.desk.get('session', 'session')?.participants).toEqual([])
    on.do({ kind: 'restore', records: [{ collection: 'membership', id: 'membership' }] })
    expect(on.desk.get('session', 'session')?.participants).toEqual(['membership'])
    expect(on.desk.trash).toHaveProperty(['position/p1'])
  })

  it('leaves out of its plan what is gone, and fails if all of it is', () => {
    const on = bench()
    expect(deleteAllPlan(on.desk, ['position/p1', 'position/gone']).chosen.keys).toEqual(['position/p1'])
    expect(code(() => deleteAllPlan(on.desk, ['position/gone']))).toBe('record-missing')
  })
})
