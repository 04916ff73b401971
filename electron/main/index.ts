import { app, session } from 'electron'
import { bundledPathsFrom } from '../files/bundled-paths'
import { deskOf } from './command-line'
import { guardContents, guardSession, silenceChromium } from './guards'
import { declareScheme, serveFolder } from './protocol'
import { ReadyProcess } from './ready-process'
import { SecondStarts } from './second-starts'

/**
 * Does what must precede Chromium's start, and begins the rest as soon as it is ready. All else is loaded then (`start-app.ts`), while the process of the desk loads
 * its own code: import nothing here that takes long to load.
 */

const places = bundledPathsFrom(__dirname)
// npm changes the working directory to the project's; the path is relative to where the command was given.
const askedFor = { desk: deskOf(process.argv, process.env.INIT_CWD ?? process.cwd()) }

silenceChromium()
declareScheme()
// As root, Chromium runs without its sandbox, and asking for it would end the app.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

app.on('session-created', guardSession)
app.on('web-contents-created', (_event, contents) => guardContents(contents))
app.on('window-all-closed', () => {
  // On a Mac, an app stays open without windows, and opens one when it is activated.
  if (process.platform !== 'darwin') app.quit()
})
const seconds = new SecondStarts()

// Windows groups the windows and notices of an app by this name, which its shortcut in the Start menu has too.
app.setAppUserModelId('app.parley.desk')

async function begin(): Promise<void> {
  guardSession(session.defaultSession)
  serveFolder(session.defaultSession, places.renderer)
  const ready = new ReadyProcess(places.deskFile)
  const { startApp } = await import('./start-app')
  // It reports its own failures.
  void startApp({ places, askedFor, ready, seconds })
}

if (app.requestSingleInstanceLock(askedFor))
  void app
    .whenReady()
    .then(begin)
    // Outside of the promise: Electron shows an error that nobody catches, and Parley would otherwise run on without a window.
    .catch((error: unknown) =>
      setImmediate(() => {
        throw error
      }),
    )
else app.quit()
