/** A new id: a letter of its kind, and 128 bits that no other machine will draw. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `r${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
