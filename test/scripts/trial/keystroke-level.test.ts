import { describe, expect, test } from 'vitest'
import { secondsOf, type Deed } from '../../../scripts/trial/keystroke-level'

const key = (keys: string): Deed => ({ kind: 'key', keys })
const text = (words: string): Deed => ({ kind: 'text', text: words })
const click: Deed = { kind: 'click' }
const seconds = (deed: Deed, before?: Deed) => Number(secondsOf(deed, before).toFixed(2))

describe('the seconds of an action', () => {
  test('a key and keys together, each after a thought', () => {
    expect(seconds(key('q'))).toBe(1.55)
    expect(seconds(key('Control+Shift+V'), key('q'))).toBe(1.95)
    expect(seconds({ kind: 'paste', keys: 'Control+V' }, key('q'))).toBe(1.75)
  })
  test('nobody thinks of a key pressed again, nor of the Tab or Enter that ends a text', () => {
    expect(seconds(key('ArrowDown'), key('ArrowDown'))).toBe(0.2)
    expect(seconds(key('Tab'), text('a'))).toBe(0.2)
    expect(seconds(key('Enter'), text('a'))).toBe(0.2)
    expect(seconds(key('Control+Enter'), text('a'))).toBe(1.75)
  })
  test('a text takes as long as its keys; a capital needs two', () => {
    expect(seconds(text('min'), key('Tab'))).toBe(1.95)
    expect(seconds(text('Min'), key('Tab'))).toBe(2.15)
  })
  test('a click is a pointing and a press, and the hand moves to the mouse and back', () => {
    expect(seconds(click, click)).toBe(2.65)
    expect(seconds(click, key('q'))).toBe(3.05)
    expect(seconds(key('q'), click)).toBe(1.95)
  })
})
