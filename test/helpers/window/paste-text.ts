import type { Page } from '@playwright/test'

/** Pastes a text into the first box of the open dialog, as the clipboard of another program gives it. */
export const pasteText = (page: Page, text: string): Promise<void> =>
  page
    .getByRole('dialog')
    .getByRole('textbox')
    .first()
    .evaluate((box, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
