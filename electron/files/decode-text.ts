/** A text, and the encoding that was detected. */
export interface DecodedText {
  text: string
  encoding: 'UTF-8' | 'UTF-16' | 'Shift_JIS'
}

/** Why bytes are not text: they are a spreadsheet's own file, or their encoding is unclear. */
export type NotText = 'workbook' | 'encoding'

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)

/**
 * Decodes a file that another program may have written: UTF-8, UTF-16 with its mark, or Shift_JIS, as Japanese spreadsheets save CSV. Never guesses a
 * letter: refuses bytes that are not wholly in one of these encodings, and bytes that only might be Shift_JIS.
 */
export function decodeText(bytes: Uint8Array): DecodedText | NotText {
  // The packed XML of newer workbooks, and the compound file of older ones.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'workbook'
  if (startsWith(bytes, 0xff, 0xfe)) return decoded(bytes, 'utf-16le', 'UTF-16')
  if (startsWith(bytes, 0xfe, 0xff)) return decoded(bytes, 'utf-16be', 'UTF-16')
  // Text has no zero bytes: this is UTF-16 without its mark, or no text at all.
  if (bytes.subarray(0, 4096).includes(0)) return 'encoding'
  const utf8 = decoded(bytes, 'utf-8', 'UTF-8')
  if (typeof utf8 !== 'string') return utf8
  const japanese = decoded(bytes, 'shift_jis', 'Shift_JIS')
  // Western letters can pass for random kanji and half-width kana, but hardly for full-width kana.
  return typeof japanese !== 'string' && /[\u3041-\u3096\u30a1-\u30fa]/.test(japanese.text) ? japanese : 'encoding'
}

function decoded(bytes: Uint8Array, label: string, encoding: DecodedText['encoding']): DecodedText | NotText {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding }
  } catch {
    // Not in this encoding, or this Node does not know it.
    return 'encoding'
  }
}
