import type { Style, StyleDictionary } from 'pdfmake/interfaces'
import { isOnSheets, SHEETS, type MemoModel, type Sheet } from '../../core/memo/memo-model'

export const INK = '#1B1F24'
export const ACCENT = '#1F3A5F'
export const QUIET = '#55606B'
export const RULE = '#B8C0C8'
export const CAVEAT = '#7A3B00'
/** The tint of a box. */
export const BOX = '#EDF1F6'
/** The smallest type of a memo on sheets, in points. */
export const SMALLEST = 8

const STYLES: StyleDictionary = {
  office: { fontSize: 11, bold: true, color: INK },
  letterhead: { fontSize: 8.5, color: QUIET },
  kind: { fontSize: 8.5, bold: true, color: ACCENT, characterSpacing: 1.1 },
  title: { fontSize: 17, bold: true, color: INK, margin: [0, 1, 0, 5] },
  factLabel: { fontSize: 8.5, color: QUIET },
  fact: { fontSize: 9.5 },
  heading1: { fontSize: 11, bold: true, color: ACCENT, margin: [0, 6.5, 0, 2] },
  heading2: { fontSize: 9.5, bold: true, margin: [0, 3, 0, 0.5] },
  body: { fontSize: 9.3, margin: [0, 0, 0, 1.7] },
  number: { fontSize: 8.5, color: QUIET, margin: [0, 0.9, 0, 0] },
  cell: { fontSize: 8.5 },
  note: { fontSize: 7, color: '#333B44' },
  running: { fontSize: 7.5, color: QUIET },
  marking: { fontSize: 9, bold: true, characterSpacing: 0.6 },
}
/** The height of a line as a share of the font's own, for a size and a leading in points. */
const leading = (size: number, line: number) => line / (size * FONT_LINE)
const set = (fontSize: number, line: number) => ({ fontSize, lineHeight: leading(fontSize, line) })
/** The height of a line of the bundled fonts, in ems. */
const FONT_LINE = 1.362

/** A memo on two sheets: one to read from at a table, and a denser one behind it. */
const ON_SHEETS: StyleDictionary = {
  ...STYLES,
  title: { ...set(18, 22), bold: true, color: INK, margin: [0, 0, 0, 3] },
  factLabel: { ...set(8.5, 11), color: QUIET },
  fact: set(11, 14.5),
  sheetHeading: { ...set(12, 14), bold: true, color: ACCENT },
  sheetHeading2: { ...set(10, 13), bold: true, color: ACCENT },
  box: set(11, 14.5),
  roomBody: { ...set(11, 14.5), margin: [0, 0, 0, 2] },
  roomPoint: set(11, 14),
  behindBody: { ...set(10, 12.7), margin: [0, 0, 0, 1.5] },
  behindPoint: set(10, 13),
  smallPoint: set(9, 11.2),
  small: { ...set(9, 11), margin: [0, 0, 0, 1] },
  nothing: { ...set(9, 11.5), color: QUIET },
  sheetNumber: { ...set(8.5, 12.7), color: QUIET },
  smallNumber: { ...set(8.5, 11), color: QUIET },
  sheetCell: set(9, 11.2),
  // Large type reaches below its line; the text under it keeps clear.
  figure: { ...set(20, 22.5), bold: true, color: ACCENT, margin: [0, 0, 0, 1.5] },
  figureLine: set(9, 11.5),
  issueName: { ...set(10, 13), bold: true, color: ACCENT },
  say: { ...set(12, 15.2), margin: [0, 0, 0, 0.3] },
  more: set(10, 13),
  signOff: set(8.5, 11),
  cell: set(9, 11.5),
  note: { ...set(SMALLEST, 9.6), color: '#333B44' },
  running: { fontSize: SMALLEST, color: QUIET },
}

/** The styles of memos that were issued on sheets before these were fitted: they stay as they were, to the byte. */
const BEFORE_FITTED: StyleDictionary = {
  ...ON_SHEETS,
  small: { ...set(8.5, 10.2), margin: [0, 0, 0, 1] },
  smallNumber: { ...set(8.5, 10.2), color: QUIET },
}

/** A memo in one row whose sources have letters. Those that were issued with notes in full are set in `STYLES`. */
const IN_ONE_ROW: StyleDictionary = {
  ...STYLES,
  title: { ...set(18, 22), bold: true, color: INK, margin: [0, 0, 0, 5] },
  fact: { fontSize: 10 },
  heading1: { fontSize: 12, bold: true, color: ACCENT, margin: [0, 6.5, 0, 2] },
  heading2: { fontSize: 10, bold: true, margin: [0, 3, 0, 0.5] },
  body: { ...set(10, 12.7), margin: [0, 0, 0, 1.7] },
  number: { ...set(8.5, 12.7), color: QUIET, margin: [0, 1.6, 0, 0] },
  cell: { ...set(9, 11.4), margin: [0, 0, 4, 0] },
  note: { ...set(SMALLEST, 9.6), color: '#333B44' },
  running: { fontSize: SMALLEST, color: QUIET },
}

/** How close each sheet is set: a place in `STEPS`. */
export type Closeness = Readonly<Record<Sheet, number>>

/** The sizes and leadings of a sheet that must take less room, as shares of the usual ones; each step is closer than the one before. */
const STEPS = [
  { size: 1, line: 1 },
  { size: 1, line: 0.97 },
  { size: 0.98, line: 0.94 },
  { size: 0.95, line: 0.9 },
] as const
export const CLOSEST = STEPS.length - 1
/** The least leading, in ems. */
const LEAST_LINE = 1.16

/** A style of a sheet, for the blocks on it. */
export const styleOn = (sheet: Sheet, name: string): string => `${sheet}/${name}`

/** The name of a style on a sheet; of a memo without sheets, the style's own. */
export const styleOf = (memo: MemoModel, sheet: Sheet, name: string): string =>
  isOnSheets(memo) ? styleOn(sheet, name) : name

function closer(style: Style, step: number): Style {
  const { size = 1, line = 1 } = STEPS[step] ?? {}
  const { fontSize, lineHeight } = style
  if (fontSize === undefined || lineHeight === undefined || step === 0) return style
  const smaller = Math.max(SMALLEST, Math.round(fontSize * size * 10) / 10)
  const lower = Math.max(smaller * LEAST_LINE, lineHeight * fontSize * FONT_LINE * line)
  return { ...style, ...set(smaller, lower) }
}

/** The styles of both sheets, each under its name for `styleOn`. */
function onSheets({ fitted }: MemoModel, close: Closeness): StyleDictionary {
  const styles = fitted ? ON_SHEETS : BEFORE_FITTED
  const named = SHEETS.flatMap((sheet) =>
    Object.entries(styles).map(([name, style]) => [styleOn(sheet, name), closer(style, close[sheet])] as const),
  )
  return { ...styles, ...Object.fromEntries(named) }
}

/**
 * The styles of a memo, its sheets as close as given. In one whose body is of another size than usual, what is read aloud grows with it; the notes and the text
 * outside of the body do not.
 */
export function stylesOf(memo: MemoModel, close: Closeness): StyleDictionary {
  const { bodySize: size } = memo
  if (isOnSheets(memo)) return onSheets(memo, close)
  const styles = memo.sources ? IN_ONE_ROW : STYLES
  if (size === undefined) return styles
  const { note, running } = styles
  return {
    ...STYLES,
    ...(note && running ? { note, running } : {}),
    heading1: { ...STYLES.heading1, fontSize: size, margin: [0, size * 0.6, 0, size * 0.2] },
    heading2: { ...STYLES.heading2, fontSize: size },
    body: { fontSize: size, margin: [0, 0, 0, size * 0.2] },
    number: { ...STYLES.number, fontSize: size * 0.8, margin: [0, size * 0.2, 0, 0] },
    cell: { fontSize: size },
  }
}
export const DEFAULT_STYLE = { font: 'Latin', fontSize: 9.5, color: INK, lineHeight: 0.91 }

/** Rules of the tables: hairlines between rows, none at the sides. */
export const TABLE_LAYOUTS = {
  facts: {
    hLineWidth: (row: number, node: { table: { body: unknown[] } }) =>
      row === 0 || row === node.table.body.length ? 0.5 : 0,
    vLineWidth: () => 0,
    hLineColor: () => RULE,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: (row: number) => (row === 0 ? 4 : 0.5),
    paddingBottom: (row: number, node: { table: { body: unknown[] } }) =>
      row === node.table.body.length - 1 ? 4 : 0.5,
  },
  register: {
    hLineWidth: (row: number) => (row === 1 ? 0.8 : 0.4),
    vLineWidth: () => 0,
    hLineColor: (row: number) => (row <= 1 ? QUIET : RULE),
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 2,
    paddingBottom: () => 2,
  },
  sheetFacts: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  },
  sheetRegister: {
    hLineWidth: (row: number) => (row === 0 ? 0 : row === 1 ? 0.6 : 0.4),
    vLineWidth: () => 0,
    hLineColor: (row: number) => (row <= 1 ? QUIET : RULE),
    paddingLeft: () => 0,
    paddingRight: () => 8,
    paddingTop: () => 0.3,
    paddingBottom: () => 0.9,
  },
  box: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 8,
    paddingRight: () => 8,
    paddingTop: () => 4,
    paddingBottom: () => 4,
  },
  /** A thick rule to the left of each figure. */
  figures: {
    hLineWidth: () => 0,
    vLineWidth: (column: number, node: { table: { widths: unknown[] } }) => (column < node.table.widths.length ? 2 : 0),
    vLineColor: () => ACCENT,
    paddingLeft: () => 7,
    paddingRight: () => 9,
    paddingTop: () => 0,
    paddingBottom: () => 1,
  },
  signOff: {
    hLineWidth: (row: number) => (row === 0 ? 0.5 : 0),
    vLineWidth: () => 0,
    hLineColor: () => RULE,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 2,
    paddingBottom: () => 0,
  },
}
