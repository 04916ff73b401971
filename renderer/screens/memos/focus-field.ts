/** To where a field of the memo's head, or the words of a section (`sections.scene`), are written. */
export function focusField(field: string): void {
  const [name, section] = field.split('.')
  const place = section === undefined ? `[data-field="${name}"]` : `[data-section="${section}"]`
  const found = document.querySelector(place)
  found?.closest('details')?.setAttribute('open', '')
  found?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select')?.focus()
}
