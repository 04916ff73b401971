/** In the form of a new record, leads from a field whose value was just chosen to the next required one that is still empty. Stays if the focus has moved on, or if none is left. */
export function goOn(id: string): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    if (!field || field !== document.activeElement) return
    const row = field.closest<HTMLElement>('[data-field]')
    const rows = [...(field.closest('form[data-new]')?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
    // A field inside an item of a list is not that of the row.
    if (!row || !id.endsWith(`-${row.dataset.field}`)) return
    const next = rows.slice(rows.indexOf(row) + 1).find(({ dataset }) => dataset.empty === 'true')
    next?.querySelector<HTMLElement>(':is(input, textarea, select):not([type="hidden"])')?.focus()
  })
}
