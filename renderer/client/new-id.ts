/** A new id: "r" and 128 random bits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `r${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
