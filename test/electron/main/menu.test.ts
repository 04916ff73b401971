import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { ACTIONS, type ActionId } from '../../../core/actions/actions'
import { menuTemplate, NOTHING_ENABLED, type MenuOptions } from '../../../electron/main/menu-template'
import { textMenuTemplate, type WrongWord } from '../../../electron/main/text-menu'

const clicked: ActionId[] = []
const menu = (given: Partial<MenuOptions> = {}) =>
  menuTemplate({
    language: 'en',
    mac: false,
    developing: false,
    state: NOTHING_ENABLED,
    click: (id) => clicked.push(id),
    ...given,
  })
const itemsOf = (template: MenuItemConstructorOptions[]) =>
  template.flatMap((item) => item.submenu as MenuItemConstructorOptions[])
const item = (template: MenuItemConstructorOptions[], id: string) => itemsOf(template).find((found) => found.id === id)

describe('the native menu', () => {
  it('has every action once, on every system', () => {
    for (const mac of [true, false]) {
      const ids = itemsOf(menu({ mac })).flatMap(({ id }) => (id === undefined ? [] : [id]))
      expect(ids.toSorted()).toEqual(ACTIONS.map((action) => action.id).toSorted())
    }
  })

  it('enables what the window allows, and names what undo would undo', () => {
    const state = { enabled: ['undo' as const, 'settings' as const], undo: 'change stance' }
    const template = menu({ state })
    const enabled = itemsOf(template).filter((found) => found.id && found.enabled)
    expect(enabled.map((found) => found.label)).toEqual(['Settings…', 'Undo: change stance'])
    expect(item(template, 'redo')).toMatchObject({ label: 'Redo', enabled: false })
    const click = item(template, 'undo')?.click as unknown as () => void
    click()
    expect(clicked).toEqual(['undo'])
  })

  it('shows the keys, but leaves handling them to the page', () => {
    expect(item(menu(), 'back')).toMatchObject({ accelerator: 'Alt+Left', registerAccelerator: false })
    expect(item(menu({ mac: true }), 'redo')?.accelerator).toBe('CmdOrCtrl+Shift+Z')
    for (const found of itemsOf(menu()).filter(({ id }) => id !== undefined))
      if (found.accelerator !== undefined) expect(found.registerAccelerator).toBe(false)
  })

  it('shows reload and the developer tools to developers only', () => {
    const roles = (developing: boolean) => itemsOf(menu({ developing })).map(({ role }) => role)
    expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
    expect(roles(false)).not.toContain('reload')
  })

  it('is Japanese in every item, including the Mac’s own menu', () => {
    const template = menu({ language: 'ja', mac: true })
    const labels = [...template, ...itemsOf(template)]
      .filter(({ type }) => type !== 'separator')
      .map(({ label }) => label)
    expect(labels).not.toContain(undefined)
    expect(labels.filter((label) => /^[A-Za-z ]+$/.test(label ?? ''))).toEqual(['Parley'])
    const first = itemsOf(template.slice(0, 1)).flatMap(({ label }) => label ?? [])
    expect(first).toEqual([
      'Parleyについて…',
      '設定…',
      'サービス',
      'Parleyを隠す',
      'ほかを隠す',
      'すべてを表示',
      'Parleyを終了',
    ])
  })
})

describe('the menu of a right click', () => {
  const flags = {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: true,
    canPaste: true,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  }
  const shown = (click: Partial<Parameters<typeof textMenuTemplate>[0]>, wrong?: WrongWord) =>
    textMenuTemplate(
      { isEditable: false, selectionText: '', editFlags: flags, misspelledWord: '', ...click },
      'ja',
      wrong,
    )

  it('offers in a field what the clipboard can do there', () => {
    const enabled = shown({ isEditable: true })?.filter((found) => found.enabled)
    expect(enabled?.map(({ label }) => label)).toEqual(['コピー', '貼り付け', '書式なしで貼り付け', '全て選択'])
  })

  it('copies selected words, and shows nothing where nothing is selected', () => {
    expect(shown({ selectionText: '24%' })).toMatchObject([{ role: 'copy', label: 'コピー', enabled: true }])
    expect(shown({ selectionText: ' ' })).toBeUndefined()
  })

  it('offers for a wrong word what may be meant, and to add it', () => {
    const done: string[] = []
    const wrong = {
      suggestions: ['tariff', 'tariffs'],
      replace: (word: string) => done.push(`replace ${word}`),
      add: () => done.push('add'),
    }
    const press = (items: ReturnType<typeof shown>, label: string) =>
      (items?.find((found) => found.label === label)?.click as (() => void) | undefined)?.()
    const offered = shown({ isEditable: true, misspelledWord: 'tarrif' }, wrong)
    press(offered, 'tariff')
    press(offered, 'このコンピューターの辞書に追加')
    expect(done).toEqual(['replace tariff', 'add'])
    const none = shown({ isEditable: true, misspelledWord: 'xqz' }, { ...wrong, suggestions: [] })
    expect(none?.[0]).toMatchObject({ label: '候補なし', enabled: false })
    expect(shown({ isEditable: true })?.[0]).toMatchObject({ role: 'cut' })
  })
})
