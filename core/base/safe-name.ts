/** Longest folder name in bytes. Most file systems allow 255; the rest is for what making a desk adds to the name. */
const BYTES_MAX = 180
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/**
 * A title as a folder name that every system accepts, Windows being the strictest: without its forbidden characters, control characters, dots and spaces at the
 * ends, and its devices' names.
 */
export function safeFolderName(title: string): string {
  return safeName(title, BYTES_MAX)
}

/** A file's name by the same rules, of a part that is shortened if needed and others that stay whole. */
export function safeFileName(first: string, rest: readonly string[]): string {
  const last = safeName(rest.join(' '), BYTES_MAX)
  const room = BYTES_MAX - Array.from(last).reduce((sum, letter) => sum + utf8Length(letter), 1)
  return safeFolderName([safeName(first, Math.max(0, room)), last].filter((part) => part !== '').join(' '))
}

function safeName(title: string, bytesMax: number): string {
  const plain = title
    .normalize('NFC')
    .replaceAll(/[/\\]/g, '-')
    .replaceAll(/[<>:"|?*\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu, '')
    .replaceAll(/\s+/g, ' ')
  let name = ''
  let bytes = 0
  for (const letter of trimmed(plain)) {
    bytes += utf8Length(letter)
    if (bytes > bytesMax) break
    name += letter
  }
  const safe = trimmed(name)
  return RESERVED_ON_WINDOWS.test(safe) ? `_${safe}` : safe
}

const trimmed = (name: string) => name.replaceAll(/^[\s.]+|[\s.]+$/g, '')

function utf8Length(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x8_00) return 2
  return code < 0x1_00_00 ? 3 : 4
}
