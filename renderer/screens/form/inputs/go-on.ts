/** The control of a field. */
const CONTROL = ':is(input, textarea, select):not([type="hidden"])'

/** In the form of a new record, leads from a field to the next required one that is still empty. Stays if none is left. */
export function goOn(field: Element): void {
  const row = field.closest<HTMLElement>('[data-field]')
  const rows = [...(field.closest('form[data-new]')?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
  if (!row) return
  const next = rows.slice(rows.indexOf(row) + 1).find(({ dataset }) => dataset.empty === 'true')
  next?.querySelector<HTMLElement>(CONTROL)?.focus()
}

/** Goes on from a field whose value was just chosen, once the form shows it; not if the focus is elsewhere by then, and not from a field inside an item of a list. */
export function goOnAfterChoice(id: string): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    if (!field || field !== document.activeElement) return
    if (id.endsWith(`-${field.closest<HTMLElement>('[data-field]')?.dataset.field}`)) goOn(field)
  })
}
