import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/desks/sample'
import { acceptSaveDialog } from '../helpers/packaged/save-dialog'
import { openScreen } from '../helpers/packaged/start-packaged'

/** An app that asks where to save, with a suggested name, writes there, and ends. */
const ASKS = `const { app, BrowserWindow, dialog } = require('electron')
app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 800, height: 600 })
  const defaultPath = require('node:path').join(app.getPath('temp'), 'suggested.pdf')
  const { filePath } = await dialog.showSaveDialog(window, { defaultPath })
  require('node:fs').writeFileSync(filePath, 'the brief')
  app.quit()
})`

it('answers the system’s own save dialog with a whole path', { timeout: 60_000 }, async () => {
  const work = temporaryFolder()
  const app = join(work, 'app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'asks', version: '1.0.0', main: 'main.cjs' }))
  writeFileSync(join(app, 'main.cjs'), ASKS)
  const folder = join(work, 'some where')
  mkdirSync(folder)
  const path = join(folder, 'the brief_(1).pdf')
  const screen = await openScreen()
  const root = process.getuid?.() === 0
  const args = [...(root ? ['--no-sandbox'] : []), app, `--user-data-dir=${join(work, 'user-data')}`]
  const child = spawn(process.env.PARLEY_ELECTRON ?? '', args, {
    env: { PATH: process.env.PATH, HOME: work, LANG: 'C.UTF-8', DISPLAY: screen.display },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    await acceptSaveDialog(screen, path)
    await ended
    expect(readFileSync(path, 'utf8')).toBe('the brief')
  } finally {
    child.kill()
    screen.close()
  }
})
