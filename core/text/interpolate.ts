/** A part of a template: text to print, or the name of a placeholder. */
export type TemplatePart = { text: string } | { placeholder: string }

/** Splits a template such as "{party} says: {text}" into its parts. */
export function templateParts(template: string): TemplatePart[] {
  return template
    .split(/(\{[A-Za-z0-9]+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') && part.endsWith('}') ? { placeholder: part.slice(1, -1) } : { text: part }))
}

/** Fills a template; a placeholder without a value is printed unchanged, so that the fault is seen and not hidden. */
export function interpolate(template: string, params: Readonly<Record<string, string | number>> = {}): string {
  return templateParts(template)
    .map((part) => ('text' in part ? part.text : String(params[part.placeholder] ?? `{${part.placeholder}}`)))
    .join('')
}
