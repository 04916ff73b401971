import { describe, expect, it } from 'vitest'
import { answer } from '../../../core/contract/answer'
import { refusalOf, REQUEST_BYTES_MAX, REQUEST_TEXT_MAX } from '../../../core/contract/request-input'
import { describeError } from '../../../core/text/describe'

const codeOf = (input: unknown) => refusalOf('app:keep', input)?.code

describe('the input of a request', () => {
  it('is taken if it holds plain values, even one inside itself', () => {
    const inside: Record<string, unknown> = { list: [1, null, undefined, true, 'x', 10n] }
    inside.itself = inside
    expect(codeOf(inside)).toBeUndefined()
    expect(codeOf(Object.assign(Object.create(null), { text: 'x' }))).toBeUndefined()
    expect(codeOf(undefined)).toBeUndefined()
  })

  it.each([
    ['a Blob', new Blob(['x'])],
    ['bytes', new ArrayBuffer(8)],
    ['a view of bytes', new Uint8Array(8)],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['an expression', /x/],
    ['an error', new Error('x')],
    ['a promise', Promise.resolve()],
    ['a function', () => 0],
    ['a symbol', Symbol('x')],
    ['an object of a class', new URL('app://parley/')],
    ['a port', new MessageChannel().port1],
  ])('is refused if it holds %s, at any depth', (_name, value) => {
    for (const input of [value, { text: value }, { list: [[{ deep: value }]] }])
      expect(codeOf(input)).toBe('bad-request')
  })

  it('is refused above the limit, before any work, with a sentence that names the limit', async () => {
    const half = 'x'.repeat(REQUEST_TEXT_MAX / 2)
    expect(codeOf({ text: half })).toBeUndefined()
    expect(codeOf({ text: half, more: [half, 'x'] })).toBe('request-too-large')
    expect(codeOf(Array.from({ length: 1_000_001 }, () => 0))).toBe('request-too-large')
    let worked = false
    const handlers = {
      'app:keep': () => {
        worked = true
        return {}
      },
    }
    const envelope = await answer(handlers, 'app:keep', { key: 'x', text: `${half}${half}x` }, () => undefined)
    expect(envelope).toMatchObject({ ok: false, error: { code: 'request-too-large' } })
    expect(worked).toBe(false)
    const { error } = envelope as { error: { code: 'request-too-large'; params: Record<string, number> } }
    expect(describeError(error.code, error.params, 'en')).toContain('more than 16 million characters')
  })

  it('carries bytes in the requests that read or attach a dropped file, up to a limit for each', () => {
    const dropped = (length: number) => ({ job: 'a', name: 'a.pdf', bytes: new Uint8Array(length) })
    expect(refusalOf('desk:read-source', dropped(1000))).toBeUndefined()
    expect(refusalOf('desk:apply', dropped(1000))).toMatchObject({ code: 'bad-request' })
    expect(refusalOf('desk:read-source', dropped(REQUEST_BYTES_MAX + 1))).toEqual({
      code: 'file-too-large',
      params: { file: 'a.pdf', size: 65, limit: 64 },
    })
    expect(refusalOf('desk:attach', dropped(10_000_000))).toBeUndefined()
    expect(refusalOf('desk:attach', dropped(10_000_001))).toMatchObject({ params: { size: 11, limit: 10 } })
  })
})
