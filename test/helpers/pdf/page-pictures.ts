import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Language } from '../../../core/base/text'
import type { Block, MemoModel } from '../../../core/memo/memo-model'
import type { MadeMemoType } from '../../../core/model/values/made-memos'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { renderMemo } from '../../../electron/press/render-memo'
import { smallDesk } from '../desks/desk-builder'
import { FONTS, ROOT } from '../desks/sample'
import { memoIn } from './filled-memo'

/** Pictures of printed pages, small and grey, to be compared with those taken before. */

export const PICTURES = join(ROOT, 'test', 'fixtures', 'pages')

/** The memos of the pictures, and how many of their pages are taken. */
export interface Pictured {
  name: string
  pages: number
  memo: () => Promise<MemoModel>
}

const of = (kind: MadeMemoType, language: Language, pages: number): Pictured => ({
  name: `${kind}-${language}`,
  pages,
  memo: () => memoIn(language, kind),
})

const EAST_ASIAN = [
  '한국 산업통상자원부는 자동차 관세에 관한 실무협의를 계속한다고 밝혔다.',
  '中国商务部表示，双方就关税（第三批）进行了“深入”的磋商；贸易代表团随后发布了声明。',
]

const PROPOSED = {
  en: {
    ask: 'Should we offer the quota before the round?',
    recommendations: [
      { id: 'r1', text: 'Offer 10,000 t, in two steps, against the end of the additional duty on parts.' },
      { id: 'r2', text: 'Tell the press after the round.', choices: ['Yes', 'After the round', 'No'] },
    ],
    options: [
      { id: 'o1', text: 'Offer the quota now.', pros: 'A deal by July.', cons: 'Costs the farmers of two provinces.' },
      { id: 'o2', text: 'Wait for their text.' },
    ],
  },
  ja: {
    ask: '次回会合の前に関税割当を提示してよいか。',
    recommendations: [
      { id: 'r1', text: '部品への追加関税の撤廃を条件に、1万トンを二段階で提示する。' },
      { id: 'r2', text: '会合の後に報道発表を行う。', choices: ['可', '会合の後', '否'] },
    ],
    options: [
      { id: 'o1', text: '直ちに提示する。', pros: '7月までに合意できる。', cons: '二つの県の農家に負担となる。' },
      { id: 'o2', text: '相手方の案文を待つ。' },
    ],
  },
} as const

/** A decision submission with a question, recommendations to answer and options. */
function submission(language: Language): MemoModel {
  const asOf = '2025-06-10T00:00:00Z'
  const kind = 'decisionSubmission'
  const desk = smallDesk(language)
    .add('memo', 'memo', {
      type: kind,
      talk: 'talk',
      version: 1,
      status: 'draft',
      asOf,
      timeZone: 'Asia/Tokyo',
      copies: [],
      ...PROPOSED[language],
    })
    .desk()
  return composeMemo(desk, { kind, about: 'talk', now: asOf })
}

export const PICTURED: readonly Pictured[] = [
  of('meetingBrief', 'en', 2),
  of('meetingBrief', 'ja', 2),
  of('cueCard', 'en', 1),
  of('cueCard', 'ja', 1),
  of('roundReport', 'en', 1),
  of('roundReport', 'ja', 1),
  of('positionMatrix', 'en', 1),
  of('positionMatrix', 'ja', 1),
  of('tariffFactSheet', 'en', 1),
  of('tariffFactSheet', 'ja', 1),
  of('chronology', 'en', 1),
  of('chronology', 'ja', 1),
  { name: 'decisionSubmission-en', pages: 1, memo: async () => submission('en') },
  { name: 'decisionSubmission-ja', pages: 1, memo: async () => submission('ja') },
  {
    name: 'meetingBrief-en-letter',
    pages: 1,
    memo: async () => ({ ...(await memoIn('en', 'meetingBrief')), pageSize: 'LETTER' }),
  },
  {
    name: 'roundReport-ja-east-asian',
    pages: 1,
    memo: async () => {
      const memo = await memoIn('ja', 'roundReport')
      const first = EAST_ASIAN.map((text): Block => ({
        kind: 'paragraph',
        runs: [{ text, style: 'plain' }],
        empty: false,
      }))
      return { ...memo, blocks: [...first, ...memo.blocks] }
    },
  },
]

/** Dots to the inch. */
const DENSITY = 50

/** Pictures of the first pages of a memo, as grey PNG. */
export async function takePictures(memo: MemoModel, pages: number): Promise<Buffer[]> {
  const { bytes } = await renderMemo(memo, FONTS)
  const folder = mkdtempSync(join(tmpdir(), 'parley-pictures-'))
  try {
    const file = join(folder, 'memo.pdf')
    writeFileSync(file, bytes)
    const how = ['-r', `${DENSITY}`, '-gray', '-l', `${pages}`]
    execFileSync('pdftoppm', [...how, file, join(folder, 'page')])
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .toSorted()
      .map((name) => asPng(fromPgm(readFileSync(join(folder, name)))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Picture {
  width: number
  height: number
  /** One byte for each dot, row by row: 0 is black. */
  dots: Uint8Array
}

/** A picture as poppler writes it: three lines of text, then the dots. */
function fromPgm(pgm: Buffer): Picture {
  const [head = '', width, height] = /^P5\n(\d+) (\d+)\n255\n/.exec(pgm.toString('latin1', 0, 40)) ?? []
  if (head === '') throw new Error('poppler wrote no grey picture')
  return { width: Number(width), height: Number(height), dots: pgm.subarray(head.length) }
}

/** A grey PNG of 8 bits, whose rows have no filter; in 16 greys, to be smaller. */
function asPng({ width, height, dots }: Picture): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (const [at, grey] of dots.entries())
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = Math.round(grey / 17) * 17
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Reads a picture that `asPng` wrote. @throws Error for any other */
function readPicture(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const length = png.readUInt32BE(33)
  const rows = inflateSync(png.subarray(41, 41 + length))
  if (png[24] !== 8 || png[25] !== 0 || rows.length !== (width + 1) * height) throw new Error('not a picture of a page')
  const dots = Buffer.concat(
    Array.from({ length: height }, (_, row) => rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1))),
  )
  return { width, height, dots }
}

/** The side of the squares that are compared by their mean grey, in dots, and by how much two may differ. */
const SQUARE = 6
const TOLERANCE = 16

/** The number of squares that differ visibly between two pictures: another version of poppler smooths letters in another way, which the mean of a square hides. */
export function differences(one: Buffer, other: Buffer): number {
  const [a, b] = [readPicture(one), readPicture(other)]
  if (a.width !== b.width || a.height !== b.height) return Infinity
  let count = 0
  for (let top = 0; top + SQUARE <= a.height; top += SQUARE)
    for (let left = 0; left + SQUARE <= a.width; left += SQUARE)
      if (Math.abs(meanOf(a, left, top) - meanOf(b, left, top)) > TOLERANCE) count += 1
  return count
}

function meanOf({ width, dots }: Picture, left: number, top: number): number {
  let sum = 0
  for (let row = top; row < top + SQUARE; row += 1)
    for (let column = left; column < left + SQUARE; column += 1) sum += dots[row * width + column] ?? 0
  return sum / SQUARE ** 2
}
