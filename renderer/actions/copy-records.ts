import type { COPY_WAYS } from '../../core/interop/copied-records'
import { ask } from '../client/bridge'
import { copyText } from '../client/copy-text'
import type { Language } from '../../core/base/text'
import { showStatus } from './status-message'

/** Puts records in words on the clipboard, in the order of their keys, and says so in the status bar. */
export async function copyRecords(
  keys: readonly string[],
  as: (typeof COPY_WAYS)[number],
  language: Language,
): Promise<void> {
  try {
    const { text, count } = await ask('desk:copied', { keys: [...keys], as, language })
    copyText(text)
    showStatus({ did: 'copy', count })
  } catch (failure) {
    showStatus({ failure })
  }
}
