import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { appVersion } from './config'
import { makeMsi } from './msi'

/** `npx tsx scripts/packing/make-msi.ts APP OUT`: makes the MSI package of the unpacked Windows app in a folder, into another folder. */
const ROOT = resolve(import.meta.dirname, '..', '..')
const [app, out] = process.argv.slice(2)
if (app === undefined || out === undefined) throw new Error('usage: make-msi.ts APP OUT')
const version = appVersion(ROOT)
const file = join(out, `Parley-${version}-win-x64.msi`)
mkdirSync(out, { recursive: true })
makeMsi({ app: resolve(app), version }, file)
console.log(file)
