/** All notes of the desk. */
export function NotesScreen() {
  return null
}
