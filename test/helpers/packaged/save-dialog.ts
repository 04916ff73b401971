import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Answers the system's own “save” dialog, which no debugging port reaches: finds its window on the app's screen, types
 * the whole path over the suggested name, and presses Enter. Works without a window manager; can type what a US
 * keyboard has. @throws Error if no dialog appears in time, or the file is missing afterwards
 */
export async function acceptSaveDialog(app: { display: string }, path: string, title = 'Save'): Promise<void> {
  const dialog = await dialogWindow(app.display, title)
  const tell = (...args: string[]) => xdotool(app.display, ...args)
  tell('windowfocus', '--sync', dialog)
  // In GTK's file dialog "/" starts a path wherever the focus is; the name is selected then.
  tell('key', '--window', '0', 'ctrl+a')
  tell('type', '--delay', '5', path)
  tell('key', 'Return')
  const until = Date.now() + 15_000
  while (!existsSync(path)) {
    if (Date.now() > until) throw new Error(`the dialog was answered, and there is no ${path}`)
    await wait(50)
  }
}

async function dialogWindow(display: string, title: string): Promise<string> {
  const until = Date.now() + 15_000
  while (Date.now() < until) {
    const [found] = xdotool(display, 'search', '--onlyvisible', '--name', title).split('\n')
    if (found) return found
    await wait(100)
  }
  throw new Error(`no dialog “${title}” is on the screen`)
}

function xdotool(display: string, ...args: string[]): string {
  const { stdout, error } = spawnSync('xdotool', args, { env: { ...process.env, DISPLAY: display }, encoding: 'utf8' })
  if (error) throw new Error('xdotool is missing')
  return stdout.trim()
}
