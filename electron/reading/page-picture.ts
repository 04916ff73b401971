import type { OPS as Operators, PDFPageProxy } from 'pdfjs-dist'

/** A picture in shades of grey: 0 is black. */
export interface GreyPicture {
  width: number
  height: number
  data: Uint8Array
}

type Matrix = readonly [number, number, number, number, number, number]

/** An image as pdf.js decodes it: one bit, three or four bytes a dot. */
interface Image {
  width: number
  height: number
  kind: number
  data: Uint8Array | Uint8ClampedArray
}

/** A scan has about 200 dots an inch; more only takes time. The most dots that a picture may have, and the smallest share of a page that is a scan. */
const DPI = 250
const DOTS_MAX = 30_000_000
const SHARE = 0.3

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

/**
 * The picture of a scanned page: the images on it, each in its place. Undefined if no image covers a good part of the page, so that it is no scan.
 * Drawings are left out.
 */
export async function pagePicture(page: PDFPageProxy, OPS: typeof Operators): Promise<GreyPicture | undefined> {
  const { width: across, height: down } = page.getViewport({ scale: 1 })
  const scale = Math.min(DPI / 72, Math.sqrt(DOTS_MAX / (across * down)))
  const viewport = page.getViewport({ scale })
  const size = { width: Math.max(1, Math.round(viewport.width)), height: Math.max(1, Math.round(viewport.height)) }
  const picture: GreyPicture = { ...size, data: new Uint8Array(size.width * size.height).fill(255) }
  const { fnArray, argsArray } = await page.getOperatorList()
  let matrix = viewport.transform as unknown as Matrix
  const saved: Matrix[] = []
  let covered = 0
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as unknown[]
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix)
      if (operator === OPS.paintFormXObjectBegin && args[0]) matrix = times(matrix, args[0] as Matrix)
    } else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (operator === OPS.transform) matrix = times(matrix, args as unknown as Matrix)
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject) {
      const image = typeof args[0] === 'string' ? await imageNamed(page, args[0]) : (args[0] as Image)
      if (image?.data === undefined) continue
      covered += draw(picture, image, matrix)
    }
  }
  return covered / picture.data.length < SHARE ? undefined : picture
}

function imageNamed(page: PDFPageProxy, name: string): Promise<Image | undefined> {
  const store = name.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => {
    store.get(name, (image: unknown) => resolve((image ?? undefined) as Image | undefined))
  })
}

/** Draws an image into the unit square of a matrix, dot by dot; returns how many dots of the picture it covers. */
function draw(picture: GreyPicture, image: Image, matrix: Matrix): number {
  const [a, b, c, d, e, f] = matrix
  const determinant = a * d - b * c
  if (Math.abs(determinant) < 1) return 0
  const corners = [0, a, c, a + c].map((x) => x + e)
  const levels = [0, b, d, b + d].map((y) => y + f)
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(...corners))),
    Math.min(picture.width, Math.ceil(Math.max(...corners))),
  ]
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...levels))),
    Math.min(picture.height, Math.ceil(Math.max(...levels))),
  ]
  const grey = greyOf(image)
  let covered = 0
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const [fromX, fromY] = [x + 0.5 - e, y + 0.5 - f]
      const across = (d * fromX - c * fromY) / determinant
      // An image begins at its top, the square at its bottom.
      const down = 1 - (a * fromY - b * fromX) / determinant
      if (across < 0 || across >= 1 || down < 0 || down >= 1) continue
      covered += 1
      picture.data[y * picture.width + x] = grey(Math.floor(across * image.width), Math.floor(down * image.height))
    }
  }
  return covered
}

function greyOf({ width, kind, data }: Image): (x: number, y: number) => number {
  // ImageKind: 1 is one bit a dot, 2 RGB, 3 RGBA.
  if (kind === 1) {
    const row = (width + 7) >> 3
    return (x, y) => (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0)
  }
  const bytes = kind === 2 ? 3 : 4
  return (x, y) => {
    const at = (y * width + x) * bytes
    return ((data[at] ?? 255) * 77 + (data[at + 1] ?? 255) * 151 + (data[at + 2] ?? 255) * 28) >> 8
  }
}

/** A picture as a file that every reader of pictures knows (PGM). */
export function pgmOf({ width, height, data }: GreyPicture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  return Buffer.concat([head, data])
}
