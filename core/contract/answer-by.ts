import type { z } from 'zod'
import { ParleyError } from '../base/errors'
import type { RequestName } from './channels'
import type { Input, Output } from './contract'
import type { Envelope } from './envelope'
import { failureOf } from './failure-of'
import { refusalOf } from './request-input'

/** Handlers for some of the requests of the contract. */
export type Handlers<R extends RequestName> = { [K in R]: (input: Input<K>) => Output<K> | Promise<Output<K>> }

/**
 * Answers one request: parses the input by its schema in `requests`, runs the handler, and wraps its result. Never throws: every failure becomes an envelope
 * with a code, even an unforeseen one (`internal`, whose cause goes to `report`). Main answers by its own requests alone, so that it starts without the
 * schemas of the desk's.
 */
export async function answerBy<R extends RequestName>(
  requests: { readonly [K in R]: { input: z.ZodType } },
  handlers: Handlers<R>,
  request: string,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Envelope> {
  try {
    if (!Object.hasOwn(handlers, request))
      throw new ParleyError('bad-request', { channel: request.slice(0, 64), field: 'channel' })
    const name = request as R
    const refused = refusalOf(name, input)
    if (refused) throw new ParleyError(refused.code, refused.params)
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? ''
      throw new ParleyError('bad-request', { channel: name, field: field === '' ? 'input' : field.slice(0, 100) })
    }
    return { ok: true, value: await handlers[name](parsed.data as Input<R>) }
  } catch (error) {
    return { ok: false, error: failureOf(error, report) }
  }
}
