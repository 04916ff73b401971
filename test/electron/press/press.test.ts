import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { memoModelSchema, type MemoModel, type Run, type RunOrigin } from '../../../core/memo/memo-model'
import {
  pressedSchema,
  pressProgressSchema,
  type PassageBox,
  type Pressed,
  type PressProgress,
} from '../../../core/memo/pressed'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { Press, pressMemo } from '../../../electron/press/press'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { randomDesk } from '../../helpers/desks/random-desk'
import { sampleDesk, temporaryFolder } from '../../helpers/desks/sample'
import { poppler, squeeze } from '../../helpers/pdf/pdf-text'
import { PRESS_PLACE, sharedPress } from '../../helpers/pdf/shared-press'
import { itLong, some } from '../../helpers/long'

const NOW = '2025-06-20T12:00:00Z'
const press = sharedPress

const sampleMemo = async () => composeMemo(await sampleDesk(), { kind: 'meetingBrief', now: NOW })
/** Repeats the blocks of a memo many times. */
const longMemo = (memo: MemoModel, times: number): MemoModel => ({
  ...memo,
  blocks: Array.from({ length: times }, () => memo.blocks).flat(),
})
const plain = (text: string): Run => ({ text, style: 'plain' })
const from = (id: string): RunOrigin => ({ collection: 'issue', id, field: 'text' })

/** All runs of a memo, at any depth. */
function runsOf(value: unknown): Run[] {
  if (Array.isArray(value)) return value.flatMap(runsOf)
  if (typeof value !== 'object' || value === null) return []
  return 'text' in value && 'style' in value ? [value as Run] : Object.values(value).flatMap(runsOf)
}
const key = ({ collection, id, field }: RunOrigin) => `${collection}/${id}/${field}`

/** A table, points and columns in which runs of several records share lines. */
const mixedMemo = (): MemoModel => {
  const run = (id: string, text: string): Run => ({ ...plain(text), from: from(id) })
  const cells = (row: number) =>
    ['a', 'b', 'c'].map((column) => [
      run(`${column}${row}`, `Cell ${column}${row} `),
      plain('own words '),
      run(`${column}${row}`, `${'again '.repeat(row % 7)}end`),
    ])
  return {
    ...composeMemo(smallDesk().desk(), { kind: 'meetingBrief', now: NOW }),
    blocks: [
      {
        kind: 'table',
        weights: [1, 2, 1],
        header: ['x', 'y', 'z'].map((text) => [run(`head-${text}`, text)]),
        rows: Array.from({ length: 60 }, (_, row) => cells(row)),
      },
      {
        kind: 'points',
        lettered: false,
        items: [[run('p1', 'A point of many words, '.repeat(9)), run('p2', 'and 日本語の文が続きます。'.repeat(8))]],
      },
    ],
  }
}

const overlap = (a: PassageBox, b: PassageBox) =>
  a.page === b.page &&
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.05 &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.05

const MEMOS: [string, () => MemoModel | Promise<MemoModel>][] = [
  ['the sample’s brief', sampleMemo],
  ['tables, points and two scripts', mixedMemo],
  ['a desk made at random', () => composeMemo(randomDesk(7, 3).desk, { kind: 'meetingBrief', now: NOW })],
]

describe.each(some(MEMOS))('the places of %s', (_name, make) => {
  let made: Promise<{ memo: MemoModel; pressed: Pressed }> | undefined
  /** Prints the memo once for three tests. */
  const setOnce = () =>
    (made ??= Promise.resolve(make()).then(async (memo) => ({ memo, pressed: await press.press(memo) })))

  it('exist for every run that comes from a record, and for nothing else', async () => {
    const { memo, pressed } = await setOnce()
    const { places } = pressed
    // The passages of lettered sources are not in print.
    const wanted = new Set(
      runsOf({ ...memo, notes: memo.sources ? [] : memo.notes }).flatMap((run) =>
        run.from && run.text.trim() !== '' ? [key(run.from)] : [],
      ),
    )
    expect(wanted.size).toBeGreaterThan(5)
    expect(new Set(places.map((place) => key(place.from)))).toEqual(wanted)
  })

  it('lie inside their pages, and overlap no place of another origin', async () => {
    const { places, pages } = (await setOnce()).pressed
    for (const { page, x, y, width, height } of places) {
      expect(Math.min(x, y)).toBeGreaterThan(0)
      expect(Math.min(width, height)).toBeGreaterThan(0.5)
      expect(x + width).toBeLessThan(pages[page]?.width ?? 0)
      expect(y + height).toBeLessThan(pages[page]?.height ?? 0)
    }
    const clashes = places.flatMap((a, index) =>
      places.slice(index + 1).flatMap((b) => (key(a.from) !== key(b.from) && overlap(a, b) ? [[a, b]] : [])),
    )
    expect(clashes).toEqual([])
  })

  it('cover the words of their runs in the file, and no others', async () => {
    const { memo, pressed } = await setOnce()
    const { bytes, places } = pressed
    const words = wordsOf(bytes)
    const texts = new Map<string, string>()
    for (const run of runsOf(memo))
      if (run.from) texts.set(key(run.from), (texts.get(key(run.from)) ?? '') + squeeze(run.text))
    let checked = 0
    for (const place of places) {
      const under = words.filter((word) => word.page === place.page && isUnder(word, place))
      // Leave out words that extend beyond the place because the memo's own words adjoin it.
      const whole = under.filter((word) => word.x >= place.x - 0.5 && word.end <= place.x + place.width + 0.5)
      for (const word of whole) {
        expect(texts.get(key(place.from)), JSON.stringify(place)).toContain(squeeze(word.text))
        checked += 1
      }
      expect(under.length, JSON.stringify(place)).toBeGreaterThan(0)
    }
    expect(checked).toBeGreaterThan(places.length / 2)
  })
})

interface Word {
  page: number
  x: number
  end: number
  middle: number
  text: string
}

function wordsOf(bytes: Uint8Array): Word[] {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return poppler('pdftotext', bytes, ['-bbox'])
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map(
        (match) => ({
          page: index,
          x: Number(match[1]),
          end: Number(match[3]),
          middle: (Number(match[2]) + Number(match[4])) / 2,
          text: (match[5] ?? '').replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole),
        }),
      ),
    )
}

const isUnder = (word: Word, place: PassageBox) =>
  word.middle > place.y &&
  word.middle < place.y + place.height &&
  Math.min(word.end, place.x + place.width) - Math.max(word.x, place.x) > 0.5

describe('a press used several times', () => {
  itLong('makes the same file from the same memo, whatever it made before', { timeout: 120_000 }, async () => {
    const sample = await sampleMemo()
    const disclaimer = (text: string) => ({ ...sample, disclaimer: [plain(text)] })
    const memos = [
      // Characters that share a glyph: an earlier memo must not decide which of them the file encodes.
      disclaimer('A\u00A0B \u2010 \u00AD \u2126 \u03A9'),
      disclaimer('A B - \u03A9 \u2126'),
    ]
    const cold: Pressed[] = []
    for (const memo of memos) cold.push(await pressMemo(memo, PRESS_PLACE))
    expect(new Set(cold.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).size).toBe(memos.length)
    // Each after each, and after itself.
    for (const index of [0, 0, 1, 1, 0]) {
      const warm = await press.press(memos[index] as MemoModel)
      expect(Buffer.compare(warm.bytes, cold[index]?.bytes as Uint8Array), `memo ${index}`).toBe(0)
      expect(warm.places).toEqual(cold[index]?.places)
    }
  })

  it('puts no places into the file', async () => {
    const memo = await sampleMemo()
    const without = memoModelSchema.parse(
      JSON.parse(JSON.stringify(memo, (name, value: unknown) => (name === 'from' ? undefined : value))),
    )
    const [pressed, bare] = [await press.press(memo), await press.press(without)]
    expect(bare.places).toEqual([])
    expect(Buffer.compare(pressed.bytes, bare.bytes)).toBe(0)
    expect(pressedSchema.parse(pressed)).toEqual(pressed)
  })

  itLong('reports its progress in each phase, in order, and finitely often', async () => {
    const heard: PressProgress[] = []
    const memo = longMemo(await sampleMemo(), 20)
    const since = performance.now()
    const { pages } = await press.press(memo, {
      onProgress: (progress) => heard.push(progress),
    })
    expect([...new Set(heard.map(({ phase }) => phase))]).toEqual(['fonts', 'layout', 'pages'])
    for (const phase of ['layout', 'pages'] as const) {
      const of = heard.filter((progress) => progress.phase === phase)
      expect(of.length).toBeGreaterThan(1)
      expect(of.map(({ done }) => done)).toEqual(of.map(({ done }) => done).toSorted((a, b) => a - b))
      for (const progress of of) expect(pressProgressSchema.parse(progress).done).toBeLessThanOrEqual(progress.of)
    }
    expect(heard.at(-1)?.of).toBe(pages.length)
    // A report every 100 ms, and one for each phase and font, however long a busy machine takes.
    expect(heard.length).toBeLessThan((performance.now() - since) / 100 + 15)
  })

  itLong('stops a memo when asked, and sets the next in the same thread, with its fonts still decoded', async () => {
    const memo = await sampleMemo()
    const count = join(temporaryFolder(), 'threads')
    writeFileSync(count, '')
    const workerFile = join(temporaryFolder(), 'worker.cjs')
    writeFileSync(
      workerFile,
      `require('node:fs').appendFileSync(${JSON.stringify(count)}, 'x')
       require(${JSON.stringify(PRESS_PLACE.workerFile)})`,
    )
    const own = new Press({ ...PRESS_PLACE, workerFile })
    onTestFinished(() => own.close())
    const controller = new AbortController()
    const onProgress = ({ phase }: PressProgress) => phase === 'layout' && controller.abort()
    const running = own.press(longMemo(memo, 200), { signal: controller.signal, onProgress })
    await expect(running).rejects.toMatchObject({ code: 'canceled' })
    expect((await own.press(memo)).pages).toHaveLength(2)
    await expect(own.press(memo, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'canceled' })
    // A thread that does not stop in time is replaced, and the new one decodes the fonts again.
    expect(readFileSync(count, 'utf8')).toBe('x')
  })

  it('drops a request, waiting or under way, when a newer one has the same key, and nothing else', async () => {
    const memo = await sampleMemo()
    const titled = (text: string) => ({ ...memo, title: [plain(text)] })
    const asked = [
      press.press(longMemo(memo, 100), { key: 'a' }),
      press.press(titled('Other'), { key: 'b' }),
      press.press(titled('Second'), { key: 'a' }),
      press.press(titled('Third'), { key: 'a' }),
    ]
    const ends = await Promise.allSettled(asked)
    expect(ends.map((end) => (end.status === 'rejected' ? (end.reason as { code: string }).code : end.status))).toEqual(
      ['canceled', 'fulfilled', 'canceled', 'fulfilled'],
    )
    const third = await asked[3]
    expect(poppler('pdftotext', third?.bytes as Uint8Array)).toContain('Third')
  })

  it('continues after a memo that cannot be set', async () => {
    const memo = await sampleMemo()
    const bad = { ...memo, disclaimer: [plain('A \u{1F91D}.')] }
    await expect(press.press(bad)).rejects.toMatchObject({ code: 'glyph-missing' })
    expect((await press.press(memo)).pages).toHaveLength(2)
  })

  itLong('replaces a thread that ends, fails, or ignores a request to stop', async () => {
    const memo = await sampleMemo()
    const count = join(temporaryFolder(), 'threads')
    writeFileSync(count, '')
    // A thread that does what its memo's title says, and for any other title what the real one does.
    const workerFile = join(temporaryFolder(), 'worker.cjs')
    writeFileSync(
      workerFile,
      `const { parentPort } = require('node:worker_threads')
       require('node:fs').appendFileSync(${JSON.stringify(count)}, 'x')
       parentPort.on('message', ({ memo }) => {
         const title = memo.title[0].text
         if (title === 'exit') process.exit(3)
         if (title === 'throw') throw new Error('thrown')
         if (title === 'stuck') for (;;) ;
       })
       require(${JSON.stringify(PRESS_PLACE.workerFile)})`,
    )
    const fragile = new Press({ ...PRESS_PLACE, workerFile })
    const titled = (text: string) => ({ ...memo, title: [plain(text)] })
    await expect(fragile.press(titled('exit'))).rejects.toMatchObject({ code: 'press-ended' })
    await expect(fragile.press(titled('throw'))).rejects.toMatchObject({ code: 'internal' })
    const controller = new AbortController()
    const stuck = fragile.press(titled('stuck'), { signal: controller.signal })
    const next = fragile.press(memo)
    setTimeout(() => controller.abort(), 300)
    await expect(stuck).rejects.toMatchObject({ code: 'canceled' })
    expect((await next).pages).toHaveLength(2)
    await fragile.close()
    expect(readFileSync(count, 'utf8')).toBe('xxxx')
  })

  it('can be closed, which ends waiting requests', async () => {
    const own = new Press(PRESS_PLACE)
    const running = own.press(await sampleMemo())
    const waiting = own.press(await sampleMemo())
    const ends = Promise.allSettled([running, waiting])
    await own.close()
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'canceled' } })
  })
})
