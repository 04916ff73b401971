import { settingsOf } from '../../../core/desk/desk-read'
import { DeskStore } from '../store/desk-store'

/**
 * Makes a new desk from another, such as the sample: the same records and source texts, in a folder and with an identity of its own. The copy appears
 * whole or not at all.
 * @throws ParleyError as `DeskStore.open` and `DeskStore.copyTo`
 */
export async function copyDesk(from: string, to: string): Promise<void> {
  const original = await DeskStore.open(from, 'read')
  settingsOf(original.desk)
  await original.copyTo(to)
}
