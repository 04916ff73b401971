/** Making a formatter costs a hundred times as much as using it, so each is made once. Time zones are few; the memory of them stays small. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The formatter of a language and options. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}
