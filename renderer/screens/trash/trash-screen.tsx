/** What was thrown away, to be looked at and brought back. */
export function TrashScreen() {
  return null
}
