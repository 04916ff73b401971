import { loadavg } from 'node:os'
import { renderMemo } from '../../electron/press/render-memo'
import { Press } from '../../electron/press/press'
import { Bars, median, now } from './figures'
import { aloneShare, faultsOfRandomMemos, kinsoku, notesInPrint } from './pdf-checks'
import { FONTS, ofPages, paragraph, REPORT, withBlocks, WORKER } from './pdf-memos'
import { chromium, press, stockPdfmake, typst, type Engine } from './pdf-peers'
import { inProcess, opened } from './pdf-thread'
import { previewAfterKeys } from './pdf-window'

/**
 * `npm run bench:pdf -- [--quick]`: what memos cost, against pdfmake as it comes, Typst and Chromium's printing of the same content, and whether anything is
 * lost or out of place on their pages. Costs are processor time, since other work on the machine changes that less. The last line counts the bars that were met.
 * `--quick` leaves out Chromium, the window, 500 pages, the 10,000 notes and most repeats and random memos.
 */
const QUICK = process.argv.includes('--quick')
const electron = process.env.PARLEY_ELECTRON
if (!electron) throw new Error('run npm run bench:pdf')
const bars = new Bars()
const render = (memo: typeof REPORT) => renderMemo(memo, FONTS)
console.log(`load ${loadavg()[0]?.toFixed(1)}, node ${process.version}`)
if (QUICK) console.log('left out: Chromium, the window, 500 pages, 10,000 notes, most repeats and random memos')

await costs()
memory()
await manners()
longTexts()
await faults()
if (!QUICK) await preview()
process.exitCode = bars.end() ? 0 : 1

/** Processor time of all engines, warm, and what a page costs in a longer memo. */
async function costs(): Promise<void> {
  const engines: Engine[] = [press, stockPdfmake(), typst(), ...(QUICK ? [] : [await chromium(electron as string)])]
  const perPage = new Map<number, number>()
  for (const engine of engines) await engine.cpu(REPORT)
  for (const [wanted, times, limit, most] of [
    [2, QUICK ? 3 : 9, 0.5, 300],
    [10, QUICK ? 3 : 5, 0.5, 800],
    [100, QUICK ? 1 : 3, 0.75, 6000],
    ...(QUICK ? [] : ([[500, 1, 0.75, 25_000]] as const)),
  ] as const) {
    const memo = ofPages(wanted)
    const { pages } = await render(memo)
    const samples = new Map<string, number[]>()
    // Each in turn, so that a busy moment hits all of them.
    for (let time = 0; time < times; time += 1)
      for (const engine of engines) {
        // The others are known to take minutes.
        if (wanted === 500 && engine !== press) continue
        samples.set(engine.name, [...(samples.get(engine.name) ?? []), await engine.cpu(memo)])
      }
    const of = (name: string) => median(samples.get(name) ?? [])
    const detail = [...samples.keys()].map((name) => `${name} ${of(name).toFixed(0)}`).join(', ')
    const own = of(press.name)
    perPage.set(wanted, own / pages.length)
    bars.add(`${pages.length} pages, warm`, own, '≤', most, 'ms', detail)
    if (wanted === 500) continue
    bars.add(`${pages.length} pages / stock pdfmake`, own / of('stock pdfmake'), '≤', limit, '×')
    bars.add(`${pages.length} pages / Typst`, own / of('Typst'), '≤', 1, '×')
    if (!QUICK) bars.add(`${pages.length} pages / Chromium`, own / of('Chromium'), '≤', 1, '×')
  }
  const [short, long] = QUICK ? [10, 100] : [100, 500]
  bars.add(`a page of ${long} / of ${short}`, (perPage.get(long) ?? NaN) / (perPage.get(short) ?? NaN), '≤', 1.3, '×')
  for (const engine of engines) engine.end?.()
}

/** Memory, the main thread, and the size of the file, in a process of its own with the built thread. */
function memory(): void {
  for (const [wanted, limit] of [[100, 300], ...(QUICK ? [] : ([[500, 800]] as const))] as const) {
    const one = inProcess(ofPages(wanted))
    bars.add(`${one.pages} pages: peak memory`, one.memory, '≤', limit, 'MB')
    bars.add(`${one.pages} pages: longest stall of the main thread`, one.stall, '≤', 50, 'ms')
    bars.add(`${one.pages} pages: longest time without progress`, one.silence, '≤', 2000, 'ms')
    bars.add(`${one.pages} pages: file, tagged`, one.bytes / 1024 / one.pages, '≤', 20, 'KB a page')
  }
  const { tagged: _tagged, ...untagged } = ofPages(QUICK ? 20 : 100)
  const plain = inProcess(untagged)
  bars.add(`${plain.pages} pages: file, untagged`, plain.bytes / 1024 / plain.pages, '≤', 9, 'KB a page')
}

/** The time from canceling a memo to the start of the next. */
async function manners(): Promise<void> {
  const own = new Press({ workerFile: WORKER, fontsDirectory: FONTS })
  await own.press(REPORT)
  const usual = await spanOf(() => own.press(REPORT))
  const spans: number[] = []
  for (let time = 0; time < (QUICK ? 1 : 3); time += 1) {
    const controller = new AbortController()
    const running = own.press(ofPages(100), {
      signal: controller.signal,
      onProgress: ({ phase, done }) => phase === 'layout' && done > 500 && controller.abort(),
    })
    await running.catch(() => undefined)
    spans.push((await spanOf(() => own.press(REPORT))) - usual)
  }
  bars.add('cancel: until the next memo begins', Math.max(0, median(spans)), '≤', 200, 'ms')
  await own.close()
}

/** From a key to the pages that show it, in the real window. */
async function preview(): Promise<void> {
  const { pages, spans } = await previewAfterKeys(electron as string, 9)
  bars.add(`${pages} pages in the window, from a key`, median(spans), '≤', 500, 'ms')
}

async function spanOf(work: () => Promise<unknown>): Promise<number> {
  const start = now()
  await work()
  return now() - start
}

function longTexts(): void {
  const fonts = inProcess(REPORT).cpu
  for (const [what, text] of [
    ['word', 'x'.repeat(50_000)],
    ['Japanese paragraph', '関税交渉は、続いている。'.repeat(4167)],
  ] as const) {
    const one = inProcess(withBlocks([paragraph(text)]))
    bars.add(`a ${what} of 50,000 characters`, one.cpu - fonts, '≤', 3000, 'ms')
    bars.add(`a ${what} of 50,000 characters: peak memory`, one.memory, '≤', 500, 'MB')
  }
}

async function faults(): Promise<void> {
  const random = await faultsOfRandomMemos(render, QUICK ? 7 : 200)
  bars.add(`missing texts in ${random.memos} random memos`, random.missing, '≤', 0, '')
  bars.add(`stranded headings and captions in ${random.memos} random memos`, random.stranded, '≤', 0, '')
  bars.add(`words past an edge or over others in ${random.memos} random memos`, random.outside, '≤', 0, '')
  bars.add(`broken rules of PDF/UA-1 in ${random.memos} random memos`, random.broken, '≤', 0, '')
  const { lines, violations } = await kinsoku(render)
  bars.add('narrow lines of Japanese', lines, '≥', 1000, '')
  bars.add(`marks at the wrong end of ${lines} narrow lines of Japanese`, violations, '≤', 0, '')
  const anywhere = await kinsoku(render, true)
  bars.add('the same if lines may break anywhere, so that they are found', anywhere.violations, '≥', 100, '')
  bars.add('paragraphs with a line alone on a page', 100 * (await aloneShare(render, 400)), '≤', 0.5, '%')
  if (!QUICK) {
    const notes = await notesInPrint(render)
    bars.add('marks of 10,000 notes in print', 100 * notes.share, '≥', 100, '%')
    bars.add('words over others among them', notes.overlaps, '≤', 0, '')
  }
  const hostile = ['/etc/hostname', '/etc/passwd']
  const texts = hostile.map(
    (file) => `<svg><image xlink:href="${file}"/></svg> ![x](file://${file}) https://example.org/x.png`,
  )
  const reads = opened(withBlocks(texts.map((text) => paragraph(text))), hostile)
  bars.add('files and addresses that hostile text opens', reads.length, '≤', 0, '')
}
