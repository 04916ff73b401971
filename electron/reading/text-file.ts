import { ParleyError } from '../../core/base/errors'
import type { TextEncoding } from '../../core/base/text-encodings'
import { controlsIn } from '../../core/reading/source-text'
import { decodeText } from '../files/decode-text'

/** One character in so many may be a control character that is left out. A file with more of them may not be a text at all. */
const CONTROLS_ONE_IN = 200

/**
 * Decodes a text file, in the encoding that a person says it has, if any.
 * @throws ParleyError `reading-encoding`, `reading-encoding-open`, `reading-not-text`
 */
export function decodedText(bytes: Uint8Array, file: string, as?: TextEncoding): string {
  const decoded = decodeText(bytes, as)
  if ('why' in decoded) {
    // Every encoding has a few control characters at most; a program’s own file is full of them.
    if (isBinary(bytes)) throw new ParleyError('reading-not-text', { file })
    const could = decoded.why === 'encoding' ? decoded.could.join(', ') : ''
    throw could === ''
      ? new ParleyError('reading-encoding', { file })
      : new ParleyError('reading-encoding-open', { file, could })
  }
  if (controlsIn(decoded.text) > decoded.text.length / CONTROLS_ONE_IN)
    throw new ParleyError('reading-not-text', { file })
  return decoded.text
}

function isBinary(bytes: Uint8Array): boolean {
  const part = bytes.subarray(0, 8192)
  return part.filter((byte) => byte < 9 || (byte > 13 && byte < 27)).length > part.length / CONTROLS_ONE_IN
}

/**
 * Decodes a page: as its byte order mark or its head says, as browsers do; else like a text file.
 * @throws ParleyError as `decodedText`
 */
export function decodedPage(bytes: Uint8Array, file: string, as?: TextEncoding): string {
  return (as === undefined ? pageOf(bytes) : undefined) ?? decodedText(bytes, file, as)
}

/** A page in the encoding that it names; undefined if it names none, or its bytes are in another. */
export function pageOf(bytes: Uint8Array): string | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return undefined
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1')
  const label =
    /<meta[^>]*charset\s*=\s*["']?([\w:-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head)?.[1]
  // A page that can be read as ASCII so far is not in UTF-16, whatever it says.
  const named = label === undefined || /^utf-?16/i.test(label) ? 'utf-8' : label
  try {
    return new TextDecoder(named, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
