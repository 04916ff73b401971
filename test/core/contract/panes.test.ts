import { describe, expect, it } from 'vitest'
import { appSettingsSchema, DEFAULT_SETTINGS } from '../../../core/contract/app-settings'
import {
  boundWidth,
  PANE_WIDTHS,
  PANES,
  panesSchema,
  toggled,
  widthByKey,
  withPanes,
} from '../../../core/contract/panes'

describe('the panes of the window', () => {
  it('have a usual width within their bounds, and keep every width there', () => {
    for (const pane of PANES) {
      const { min, max, usual } = PANE_WIDTHS[pane]
      expect(boundWidth(pane, usual)).toBe(usual)
      expect(boundWidth(pane, -1e9)).toBe(min)
      expect(boundWidth(pane, 1e9)).toBe(max)
      expect(panesSchema.safeParse({ [pane]: boundWidth(pane, min + 0.123) }).success).toBe(true)
      expect(panesSchema.safeParse({ [pane]: max + 1 }).success).toBe(false)
    }
  })

  it('are moved by the arrow keys, Home and End, and by no other key', () => {
    expect(widthByKey('list', 38, 'ArrowRight')).toBe(40)
    expect(widthByKey('list', 38, 'ArrowLeft')).toBe(36)
    expect(widthByKey('list', 75, 'ArrowRight')).toBe(75)
    expect(widthByKey('nav', 200, 'Home')).toBe(104)
    expect(widthByKey('nav', 200, 'End')).toBe(320)
    expect(widthByKey('nav', 200, 'a')).toBeUndefined()
  })

  it('are hidden and shown again, each by itself', () => {
    const both = toggled(toggled({ nav: 200 }, 'nav'), 'list')
    expect(both).toEqual({ nav: 200, hidden: ['nav', 'list'] })
    expect(toggled(both, 'nav')).toEqual({ nav: 200, hidden: ['list'] })
  })

  it('are remembered for each desk, for a bounded number of desks, in the settings', () => {
    let all: ReturnType<typeof withPanes> = {}
    for (let desk = 0; desk < 70; desk += 1) all = withPanes(all, `/desks/${desk}`, { list: 30 })
    all = withPanes(all, '/desks/20', { list: 44 })
    expect(Object.keys(all)).toHaveLength(60)
    expect(Object.keys(all).at(-1)).toBe('/desks/20')
    expect(appSettingsSchema.parse({ ...DEFAULT_SETTINGS, panes: all }).panes?.['/desks/20']).toEqual({ list: 44 })
  })
})
