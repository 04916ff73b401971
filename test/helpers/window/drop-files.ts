import type { Page } from '@playwright/test'

/** Drops files anywhere on the window. */
export const dropFiles = (page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> =>
  page.evaluate(
    (dropped) => {
      const dataTransfer = new DataTransfer()
      for (const { name, bytes } of dropped) dataTransfer.items.add(new File([new Uint8Array(bytes)], name))
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  )
