// Starts the app named on the stand-in Electron's command line, as the official build's default app does:
//   electron [-r FILE]… PATH [arguments]
// An ES module that awaits, so that the app's modules are loaded before Electron reports ready.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(1)
const preloads = []
let target
while (args.length > 0 && target === undefined) {
  const argument = args.shift()
  if (argument === '-r' || argument === '--require') preloads.push(args.shift())
  else if (!argument.startsWith('-')) target = argument
}

if (target === undefined) {
  console.error('no app was named')
  process.exit(1)
}
const directory = resolve(target)
const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(directory)
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()))
const require = createRequire(join(directory, 'package.json'))
for (const preload of preloads) require(preload)
await import(pathToFileURL(join(directory, manifest.main)).href)
