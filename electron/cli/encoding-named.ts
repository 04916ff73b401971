import { ParleyError } from '../../core/base/errors'
import { textEncodingNamed, type TextEncoding } from '../../core/interop/text-encodings'

/** The encoding that `--encoding` names, if any. @throws ParleyError `option-unknown` */
export function encodingNamed(name: string | undefined): TextEncoding | undefined {
  const encoding = name === undefined ? undefined : textEncodingNamed(name)
  if (name !== undefined && encoding === undefined)
    throw new ParleyError('option-unknown', { option: `--encoding ${name.slice(0, 80)}` })
  return encoding
}
