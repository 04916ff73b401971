import type { WebContents } from 'electron'
import { ParleyError } from '../../core/base/errors'
import { askAlone } from './ask-alone'

/** Chromium's reason when a person closes the dialog. */
const CANCELED = /cancell?ed/i

/** Prints a window's page with the system's dialog, to the edges of the sheets. @throws ParleyError `print-failed` */
export async function printWindow(contents: WebContents, pageSize: 'A4' | 'Letter'): Promise<{ printed: boolean }> {
  return (await askAlone(() => print(contents, pageSize))) ?? { printed: false }
}

function print(contents: WebContents, pageSize: 'A4' | 'Letter'): Promise<{ printed: boolean }> {
  const options = { silent: false, printBackground: true, margins: { marginType: 'none' as const }, pageSize }
  return new Promise((resolve, reject) => {
    contents.print(options, (printed, reason) => {
      if (printed || CANCELED.test(reason)) resolve({ printed })
      else reject(new ParleyError('print-failed', { reason: reason.slice(0, 200) }))
    })
  })
}
