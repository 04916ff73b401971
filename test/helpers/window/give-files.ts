import type { Locator } from '@playwright/test'

export interface GivenFile {
  name: string
  bytes: Buffer
}

/** Pastes or drops files on an element, as another program would. */
export const giveFiles = (target: Locator, kind: 'paste' | 'drop', files: readonly GivenFile[]): Promise<void> =>
  target.evaluate(
    (element, { type, given }) => {
      const data = new DataTransfer()
      for (const { name, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], name))
      const options = { bubbles: true, cancelable: true }
      if (type === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...options }))
      else
        for (const step of ['dragover', 'drop'])
          element.dispatchEvent(new DragEvent(step, { dataTransfer: data, ...options }))
    },
    { type: kind, given: files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })) },
  )
