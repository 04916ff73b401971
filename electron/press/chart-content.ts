import type { CanvasElement, Content } from 'pdfmake/interfaces'
import type { Figure, LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import type { Vector } from 'pdfmake/js/PageElementWriter.js'
import type { Chart, Line, Shape } from '../../core/charts/chart'
import type { Block } from '../../core/memo/memo-model'
import type { MemoInlines } from './memo-inlines'
import { ACCENT, BOX, CAVEAT, INK, QUIET, RULE, SMALLEST } from './memo-styles'

/** The height of a letter above its line, in ems of the bundled fonts. */
const ASCENT = 1.069

/**
 * A picture with its words under it, on one page. Its labels are text at their places; a screen reader hears the words instead. `left` is its indent, in points;
 * `isWhole` is false where nothing else has room.
 */
export function chartContent(
  { drawn, words, legend, told }: Extract<Block, { kind: 'chart' }>,
  inlines: MemoInlines,
  { left, style, isWhole }: { left: number; style: string; isWhole: boolean },
): Content {
  const said = told.length > 0 ? told : [words]
  const figure: Figure = { words: said.map((runs) => runs.map(({ text }) => text).join('')).join('; ') }
  const shapes = [frameOf(drawn), ...drawn.shapes.flatMap(drawnShape)].map((shape) => Object.assign(shape, of(figure)))
  const picture: Pick<LayoutNode, 'figure'> = { figure }
  return {
    unbreakable: isWhole,
    margin: [left, 3, 0, 4],
    stack: [
      {
        ...picture,
        stack: [
          { canvas: shapes },
          ...drawn.shapes.flatMap((shape) => (shape.kind === 'label' ? [label(shape, drawn, inlines)] : [])),
        ],
      },
      ...[words, legend].flatMap((runs) => (runs.length > 0 ? [{ text: inlines.runs(runs), style }] : [])),
    ],
  }
}

/** A shape says which picture it is of. */
const of = (labels: Figure): Pick<Vector, 'labels'> => ({ labels })

/** The labels of axes, in grey. */
const QUIET_LABELS = new Set(['figure', 'time', 'lane'])

/** The edges of a picture: drawn in white where the file has no structure that could know them. */
function frameOf({ width, height }: Chart): CanvasElement {
  const frame: Pick<Vector, 'frames'> = { frames: true }
  return { type: 'rect', x: 0, y: 0, w: width, h: height, color: '#FFFFFF', ...frame }
}

function label(shape: Extract<Shape, { kind: 'label' }>, { width, height }: Chart, inlines: MemoInlines): Content {
  const at: Pick<LayoutNode, 'anchor' | 'within'> = { anchor: shape.anchor, within: width }
  return {
    ...at,
    text: inlines.plain(shape.text),
    fontSize: SMALLEST,
    bold: shape.role === 'entry' || shape.role === 'lane',
    color: QUIET_LABELS.has(shape.role) ? QUIET : INK,
    noWrap: true,
    relativePosition: { x: shape.x, y: shape.y - height - ASCENT * SMALLEST },
  }
}

function drawnShape(shape: Shape): CanvasElement[] {
  if (shape.kind === 'label') return []
  if (shape.kind === 'line') return [{ type: 'polyline', points: pointsOf(shape), ...lineLook(shape.role) }]
  const { x, y, width, height, role } = shape
  return [{ type: 'rect', x, y, w: width, h: height, ...boxLook(role) }]
}

const pointsOf = ({ points }: Line) => points.map(([x, y]) => ({ x, y }))

const LINES: Readonly<Record<string, object>> = {
  grid: { lineColor: '#E3E7EB', lineWidth: 0.4 },
  axis: { lineColor: QUIET, lineWidth: 0.6 },
  law: { lineColor: ACCENT, lineWidth: 1.6 },
  'law-ahead': { lineColor: ACCENT, lineWidth: 0.7 },
  announced: { lineColor: CAVEAT, lineWidth: 1.1, dash: { length: 1.5, space: 2 } },
  entry: { lineColor: INK, lineWidth: 0.6 },
}
const lineLook = (role: string) => LINES[role] ?? { lineColor: RULE, lineWidth: 0.5 }

/** The colours of things on a time line, and their paler ones. */
const COLOURS: Readonly<Record<string, readonly [string, string]>> = {
  held: [ACCENT, '#D7E0EC'],
  toCome: [ACCENT, '#D7E0EC'],
  package: ['#6B4E8E', '#E6DFEE'],
  deadline: [CAVEAT, '#F2E3D6'],
  calledOff: [QUIET, '#FFFFFF'],
  law: [QUIET, '#E3E7EB'],
  ruling: [INK, '#E3E7EB'],
  suspension: [QUIET, '#E3E7EB'],
}

function boxLook(role: string): object {
  if (role === 'announced-unknown') return { lineColor: CAVEAT, lineWidth: 0.8, dash: { length: 1.5, space: 2 } }
  if (role.endsWith('unknown')) return { color: BOX, lineColor: QUIET, lineWidth: 0.4, dash: { length: 2, space: 1.5 } }
  const [kind = '', span] = role.split('-')
  const [colour, pale] = COLOURS[kind] ?? [ACCENT, BOX]
  const dash = span === 'about' ? { dash: { length: 2, space: 1.5 } } : {}
  if (span !== undefined) return { color: pale, lineColor: colour, lineWidth: 0.5, ...dash }
  // What has not been yet, or never was, is not filled.
  return kind === 'toCome' || kind === 'calledOff'
    ? { color: '#FFFFFF', lineColor: colour, lineWidth: 0.9 }
    : { color: colour }
}
