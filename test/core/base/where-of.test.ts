import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { whereOf } from '../../../core/base/where-of'

function thrownBy(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    return error
  }
}

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

  it.each([
    ['changed', 'another'],
    ['changed to nothing', ''],
    ['changed to a part of it', 'is Secret'],
    ['cut short', 'It is'],
  ])('has no frames if the message was %s later: they may be lines of the one before', (_how, later) => {
    const error = new Error('It is Secret\n    at Secret (Secret.js:1:1)')
    // The stack is made when it is first read.
    expect(error.stack).toContain('Secret')
    error.message = later
    expect(whereOf(error)).toBe('Error')
  })

  it('has the frames of errors whose name has a code, was changed or stands alone', () => {
    const errors = [
      new Error(''),
      Object.assign(new Error('broken'), { name: 'WriteFailure' }),
      thrownBy(() => new URL('Secret')),
      thrownBy(() => z.string().parse(1)),
    ]
    for (const error of errors) expect(whereOf(error)).toMatch(/\n\s+at .*where-of\.test\.ts:\d+/)
  })

  it('is empty for anything that is no error', () => expect(whereOf('Secret')).toBe('unknown failure'))
})
