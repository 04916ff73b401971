import { Resvg } from '@resvg/resvg-js'
import { readFileSync, writeFileSync } from 'node:fs'

/** npm run icons: draws the app's icon from its SVG. The result is committed, so that building needs no drawing. */
const svg = readFileSync('assets/icon.svg')
writeFileSync('assets/icon.png', new Resvg(svg, { fitTo: { mode: 'width', value: 512 } }).render().asPng())
