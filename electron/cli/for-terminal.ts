/**
 * The characters that a terminal takes for a command, or shows at another place than they are: C0 and C1 controls but the tab, DEL, line separators,
 * and marks that turn the direction of text.
 */
const CONTROL = /(?!\t)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu

/** A line as a terminal may show it: each control as JSON would escape it, so that a file's text can neither hide nor forge a line. */
export function forTerminal(line: string): string {
  return line.replaceAll(CONTROL, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
