import { ParleyError } from '../../core/base/errors'

/** A whole number above zero. @throws ParleyError `option-unknown` */
export function numberNamed(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new ParleyError('option-unknown', { option: `${option} ${text.slice(0, 40)}` })
  return Number(text)
}
