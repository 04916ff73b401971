import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { MemoModel, Run } from '../../core/memo/memo-model'
import { FONTS } from './pdf-memos'
import { memoDocument, PAGE_MARGINS } from '../../electron/press/memo-document'
import { DEFAULT_STYLE, stylesOf, TABLE_LAYOUTS } from '../../electron/press/memo-styles'
import { renderMemo } from '../../electron/press/render-memo'

/** The press and its peers, each making a PDF of the same memo. */

export interface Engine {
  name: string
  /** Prints a memo. Resolves with the processor time that it took, in milliseconds. */
  cpu: (memo: MemoModel) => Promise<number>
  end?: () => void
}

const ROOT = resolve(import.meta.dirname, '..', '..')
const require = createRequire(import.meta.url)

/** The processor time of this process during some work, in milliseconds. */
async function ownCpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

export const press: Engine = { name: 'Parley', cpu: (memo) => ownCpu(() => renderMemo(memo, FONTS)) }

interface StockPdfmake {
  setFonts: (fonts: object) => void
  setTableLayouts: (layouts: object) => void
  setUrlAccessPolicy: (policy: () => boolean) => void
  setLocalAccessPolicy: (policy: () => boolean) => void
  createPdf: (definition: object) => { getBuffer: () => Promise<Uint8Array> }
}

/** pdfmake as it comes, with the definition that the press makes. */
export function stockPdfmake(): Engine {
  const pdfmake = require('pdfmake') as StockPdfmake
  const file = (name: string) => join(FONTS, `NotoSans${name}.ttf`)
  const upright = { normal: file('JP-Regular'), bold: file('JP-Bold'), italics: file('JP-Regular') }
  pdfmake.setFonts({
    Latin: {
      normal: file('-Regular'),
      bold: file('-Bold'),
      italics: file('-Italic'),
      bolditalics: file('-BoldItalic'),
    },
    Japanese: { ...upright, bolditalics: upright.bold },
  })
  pdfmake.setTableLayouts(TABLE_LAYOUTS)
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => true)
  return {
    name: 'stock pdfmake',
    cpu: (memo) =>
      ownCpu(() => {
        const { content, header, footer } = memoDocument(memo, () => undefined, false, new Set())
        return pdfmake
          .createPdf({
            content,
            header,
            footer,
            styles: stylesOf(memo, { room: 0, behind: 0 }),
            defaultStyle: DEFAULT_STYLE,
            pageSize: memo.pageSize,
            pageMargins: PAGE_MARGINS,
            version: '1.7',
            tagged: true,
          })
          .getBuffer()
      }),
  }
}

interface TypstCompiler {
  pdf: (source: { mainFileContent: string }) => Uint8Array
  evictCache: (age: number) => void
}

/** Typst, which keeps its fonts, but no results. */
export function typst(): Engine {
  const peer = createRequire(join(ROOT, '.cache', 'print-peers', 'package.json'))
  const { NodeCompiler } = peer('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: { create: (options: object) => TypstCompiler }
  }
  const compiler = NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontPaths: [FONTS] }] })
  return {
    name: 'Typst',
    cpu: (memo) =>
      ownCpu(() => {
        compiler.evictCache(0)
        compiler.pdf({ mainFileContent: asTypst(memo) })
      }),
  }
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

const TYPST_LOOKS: Record<Run['style'], string> = {
  plain: '',
  strong: 'weight: "bold", ',
  label: 'weight: "bold", ',
  caveat: 'style: "italic", fill: rgb("#7A3B00"), ',
  quiet: 'fill: rgb("#55606B"), ',
}

/** A memo in Typst's markup, in the sizes of the press, with its facts, its sources and the marks that link to them. */
function asTypst(memo: MemoModel): string {
  const lettered = new Set(memo.sources?.map(({ letter }) => letter))
  const marks = (notes: readonly number[]) =>
    notes.map((number) => {
      const mark = memo.notes.find((note) => note.number === number)?.mark ?? String(number)
      const letter = /[A-Z]+(?=\d*$)/.exec(mark)?.[0] ?? ''
      const shown = `#super(${JSON.stringify(mark)})`
      return lettered.has(letter) ? `#link(<source-${letter}>)[${shown}]` : shown
    })
  const text = (runs: readonly Run[]) =>
    runs
      .flatMap((run) => [`#text(${TYPST_LOOKS[run.style]}${JSON.stringify(run.text)})`, ...marks(run.notes ?? [])])
      .join('')
  const blocks = memo.blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `${'='.repeat(block.level)} ${text([{ text: `${block.number} `, style: 'plain' }, ...block.runs])}`
      case 'paragraph':
        return `#grid(columns: (27pt, 1fr), text(size: 8.5pt)[${block.number ?? ''}], [${text(block.runs)}])`
      case 'points':
        return block.items.map((item) => `- ${text(item)}`).join('\n')
      case 'table': {
        const cells = [...block.header, ...block.rows.flat()].map((runs) => `[${text(runs)}]`).join(', ')
        const weights = block.weights.map((weight) => `${weight}fr`).join(', ')
        return `#table(columns: (${weights},), stroke: 0.4pt, ${cells})`
      }
      default:
        return ''
    }
  })
  const marking = JSON.stringify(memo.markingLine)
  const foot = JSON.stringify([memo.reference, memo.version, memo.asOf].join(' · '))
  const facts = memo.facts.map(({ label, runs }) => `[${text([{ text: label, style: 'quiet' }])}], [${text(runs)}]`)
  const sources = memo.sources?.map(
    ({ letter, runs }) => `#block[#text(size: 8pt)[*${letter}* ${text(runs)}]] <source-${letter}>`,
  )
  return [
    `#set page(paper: "a4", margin: 2.5cm, header: align(center, ${marking}), footer: [#${foot} #context counter(page).display()])`,
    '#set text(font: ("Noto Sans", "Noto Sans JP"), size: 10pt)',
    `= #text(${JSON.stringify(textOf(memo.title))})`,
    `#table(columns: (72pt, 1fr), stroke: none, ${facts.join(', ')})`,
    ...blocks,
    ...(sources ?? []),
    text(memo.disclaimer),
  ].join('\n\n')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A memo as a page for Chromium, in the sizes of the press. */
function asHtml(memo: MemoModel): string {
  const blocks = memo.blocks.map((block) => {
    const runs = (list: readonly Run[]) =>
      list.map(({ text, style }) => (style === 'strong' ? `<b>${escaped(text)}</b>` : escaped(text))).join('')
    switch (block.kind) {
      case 'heading':
        return `<h${block.level + 1}>${block.number} ${runs(block.runs)}</h${block.level + 1}>`
      case 'paragraph':
        return `<p><i>${block.number ?? ''}</i>${runs(block.runs)}</p>`
      case 'points':
        return `<ul>${block.items.map((item) => `<li>${runs(item)}</li>`).join('')}</ul>`
      case 'table': {
        const row = (cells: readonly Run[][], tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${runs(cell)}</${tag}>`).join('')}</tr>`
        return `<table><thead>${row(block.header, 'th')}</thead>${block.rows.map((cells) => row(cells, 'td')).join('')}</table>`
      }
      default:
        return ''
    }
  })
  const face = (family: string, file: string, weight: number) =>
    `@font-face{font-family:'${family}';src:url('file://${join(FONTS, file)}');font-weight:${weight}}`
  return `<!doctype html><meta charset="utf-8"><title>${escaped(textOf(memo.title))}</title><style>
${face('N', 'NotoSans-Regular.ttf', 400)}${face('N', 'NotoSans-Bold.ttf', 700)}${face('J', 'NotoSansJP-Regular.ttf', 400)}
body{font:10pt/12.7pt N,J;margin:0} p{margin:0 0 1.7pt;padding-left:27pt;text-indent:-27pt} i{display:inline-block;width:27pt;text-indent:0}
table{margin-left:27pt;border-collapse:collapse;width:94%;font-size:9pt} td,th{border-bottom:.4pt solid;text-align:left;vertical-align:top} tr{break-inside:avoid}
</style><h1>${escaped(textOf(memo.title))}</h1>${blocks.join('\n')}`
}

const CHROMIUM_MAIN = `const { app, BrowserWindow } = require('electron')
const { writeFileSync } = require('node:fs')
app.on('window-all-closed', () => undefined)
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('about:blank')
  console.log('ready')
  require('node:readline').createInterface({ input: process.stdin }).on('line', async (file) => {
    await window.loadFile(file)
    const bytes = await window.webContents.printToPDF({ preferCSSPageSize: false, pageSize: 'A4', generateTaggedPDF: true })
    writeFileSync(file + '.pdf', bytes)
    console.log('done')
  })
})`

/** Chromium's print to PDF, in the Electron of the project. */
export async function chromium(electron: string): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-print-'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'print', version: '1.0.0', main: 'main.cjs' }))
  writeFileSync(join(folder, 'main.cjs'), CHROMIUM_MAIN)
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(electron, [folder, `--user-data-dir=${join(folder, 'data')}`, ...asRoot], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  await heard(child, 'ready')
  return {
    name: 'Chromium',
    cpu: async (memo) => {
      const file = join(folder, 'memo.html')
      writeFileSync(file, asHtml(memo))
      const before = treeCpu(child.pid ?? 0)
      const done = heard(child, 'done')
      child.stdin.write(`${file}\n`)
      await done
      return treeCpu(child.pid ?? 0) - before
    },
    end: () => child.kill(),
  }
}

const heard = (child: ChildProcess, word: string) =>
  new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`Chromium did not say “${word}”`)), 120_000)
    const listen = (data: Buffer) => {
      if (!data.toString().includes(word)) return
      clearTimeout(timer)
      child.stdout?.off('data', listen)
      done()
    }
    child.stdout?.on('data', listen)
  })

/** The processor time of a process and its descendants, in milliseconds. Linux. */
function treeCpu(root: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')
        return [{ pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
      } catch {
        // It ended meanwhile.
        return []
      }
    })
  const inTree = new Set([root])
  for (let found = true; found;) {
    found = false
    for (const { pid, parent } of stats)
      if (inTree.has(parent) && !inTree.has(pid)) {
        inTree.add(pid)
        found = true
      }
  }
  return 10 * stats.filter(({ pid }) => inTree.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0)
}
