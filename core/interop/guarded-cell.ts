/**
 * A spreadsheet takes a cell that begins so for a formula and runs it (https://owasp.org/www-community/attacks/CSV_Injection), the
 * full-width forms too where it is Japanese. Such a cell gets an apostrophe before it. So does one that begins with an apostrophe of
 * its own, or what was read back would not be what was written: `'=1` would come back as `=1`.
 */
const GUARDED = /^[=+\-@\t\r\n＝＋－＠']/

/** A text as a cell that no spreadsheet runs. */
export function guarded(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text
}

/** The text of such a cell: exactly what `guarded` was given. An apostrophe before anything else is the text's own. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell
}
