import type { ElectronApplication } from '@playwright/test'

/** The system's dialog for where to save answers with this file from now on; with none, as if a person thought better of it. */
export async function saveTo(app: ElectronApplication, file: string | undefined): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const answer = { canceled: path === undefined, filePath: path ?? '' }
    dialog.showSaveDialog = () => Promise.resolve(answer)
  }, file)
}

/** The system's dialog for a file to open answers with this file from now on. */
export async function openFrom(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const answer = { canceled: false, filePaths: [path] }
    dialog.showOpenDialog = () => Promise.resolve(answer)
  }, file)
}
