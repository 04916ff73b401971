import type { WebContents } from 'electron'
import { ParleyError } from '../../core/base/errors'
import { askAlone } from './ask-alone'

/** Chromium's reason when a person closes the dialog. */
const CANCELED = /cancell?ed/i

/** The sheets to print on. */
export interface Paper {
  pageSize: 'A4' | 'Letter'
  landscape: boolean
}

/** Prints a window's page with the system's dialog, to the edges of the sheets. @throws ParleyError `print-failed` */
export async function printWindow(contents: WebContents, paper: Paper): Promise<{ printed: boolean }> {
  return (await askAlone(() => print(contents, paper))) ?? { printed: false }
}

function print(contents: WebContents, paper: Paper): Promise<{ printed: boolean }> {
  const options = { silent: false, printBackground: true, margins: { marginType: 'none' as const }, ...paper }
  return new Promise((resolve, reject) => {
    contents.print(options, (printed, reason) => {
      if (printed || CANCELED.test(reason)) resolve({ printed })
      else reject(new ParleyError('print-failed', { reason: reason.slice(0, 200) }))
    })
  })
}
