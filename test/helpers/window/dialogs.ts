import type { ElectronApplication } from '@playwright/test'

/** Makes the system's save dialog answer with this file from now on; with `undefined` as if the user canceled. */
export async function saveTo(app: ElectronApplication, file: string | undefined): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const answer = { canceled: path === undefined, filePath: path ?? '' }
    dialog.showSaveDialog = () => Promise.resolve(answer)
  }, file)
}

/** Makes the system's open dialog answer with this file from now on. */
export async function openFrom(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const answer = { canceled: false, filePaths: [path] }
    dialog.showOpenDialog = () => Promise.resolve(answer)
  }, file)
}
