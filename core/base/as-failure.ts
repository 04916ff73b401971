import type { ParleyError } from './errors'
import type { Failure } from './failure'

/** A refusal as it is kept beside the record that is refused. */
export const asFailure = ({ code, params }: ParleyError): Failure => ({ code, params: { ...params } })
