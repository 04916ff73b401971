/** The most names that are looked up at once. */
const NAMES_MAX = 50

/** The names that were typed with commas, semicolons or line breaks between them, each once; none if there are more than can be looked up. */
export function namesIn(typed: string): string[] {
  const names = typed.split(/[,，、､;；\n]/).map((name) => name.trim())
  const once = [...new Set(names.filter((name) => name !== ''))]
  return once.length > NAMES_MAX ? [] : once
}
