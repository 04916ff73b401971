import { describe, expect, it } from 'vitest'
import {
  ACTION_IDS,
  ACTIONS,
  enabledActions,
  allKeysOf,
  keysOf,
  NO_DESK,
  type Action,
  type ActionId,
  type ActionState,
} from '../../../core/actions/actions'
import { stepWords } from '../../../core/actions/step-words'
import { choicesView } from '../../../core/queries/choices'
import { blankForm, formView } from '../../../core/queries/form'
import { SCREENS } from '../../../core/queries/screens'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

function actionOf(id: ActionId): Action {
  const action = ACTIONS.find((candidate) => candidate.id === id)
  if (!action) throw new Error(`no action ${id}`)
  return action
}

describe('the action table', () => {
  it('lists each action once', () => {
    expect(ACTIONS.map((action) => action.id).toSorted()).toEqual([...ACTION_IDS].toSorted())
  })

  it('gives each action its own keys, on Mac and on other systems', () => {
    for (const mac of [false, true]) {
      const owners = new Map<string, string[]>()
      for (const action of ACTIONS) {
        for (const keys of allKeysOf(action, mac)) owners.set(keys, [...(owners.get(keys) ?? []), action.id])
      }
      expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([])
    }
  })

  it('redoes by either of the keys that people know, and shows the first', () => {
    const redo = actionOf('redo')
    expect(allKeysOf(redo, false)).toEqual(['Mod+Y', 'Mod+Shift+Z'])
    expect(allKeysOf(redo, true)).toEqual(['Mod+Shift+Z'])
    expect(keysOf(redo, false)).toBe('Mod+Y')
  })

  it('keeps a screen’s shortcut when the screen moves in the navigation', () => {
    const keys = (mac: boolean) =>
      Object.fromEntries(SCREENS.map((screen) => [screen, keysOf(actionOf(`show-${screen}`), mac)]))
    const numbered = {
      overview: 'Mod+1',
      talks: 'Mod+2',
      measures: 'Mod+3',
      positions: 'Mod+4',
      sources: 'Mod+5',
      memos: 'Mod+6',
      notes: 'Mod+7',
      desk: 'Mod+8',
      trash: 'Mod+9',
    }
    expect(keys(false)).toMatchObject({ ...numbered, history: 'Mod+H' })
    expect(keys(true)).toMatchObject({ ...numbered, history: 'Mod+Y' })
  })

  it('enables exactly the actions that apply', () => {
    expect(enabledActions(NO_DESK)).toEqual([
      'openDesk',
      'settings',
      'palette',
      'help',
      'shortcuts',
      'whatsNew',
      'showLog',
      'about',
    ])
    const reading: ActionState = { ...NO_DESK, desk: true, record: 'position' }
    expect(enabledActions(reading)).not.toContain('edit')
    expect(enabledActions(reading)).not.toContain('undo')
    const editing = enabledActions({ ...reading, editable: true, canUndo: true })
    expect(editing).toEqual(expect.arrayContaining(['edit', 'undo', 'supersede', 'delete', 'newRecord', 'quickNote']))
    expect(editing).not.toContain('redo')
    expect(enabledActions({ ...reading, editable: true, record: 'talk' })).not.toContain('supersede')
    expect(editing).not.toContain('giveText')
    expect(enabledActions({ ...reading, source: true })).not.toContain('giveText')
    expect(enabledActions({ ...reading, editable: true, source: true })).toContain('giveText')
  })

  it('words an undo step on a memo in the memo’s own terms', () => {
    const said = (field: string, language: 'en' | 'ja' = 'en') =>
      stepWords({ kind: 'change', collection: 'memo', id: 'm', more: 0, fields: [field] }, language)
    expect(['to', 'from', 'through'].map((field) => said(field))).toEqual([
      'change memo recipient',
      'change memo sender',
      'change memo “Through” line',
    ])
    expect(said('snapshot')).toBe('refresh memo from records')
    expect(['snapshot', 'sections.order', 'sections.words'].map((field) => said(field, 'ja'))).toEqual([
      '記録からのブリーフの更新',
      '節の並べ替え',
      '担当者の補足の編集',
    ])
    expect([said('sections'), said('title')]).toEqual(['change sections', 'change title'])
  })

  it('says what undo would do, in both languages', () => {
    const step = { collection: 'position', id: 'p', more: 0, fields: ['stance'] } as const
    expect(stepWords({ ...step, kind: 'change', fields: ['stance'] }, 'en')).toBe('change stance')
    expect(stepWords({ ...step, kind: 'change', fields: ['stance', 'text'] }, 'en')).toBe('change position')
    expect(stepWords({ ...step, kind: 'change', collection: 'memo', fields: ['from'] }, 'ja')).toBe('発信者の変更')
    expect(stepWords({ ...step, kind: 'change', collection: 'membership', fields: ['from'] }, 'ja')).toBe('からの変更')
    expect(stepWords({ ...step, kind: 'delete', fields: [], more: 3 }, 'en')).toBe('delete position and 3 more')
    expect(stepWords({ ...step, kind: 'delete', fields: [], more: 3 }, 'ja')).toBe('立場ほか3件の削除')
    expect(stepWords({ ...step, kind: 'change', collection: 'measure', fields: ['scope'] }, 'en')).toBe(
      'change HS codes',
    )
    expect(stepWords({ ...step, kind: 'batch', collection: 'source', fields: ['sha256'], more: 2 }, 'en')).toBe(
      'give source a new text',
    )
  })
})

describe('the choices for a reference', () => {
  const desk = smallDesk('en', { theirs: 'Côte d’Ivoire', ours: 'Japan' }).desk()

  it('match any word, ignoring accents, case and character width', () => {
    const titles = (find: string) => choicesView(desk, ['party'], find).rows.map((row) => row.title.en)
    expect(titles('')).toEqual(['Japan', 'Côte d’Ivoire'])
    expect(titles('cote')).toEqual(['Côte d’Ivoire'])
    expect(titles('ＪＡＰＡＮ')).toEqual(['Japan'])
    expect(titles('cl')).toEqual(['Côte d’Ivoire'])
    expect(titles('japan chile')).toEqual([])
  })

  it('show the kind when kinds are mixed, and count the matches left out', () => {
    expect(choicesView(desk, [], 'butter').rows.map((row) => row.hint?.en)).toEqual(['Issue'])
    let many = smallDesk()
    for (let index = 0; index < 60; index += 1)
      many = many.add('person', `p${index}`, { names: { en: `Person ${index}` } })
    const view = choicesView(many.desk(), ['person'], 'person')
    expect([view.rows.length, view.more]).toEqual([50, 10])
  })
})

describe('a record’s form', () => {
  it('holds the stored values, the titles they refer to, and the findings of the rules', () => {
    const desk = smallDesk().add('position', 'p1', aPosition('Out.')).desk()
    const view = formView(desk, { collection: 'position', id: 'p1' })
    expect(view).toMatchObject({ of: 'position', rev: 1, values: { text: 'Out.', issue: 'issue' } })
    expect(view.values).not.toHaveProperty('createdBy')
    expect(view.titles['issue/issue']?.en).toBe('Butter quota')
    expect(view.findings.map((finding) => finding.code)).toEqual(['position-unsourced'])
  })

  it('starts a new record with neutral and given values only', () => {
    const desk = smallDesk().desk()
    const { values, rev } = blankForm(desk, 'position', { issue: 'issue' }, '2025-06-06T00:00:00Z')
    expect(rev).toBeUndefined()
    expect(values).toMatchObject({ issue: 'issue', flexibility: 'unknown', contested: false })
    for (const field of ['stance', 'attribution', 'party', 'text', 'validFrom'])
      expect(values).not.toHaveProperty(field)
    expect(blankForm(desk, 'memo', {}, '2025-06-06T00:00:00Z').values).toMatchObject({
      asOf: '2025-06-06T00:00:00Z',
      timeZone: 'Pacific/Auckland',
    })
  })
})
