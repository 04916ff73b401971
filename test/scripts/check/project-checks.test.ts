import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUES } from '../../../core/text/catalogue'
import { checkCircles } from '../../../scripts/check/check-circles'
import { checkRooms } from '../../../scripts/check/check-rooms'
import { checkTexts } from '../../../scripts/check/check-texts'
import { checkWords, wordsInMarkdown } from '../../../scripts/check/check-words'
import { AVOIDED_WORDS } from '../../../scripts/check/plain-words'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'

// `npm run check` covers the project itself.

/** Returns the breaches in a project with this one file. */
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
    ['core/rates/bad.ts', "export const all = import.meta.glob('../rules/*.ts')"],
    ['core/rates/bad.ts', "export const at = new URL('../rules/rules.ts', import.meta.url)"],
    // Imports from a higher floor, of a value or of a type alone.
    ['core/rates/bad.ts', "export type F = import('../rules/rules').Finding"],
    ['core/rates/bad.ts', "export type R = typeof import('../rules/rules')"],
    ['core/rates/bad.ts', "export {} from '../rules/rules'"],
    ['core/rates/bad.ts', "declare module '../rules/rules' {\n  export const x: 1\n}"],
    ['core/rates/bad.ts', "import { checkDesk } from '../rules/rules'"],
    ['core/base/bad.ts', "import type { AnyRecord } from '../model/records/records'"],
    ['core/model/values/bad.ts', "export type { AnyRecord } from '../records/records'"],
    ['electron/journal/format/bad.ts', "import { recover } from '../read/read-desk'"],
    ['electron/desk/store/bad.ts', "import { DeskService } from '../services/desk-service'"],
    ['renderer/lists/bad.tsx', "import { Detail } from '../screens/detail/detail'"],
    ['renderer/screens/form/bad.tsx', "import { RecordScreen } from '../record/record-screen'"],
    ['renderer/lists/bad.module.css', ".bad { composes: note from '../screens/detail/detail.module.css'; }"],
    ['renderer/lists/bad.module.css', "@import '../screens/detail/detail.module.css';"],
  ])('rejects %s with %s', (file, source) => {
    const breaches = breachesWith(file, source)
    expect(breaches).toHaveLength(1)
    expect(breaches[0]).toContain(file)
  })
})

describe('the check of circles', () => {
  it('finds files that import each other, even by a type alone, and none in a one-way chain', () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'core'))
    const file = (name: string, source: string) => writeFileSync(join(root, 'core', name), source)
    file('a.ts', "import { b } from './b'\nexport const a = b")
    file('b.ts', "import { c } from './c'\nexport const b = c")
    file('c.ts', 'export const c = 1')
    expect(checkCircles(root, ['core'])).toEqual([])
    file('c.ts', "import type { A } from './a'\nexport const c: A = 1")
    const circle = () => checkCircles(root, ['core']).map((files) => files.toSorted())
    expect(circle()).toEqual([['core/a.ts', 'core/b.ts', 'core/c.ts']])
    file('c.ts', "export type C = import('./a.js').A")
    expect(circle()).toEqual([['core/a.ts', 'core/b.ts', 'core/c.ts']])
  })
})

describe('the check of texts', () => {
  it('finds a missing text, an unused one, a family text without a member, and differing placeholders', () => {
    const { 'error.disk-full': _gone, ...rest } = CATALOGUES.en
    const en = {
      ...rest,
      'nav.noSuchScreen': 'Nowhere',
      'vocab.stance.furious': 'furious',
      'memo.version': 'version {number}',
    }
    // One reading of the whole source for all four.
    expect(checkTexts(ROOT, { ...CATALOGUES, en })).toEqual(
      expect.arrayContaining([
        'error.disk-full is missing',
        'vocab.stance.furious names nothing',
        'nav.noSuchScreen is not used',
        'memo.version has other placeholders in Japanese than in English',
      ]),
    )
  })
})

describe('the check of words', () => {
  const AVOIDED = [
    'It can be mended.',
    'Go on from this version.',
    'The last backup can be gone back to.',
    'The damaged part was put aside.',
    'The desk was brought up.',
    'Its evidence goes along.',
    'Ask whoever edits it.',
    'Open a desk that is there.',
    'The person is told why.',
    'A drive that is connected is said to be, and the others too.',
    'The word stands in the title.',
    'The desk was taken over.',
    'Nothing is thrown away.',
    'Discard the kept text.',
    'Keep the text',
    'Open the desk as it was.',
    'Look at it',
    'Bring it back',
    'Otherwise nothing happens.',
    'The values that are other now',
    'Make a desk of it',
    'It is undone also after a restart.',
    'These cannot be without it.',
    'Nothing here is new.',
    'Nothing is in the way of it.',
    'This memo follows the records.',
    'They may not be as they were.',
    'Connect the drive that is away.',
    'Open to read',
    'What was deleted stays here.',
    'Of a damaged desk the rest is shown.',
    'Export …',
  ]
  const GOOD = [
    'What happened?',
    'What you can do',
    'What’s more, the memo is frozen.',
    'Which meeting is it for?',
    'Parley amends the record.',
    'The talks go on for a week.',
    'The minister brought up the issue in round 3.',
    'Make sure that there is room on the disk.',
    'Several parties stand by their offer; it stands at 25%.',
    'Nothing stands in the way of a deal.',
    'The new government took over in May.',
    'Have a look at it in the browser.',
    'The delegation came back.',
    'The records are other people’s work.',
    'These records depend on it.',
    'Of the five records, two are new.',
    'Export…',
    'From … to … in one step',
  ]

  it.each(AVOIDED)('finds “%s”', (sentence) => {
    expect(wordsInMarkdown('page.md', sentence)).toHaveLength(1)
  })

  it('finds each of them in the texts of the window', () => {
    const texts = Object.fromEntries(AVOIDED.map((sentence, index) => [`some.key${index}`, sentence]))
    expect(checkWords(ROOT, texts).filter((found) => found.startsWith('some.key'))).toHaveLength(AVOIDED.length)
  })

  it('has a sample sentence here for each row of its table', () => {
    const unshown = AVOIDED_WORDS.filter(({ words }) => !AVOIDED.some((sentence) => words.test(sentence)))
    expect(unshown).toEqual([])
  })

  it.each(GOOD)('lets “%s” pass', (sentence) => {
    expect(wordsInMarkdown('page.md', sentence)).toEqual([])
  })

  it('gives a word’s line, even across a line break, and skips code', () => {
    const page = [
      '# Title',
      '',
      'A line. It was put',
      'aside.',
      '',
      '| `put aside` | it is mended |',
      '```',
      'whoever',
      '```',
    ]
    expect(wordsInMarkdown('page.md', page.join('\n'))).toEqual([
      expect.stringMatching(/^page\.md:3: “put aside”/),
      expect.stringMatching(/^page\.md:6: “mended”/),
    ])
  })
})
