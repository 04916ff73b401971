/**
 * A spreadsheet runs a cell that begins like this as a formula (https://owasp.org/www-community/attacks/CSV_Injection); a Japanese one also takes the
 * full-width forms. Such a cell gets an apostrophe before it. So does one that begins with its own apostrophe: without that, `'=1` would be read back as `=1`.
 */
const GUARDED = /^[=+\-@\t\r\n＝＋－＠']/

/** A text as a cell that no spreadsheet runs. */
export function guarded(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text
}

/** The text of such a cell: exactly what `guarded` was given. Any other apostrophe belongs to the text. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell
}
