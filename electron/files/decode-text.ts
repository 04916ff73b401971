import type { TextEncoding } from '../../core/base/text-encodings'

/** A text, and the encoding that was detected or chosen. */
export interface DecodedText {
  text: string
  encoding: TextEncoding
}

/** Bytes that are a spreadsheet's own file, or whose encoding is unclear, with those in which they could be written. */
export type NotText = { why: 'workbook' } | { why: 'encoding'; could: readonly TextEncoding[] }

const LABELS: Record<TextEncoding, readonly string[]> = {
  'UTF-8': ['utf-8'],
  'UTF-16': ['utf-16le', 'utf-16be'],
  Shift_JIS: ['shift_jis'],
  'EUC-JP': ['euc-jp'],
  'ISO-2022-JP': ['iso-2022-jp'],
  'Windows-1252': ['windows-1252'],
}

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)

/**
 * Decodes a file that another program may have written: UTF-8, UTF-16, Shift_JIS, as Japanese spreadsheets save CSV, or EUC-JP and ISO-2022-JP, as old
 * pages and mails are. Never guesses a letter: bytes that only might be Shift_JIS or Windows-1252 are read so only where a person says it, by `as`.
 */
export function decodeText(bytes: Uint8Array, as?: TextEncoding): DecodedText | NotText {
  // The packed XML of newer workbooks, and the compound file of older ones.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { why: 'workbook' }
  const unclear = (): NotText => ({
    why: 'encoding',
    could: isHurtUtf8(bytes) ? [] : CHOSEN.filter((name) => decoded(bytes, name) !== undefined),
  })
  if (as !== undefined) return decoded(bytes, as) ?? unclear()
  const wide = byteOrder(bytes)
  if (wide !== undefined) return (wide === 'none' ? undefined : decodedAs(bytes, wide, 'UTF-16')) ?? unclear()
  // All of its bytes are ASCII, so that it would pass for UTF-8.
  const shifted = hasShifts(bytes) ? decoded(bytes, 'ISO-2022-JP') : undefined
  if (shifted) return shifted
  const utf8 = decoded(bytes, 'UTF-8')
  if (utf8) return utf8
  // Western letters can pass for random kanji and half-width kana, but hardly for full-width kana. Neither encoding has the kana of the other.
  const kana = (['Shift_JIS', 'EUC-JP'] as const)
    .flatMap((name) => decoded(bytes, name) ?? [])
    .filter(({ text }) => /[\u3041-\u3096\u30a1-\u30fa]/.test(text))
  const [japanese, other] = kana
  return japanese && !other ? japanese : unclear()
}

/** Does it switch to Japanese characters as ISO-2022-JP does: by ESC $ B or ESC $ @? */
function hasShifts(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true
  return false
}

/** The encodings that a person may say a file is in, where Parley cannot tell. */
const CHOSEN = ['Shift_JIS', 'EUC-JP', 'Windows-1252'] as const

/** The byte order of UTF-16: by its mark, or by the side on which nearly all zero bytes are, since column names are ASCII. */
function byteOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'none' | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  let [even, odd] = [0, 0]
  for (const [index, byte] of bytes.subarray(0, 4096).entries())
    if (byte === 0 && index % 2 === 0) even += 1
    else if (byte === 0) odd += 1
  if (even + odd === 0) return undefined
  // U+3000 and the like have a zero byte on the other side. Text in any other encoding has none.
  return odd > 4 * even ? 'utf-16le' : even > 4 * odd ? 'utf-16be' : 'none'
}

/** Is it UTF-8 except for a place or two, as where a file was cut short? Read in another encoding, all of it would be garbled. */
function isHurtUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const whole = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
  return whole > 0 && whole >= broken
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): DecodedText | undefined {
  for (const label of LABELS[encoding]) {
    const found = decodedAs(bytes, label, encoding)
    if (found) return found
  }
  return undefined
}

/** The text, if every byte has a meaning in the encoding and none is a control character that no text has. */
function decodedAs(bytes: Uint8Array, label: string, encoding: TextEncoding): DecodedText | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return /(?![\t-\r])\p{Cc}/u.test(text) && encoding !== 'UTF-8' ? undefined : { text, encoding }
  } catch {
    // Not in this encoding, or this Node does not know it.
    return undefined
  }
}
