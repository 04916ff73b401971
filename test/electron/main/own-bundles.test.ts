import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { bundledPathsFrom } from '../../../electron/files/bundled-paths'
import { ownBundles } from '../../../electron/main/own-bundles'
import { temporaryFolder } from '../../helpers/desks/sample'

it('the own bundles are the scripts of the main side, the preload and the page, by name', () => {
  const out = temporaryFolder()
  for (const file of [
    'main/desk.cjs',
    'main/chunks/faces-B8t_.cjs',
    'main/reading/words.wasm',
    'preload/preload.cjs',
    'renderer/assets/index-Dv-7_V5.js',
    'renderer/assets/style-oYf.css',
    'renderer/icon.png',
  ]) {
    mkdirSync(dirname(join(out, file)), { recursive: true })
    writeFileSync(join(out, file), '')
  }
  const names = ownBundles(bundledPathsFrom(join(out, 'main')))
  expect([...names].toSorted()).toEqual(['desk.cjs', 'faces-B8t_.cjs', 'index-Dv-7_V5.js', 'preload.cjs'])
})
