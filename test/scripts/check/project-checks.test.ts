import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUES } from '../../../core/text/catalogue'
import { checkCircles } from '../../../scripts/check/check-circles'
import { checkRooms } from '../../../scripts/check/check-rooms'
import { checkTexts } from '../../../scripts/check/check-texts'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'

// That the project itself has no breach is what `npm run check` says.

/** The breaches of a project that has this one file. */
function breachesWith(file: string, source: string): string[] {
  const root = temporaryFolder()
  for (const top of ['core', 'electron', 'renderer']) mkdirSync(join(root, top))
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), source)
  return checkRooms(root).map((breach) => `${breach.file}: ${breach.why}`)
}

describe('the check of rooms', () => {
  it.each([
    ['core/desk/bad.ts', "import { app } from 'electron'"],
    ['core/desk/bad.ts', "import { readFileSync } from 'node:fs'"],
    ['core/desk/bad.ts', "export { Low } from 'lowdb'"],
    ['core/desk/bad.ts', "import type { ReactNode } from 'react'"],
    ['core/desk/bad.ts', "const fs = await import('node:fs')"],
    ['core/desk/bad.ts', "import { DeskStore } from '../../../electron/desk/store/desk-store'"],
    ['electron/main/bad.ts', "import { ipcMain } from 'electron'"],
    ['electron/main/bad.ts', "import * as electron from 'electron'"],
    ['electron/main/bad.ts', "import { net } from 'electron'"],
    ['electron/main/bad.ts', "import { request } from 'node:https'"],
    ['electron/main/bad.ts', "import { DeskStore } from '../desk/store/desk-store'"],
    ['electron/main/bad.ts', 'export const f = (w: { send(x: string): void }) => w.send("x")'],
    ['electron/desk/store/bad.ts', "import { connect } from 'node:net'"],
    ['electron/desk/store/bad.ts', "import { Low } from 'lowdb'"],
    ['electron/press/bad.ts', "import { DeskStore } from '../desk/store/desk-store'"],
    ['electron/desk/store/bad.ts', "const dns = require('node:dns')"],
    ['electron/preload/bad.ts', "import { ipcRenderer } from 'electron'"],
    ['renderer/client/bad.ts', "import { DeskStore } from '../../../electron/desk/store/desk-store'"],
    ['renderer/client/bad.ts', "import { ipcRenderer } from 'electron'"],
    ['renderer/client/bad.ts', 'export const f = () => window.parley.subscribe(() => undefined)'],
    ['renderer/frame/bad.tsx', "import axios from 'axios'"],
    ['electron/main/bad.ts', "export const n = process.getBuiltinModule('net')"],
    ['electron/desk/store/bad.ts', "const m = '//'; require('node:net')"],
    ['electron/desk/store/bad.ts', 'const m = require(`node:dgram`)'],
    ['electron/desk/store/bad.ts', 'const m = await import(`node:${"net"}`)'],
    ['electron/desk/store/bad.ts', "export const f = () => globalThis.fetch('http://x/')"],
    ['electron/main/bad.ts', 'export const f = (s: { fetch(x: string): void }) => s.fetch("http://x/")'],
    ['electron/main/bad.ts', 'export const f = (w: { ipc: { handle(): void } }) => w.ipc.handle()'],
    ['electron/main/bad.ts', "import { shell } from 'electron'"],
    ['core/desk/bad.mjs', "import { readFileSync } from 'node:fs'"],
    ['electron/bad.ts', 'export const homeless = true'],
    ['core/bad.ts', 'export const homeless = true'],
    ['renderer/nowhere/bad.ts', 'export const homeless = true'],
    // Up a floor, by a value or by a type alone.
    ['core/rates/bad.ts', "import { checkDesk } from '../rules/rules'"],
    ['core/base/bad.ts', "import type { AnyRecord } from '../model/records/records'"],
    ['core/model/values/bad.ts', "export type { AnyRecord } from '../records/records'"],
    ['electron/journal/format/bad.ts', "import { recover } from '../read/recover'"],
    ['electron/desk/store/bad.ts', "import { DeskService } from '../services/desk-service'"],
    ['renderer/lists/bad.tsx', "import { Detail } from '../screens/detail/detail'"],
    ['renderer/screens/form/bad.tsx', "import { RecordScreen } from '../record/record-screen'"],
  ])('turns red on %s with %s', (file, source) => {
    const breaches = breachesWith(file, source)
    expect(breaches).toHaveLength(1)
    expect(breaches[0]).toContain(file)
  })
})

describe('the check of circles', () => {
  it('finds files that reach each other, by a type alone too, and none where the way leads only on', () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'core'))
    const file = (name: string, source: string) => writeFileSync(join(root, 'core', name), source)
    file('a.ts', "import { b } from './b'\nexport const a = b")
    file('b.ts', "import { c } from './c'\nexport const b = c")
    file('c.ts', 'export const c = 1')
    expect(checkCircles(root, ['core'])).toEqual([])
    file('c.ts', "import type { A } from './a'\nexport const c: A = 1")
    expect(checkCircles(root, ['core']).map((circle) => circle.toSorted())).toEqual([
      ['core/a.ts', 'core/b.ts', 'core/c.ts'],
    ])
  })
})

describe('the check of texts', () => {
  const withEnglish = (change: Record<string, string>) =>
    checkTexts(ROOT, { ...CATALOGUES, en: { ...CATALOGUES.en, ...change } })

  it('finds an unused text, a family member that names nothing, and differing placeholders', () => {
    expect(withEnglish({ 'nav.nowhere': 'Nowhere' })).toContain('nav.nowhere is not used')
    expect(withEnglish({ 'vocab.stance.furious': 'furious' })).toContain('vocab.stance.furious names nothing')
    expect(withEnglish({ 'memo.version': 'version {number}' })).toContain(
      'memo.version has other placeholders in Japanese than in English',
    )
  })

  it('finds a missing text', () => {
    const { 'error.disk-full': _gone, ...rest } = CATALOGUES.en
    expect(checkTexts(ROOT, { ...CATALOGUES, en: rest })).toContain('error.disk-full is missing')
  })
})
