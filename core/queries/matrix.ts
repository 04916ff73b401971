import type { DeskRead } from '../desk/desk-read'
import type { MatrixView } from './edit-schemas'

/** The positions of the parties, issue by issue, as of the desk's instant. */
export function matrixView(_desk: DeskRead, _now: string): MatrixView {
  return { parties: [], areas: [] }
}
