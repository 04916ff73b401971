/**
 * A short name for a text that has none of its own: 11 letters and digits, the same for the same text on every computer. Two texts of a record have one name by
 * chance only once in 9 quadrillion; it protects against nothing else.
 */
export function fingerprint(text: string): string {
  // Two 32-bit multiplicative hashes (cyrb53), each over all UTF-16 units.
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  const number = 4294967296 * (2097151 & low) + (high >>> 0)
  return number.toString(36).padStart(11, '0')
}
