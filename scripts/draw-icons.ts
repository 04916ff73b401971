import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drawIcons } from './icons/icon-set'

/** npm run icons: draws the app's icon in every form from its SVG. The results are committed, so that building needs no drawing. */
for (const [path, bytes] of drawIcons(readFileSync('assets/icon.svg', 'utf8'))) {
  const file = join('assets', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}
