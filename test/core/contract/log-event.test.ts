import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { APP_REQUESTS } from '../../../core/contract/app-requests'
import { endReason, logEventSchema, logLine, noteOf, versionWord } from '../../../core/contract/log-event'

const AT = '2025-06-06T12:00:00.000Z'
const OWN = new Set(['index-a1.js', 'rest.js'])
const WORD = 'Zwiebelkuchen'

describe('an event of the log', () => {
  it('is a line of words from lists, numbers and versions', () => {
    expect(logLine({ event: 'request-failed', request: 'desk:apply', code: 'disk-full' }, AT, OWN)).toBe(
      `${AT} request-failed request=desk:apply code=disk-full`,
    )
    expect(
      logLine({ event: 'error', in: 'page', name: 'TypeError', at: ['index-a1.js:3:14', 'rest.js:1:2'] }, AT, OWN),
    ).toBe(`${AT} error in=page name=TypeError at=index-a1.js:3:14,rest.js:1:2`)
  })

  it('cannot hold a text, a name or a path, whoever writes it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('request', 'code', 'desk', 'mode', 'place', 'result', 'reason', 'name'),
        (junk, field) => {
          for (const event of [
            { event: 'request-failed', request: 'desk:apply', code: 'disk-full' },
            { event: 'desk-opened', desk: '0123456789ab', mode: 'write' },
            { event: 'backup', place: 'own', result: 'done' },
            { event: 'page-ended', reason: 'crashed' },
            { event: 'error', in: 'desk', name: 'Error', at: [] },
          ])
            if (field in event) {
              const said = `${WORD} ${junk}`
              expect(logEventSchema.safeParse({ ...event, [field]: said }).success).toBe(false)
              const line = logEventSchema.safeParse({ ...event, more: said })
              expect(line.success && logLine(line.data, AT, OWN)).not.toContain(WORD)
            }
        },
      ),
    )
    const note = APP_REQUESTS['app:note-error'].input.parse({ name: 'Error', at: [`${WORD}_27_percent.js:1:1`] })
    expect(logLine({ event: 'error', in: 'page', ...note }, AT, OWN)).toBe(`${AT} error in=page name=Error at=`)
    expect(
      logEventSchema.safeParse({ event: 'error', in: 'page', name: 'Error', at: [`/home/${WORD}/a.js:1:1`] }).success,
    ).toBe(false)
  })
})

describe('an error for the log', () => {
  it('is its kind and its places in the program, without folders and without its message', () => {
    const error = new TypeError(`${WORD}\n    at ${WORD} (${WORD}.js:1:1)`)
    error.stack = `TypeError: ${error.message}\n    at save (/home/${WORD}/out/main/desk.cjs:10:20)\n    at async go (app://parley/assets/rest-Ab1.js:3:4)\n    at ${WORD}`
    expect(noteOf(error)).toEqual({ name: 'TypeError', at: ['desk.cjs:10:20', 'rest-Ab1.js:3:4'] })
  })

  it('has no name that somebody made up', () => {
    expect(noteOf(Object.assign(new Error('x'), { name: WORD })).name).toBe('other')
    expect(noteOf(WORD)).toEqual({ name: 'other', at: [] })
    expect(noteOf(new ParleyError('desk-gone', { dir: WORD })).name).toBe('ParleyError')
  })

  it('takes words of the system only as far as a version goes', () => {
    expect(endReason(WORD)).toBe('other')
    expect(versionWord('5.15.0-1 (a b)')).toBe('5.15.0-1--a-b-')
  })
})
