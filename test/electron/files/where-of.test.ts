import { describe, expect, it } from 'vitest'
import { whereOf } from '../../../electron/files/where-of'

describe('the place of an error for the log', () => {
  it('has its kind and its frames', () => {
    const where = whereOf(new TypeError('broken'))
    expect(where.split('\n')[0]).toBe('TypeError')
    expect(where).toMatch(/\n\s+at .*where-of\.test\.ts:\d+/)
  })

  it.each(['Secret', 'two lines\nSecret', 'like a frame\n    at Secret (Secret:1:1)', '    at Secret', 'Error'])(
    'has nothing of its message: %j',
    (message) => expect(whereOf(new Error(message))).not.toContain('Secret'),
  )

  it('is empty for anything that is no error', () => expect(whereOf('Secret')).toBe('unknown failure'))
})
