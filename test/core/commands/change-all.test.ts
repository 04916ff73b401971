import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../core/commands/command'
import type { FieldWish } from '../../../core/commands/wished-fields'
import { issueFieldOf, sharedFields } from '../../../core/model/schema/shared-fields'
import { DEFAULT_MARKING, type Marking } from '../../../core/model/values/marking'
import { changeAllSteps, type ChangeAllPlan } from '../../../core/queries/change-all-plan'
import { checkDesk } from '../../../core/rules/rules'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, code, content, OTHER, type Bench } from '../../helpers/edits/edit-bench'

function plan(on: Bench, keys: readonly string[], wish: FieldWish): ChangeAllPlan {
  const steps = changeAllSteps(on.desk, { keys: [...keys], wish }, on.actor(OTHER))
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}

function change(on: Bench, keys: readonly string[], wish: FieldWish): DeskCommand {
  const planned = plan(on, keys, wish)
  return { kind: 'changeAll', keys: planned.keys, revs: planned.revs, wish }
}

const set = (field: string, value: unknown): FieldWish => ({ field, way: 'set', value })

/** A desk with two more positions, one of which supersedes the first. */
function withPositions(): Bench {
  const on = bench()
  on.do({ kind: 'create', collection: 'position', id: 'p2', fields: { ...aPosition('Two.'), supersedes: 'p1' } })
  on.do({
    kind: 'create',
    collection: 'issue',
    id: 'issue2',
    fields: { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Another' } },
  })
  return on
}

describe('one field of several records', () => {
  it('is set in one edit that one undo takes back, and leaves those that have the value alone', () => {
    const on = withPositions()
    on.do({ kind: 'change', collection: 'position', id: 'p2', rev: 1, fields: { flexibility: 'firm' } })
    const before = content(on.desk)
    const keys = ['position/p1', 'position/p2', 'position/p1', 'position/gone']
    const planned = plan(on, keys, set('flexibility', 'firm'))
    expect(planned).toMatchObject({ keys: ['position/p1'], same: 1, refused: { count: 0 } })
    on.do(change(on, keys, set('stance', 'conditional')))
    expect(on.desk.all('position').map(({ stance }) => stance)).toEqual(['conditional', 'conditional'])
    expect(on.replay('undo')).toBe('change position and 1 more')
    expect(content(on.desk)).toEqual(before)
  })

  it('refuses what breaks a rule for one of them, and changes the rest', () => {
    const on = withPositions()
    // A position supersedes one on the same issue only.
    const alone = plan(on, ['position/p2'], set('issue', 'issue2'))
    expect(alone.keys).toEqual([])
    expect(alone.refused.first[0]?.why.code).toBe('rule-broken')
    on.do(change(on, ['position/p1', 'position/p2'], set('issue', 'issue2')))
    expect(on.desk.all('position').map(({ issue }) => issue)).toEqual(['issue2', 'issue2'])
    expect(checkDesk(on.desk).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('adds to a list once, and empties an optional field', () => {
    const on = withPositions()
    const add: FieldWish = { field: 'issues', way: 'add', value: 'issue2' }
    on.do(change(on, ['session/session'], add))
    expect(on.desk.get('session', 'session')?.issues).toContain('issue2')
    expect(plan(on, ['session/session'], add)).toMatchObject({ keys: [], same: 1 })
    on.do(change(on, ['issue/issue', 'issue/issue2'], set('priority', 'high')))
    on.do(change(on, ['issue/issue2'], set('priority', null)))
    expect(on.desk.get('issue', 'issue')?.priority).toBe('high')
    expect(on.desk.get('issue', 'issue2')).not.toHaveProperty('priority')
  })

  it('keeps records out that change on their own pages, and fields that are of one record', () => {
    const on = withPositions()
    on.do({
      kind: 'create',
      collection: 'draft',
      id: 'begun',
      fields: { of: 'position', fields: { stance: 'accept' } },
    })
    const planned = plan(on, ['draft/begun', 'position/p1'], set('stance', 'conditional'))
    expect(planned.keys).toEqual(['position/p1'])
    expect(planned.refused.first[0]?.why.code).toBe('field-not-shared')
    for (const field of ['text', 'supersedes', 'rev', 'nothing'])
      expect(plan(on, ['position/p1'], set(field, 'x')).refused.first[0]?.why.code).toBe('field-not-shared')
    const forged: DeskCommand = { kind: 'changeAll', keys: ['position/p1'], revs: [1], wish: set('text', 'x') }
    expect(code(() => on.do(forged))).toBe('field-not-shared')
  })

  it('refuses a record that has changed since the plan, and all of them with it', () => {
    const on = withPositions()
    const command = change(on, ['position/p1', 'position/p2'], set('stance', 'conditional'))
    on.do({ kind: 'change', collection: 'position', id: 'p2', rev: 1, fields: { flexibility: 'firm' } })
    const before = content(on.desk)
    expect(code(() => on.do(command))).toBe('record-changed')
    expect(content(on.desk)).toEqual(before)
  })

  it('says which issue a record leaves, where a single link is replaced, and nothing where a list grows', () => {
    const on = withPositions()
    const keys = ['position/p1', 'position/p2']
    const moved = plan(on, keys, set('issue', 'issue2')).moved
    expect([moved.count, moved.from.map(({ title }) => title.en), moved.to?.title.en]).toEqual([
      2,
      ['Butter quota'],
      'Another',
    ])
    expect(plan(on, keys, set('issue', 'issue')).moved).toEqual({ count: 0, from: [] })
    expect(plan(on, ['session/session'], { field: 'issues', way: 'add', value: 'issue2' }).moved.count).toBe(0)
    // An issue that is part of none is linked, and moves nowhere.
    expect(plan(on, ['issue/issue'], set('parent', 'issue2'))).toMatchObject({
      keys: ['issue/issue'],
      moved: { count: 0 },
    })
    expect(plan(on, keys, set('stance', 'accept')).moved.count).toBe(0)
  })
})

describe('a marking for several records', () => {
  it('counts those whose marking gets lower or loses a limit, in a plan that raises the rest', () => {
    const on = withPositions()
    const house = (level: string, more: Partial<Marking> = {}): Marking => ({ ...DEFAULT_MARKING, level, ...more })
    const mark = (id: string, marking: Marking) =>
      on.do({
        kind: 'change',
        collection: 'position',
        id,
        rev: on.desk.get('position', id)?.rev ?? 0,
        fields: { marking },
      })
    mark('p1', house('internal'))
    mark('p2', house('unclassifiedDraft', { caveats: ['EYES ONLY'] }))
    const keys = ['position/p1', 'position/p2', 'issue/issue2']
    expect(plan(on, keys, set('marking', house('unclassified')))).toMatchObject({ same: 0, lowered: 2 })
    expect(plan(on, keys, set('marking', house('internal')))).toMatchObject({ same: 1, lowered: 1 })
    const all = house('internal', { caveats: ['EYES ONLY'] })
    expect(plan(on, keys, set('marking', all))).toMatchObject({ lowered: 0 })
    expect(plan(on, keys, set('stance', 'accept')).lowered).toBe(0)
  })
})

describe('the fields that kinds share', () => {
  it('are those of each kind alone, and of several those with the same values', () => {
    const names = (...kinds: Parameters<typeof sharedFields>[0][number][]) =>
      sharedFields(kinds).map(({ name }) => name)
    expect(names('position')).toEqual(expect.arrayContaining(['issue', 'party', 'stance', 'marking']))
    expect(names('position')).not.toContain('text')
    expect(names('position', 'line')).toEqual(expect.arrayContaining(['issue', 'marking']))
    expect(names('position', 'line')).not.toContain('stance')
    // Rounds and meetings have words of their own for their states.
    expect(names('position', 'source')).toEqual(['marking'])
    expect(names('memo')).toEqual([])
    expect(names('position', 'draft')).toEqual(names('position'))
  })

  it('name the one by which a kind is about an issue', () => {
    expect(issueFieldOf('position')).toEqual({ field: 'issue', way: 'set' })
    expect(issueFieldOf('measure')).toEqual({ field: 'issues', way: 'add' })
    expect(issueFieldOf('issue')).toEqual({ field: 'parent', way: 'set' })
    expect(issueFieldOf('party')).toBeUndefined()
    expect(issueFieldOf('memo')).toBeUndefined()
  })
})
