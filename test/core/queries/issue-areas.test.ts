import { describe, expect, it } from 'vitest'
import { issueAreas } from '../../../core/queries/issue-areas'
import { DeskBuilder } from '../../helpers/desks/desk-builder'

const talk = { title: { en: 'Talk' }, parties: ['a'], areas: [], status: 'underWay', chiefs: [] }
const issueOf = (area: Record<string, string>, createdAt: string, of = 'talk-1') => ({
  talk: of,
  area,
  label: { en: 'Label' },
  createdAt,
})

describe('the areas for a new issue', () => {
  const builder = () =>
    new DeskBuilder()
      .add('party', 'a', { kind: 'country', code: 'NZ', names: { en: 'A' }, members: [] })
      .add('talk', 'talk-1', talk)
  it('are those of the only talk, used last first, each once', () => {
    const desk = builder()
      .add('issue', 'i1', issueOf({ en: 'Goods', ja: '物品' }, '2025-06-01T00:00:00Z'))
      .add('issue', 'i2', issueOf({ en: 'Border' }, '2025-06-03T00:00:00Z'))
      .add('issue', 'i3', issueOf({ en: 'goods', ja: '物品' }, '2025-06-02T00:00:00Z'))
      .desk()
    expect(issueAreas(desk, undefined)).toEqual({
      talk: 'talk-1',
      areas: [{ en: 'Border' }, { en: 'goods', ja: '物品' }],
    })
  })
  it('are of no talk while there are several, unless it is named', () => {
    const desk = builder()
      .add('talk', 'talk-2', talk)
      .add('issue', 'i1', issueOf({ en: 'Goods' }, '2025-06-01T00:00:00Z', 'talk-2'))
      .desk()
    expect(issueAreas(desk, undefined)).toEqual({ areas: [] })
    expect(issueAreas(desk, 'talk-2')).toEqual({ talk: 'talk-2', areas: [{ en: 'Goods' }] })
    expect(issueAreas(desk, 'talk-1')).toEqual({ talk: 'talk-1', areas: [] })
  })
})
