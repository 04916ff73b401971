import type { ElectronApplication, Page } from '@playwright/test'

/** Makes the system's save dialog answer with this file from now on; with `undefined` as if the user canceled. */
export async function saveTo(app: ElectronApplication, file: string | undefined): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const answer = { canceled: path === undefined, filePath: path ?? '' }
    dialog.showSaveDialog = () => Promise.resolve(answer)
  }, file)
}

/** Makes the system's open dialog answer with this file from now on; with several, one that allows a single one gives the first. */
export async function openFrom(app: ElectronApplication, ...files: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = ((...given: { properties?: string[] }[]) => {
      const isForSeveral = given.at(-1)?.properties?.includes('multiSelections') === true
      return Promise.resolve({ canceled: false, filePaths: isForSeveral ? paths : paths.slice(0, 1) })
    }) as typeof dialog.showOpenDialog
  }, files)
}

/** Makes the system's save dialog answer with the path that it suggests from now on, as if the person pressed Enter. */
export async function acceptSuggested(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = ((...given: { defaultPath?: string }[]) =>
      Promise.resolve({ canceled: false, filePath: given.at(-1)?.defaultPath ?? '' })) as typeof dialog.showSaveDialog
  })
}

/** Chooses a folder in the system's open dialog, and gives its token: the only name by which a page can ask for it. */
export async function placeOf(app: ElectronApplication, page: Page, folder: string): Promise<string> {
  await openFrom(app, folder)
  const answer = await page.evaluate(() => window.parley.requests['app:pick-folder']({}))
  return (answer as { value: { folder: { place: string } } }).value.folder.place
}
