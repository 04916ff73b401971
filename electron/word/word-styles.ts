import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
} from 'docx'
import type { MemoModel } from '../../core/memo/memo-model'

const INK = '1B1F24'
const ACCENT = '1F3A5F'
const QUIET = '55606B'
const CAVEAT = '7A3B00'
const NOTE = '333B44'
/** The thin rules of tables, and the tint of a box. */
export const RULE = 'B8C0C8'
export const BOX = 'EDF1F6'
export const MARK = ACCENT
export const DARK_RULE = QUIET

/** Twentieths of a point, in which Word measures. */
export const twips = (points: number) => Math.round(points * 20)

/** The width of the column of paragraph numbers, in points: Japanese numbers have brackets. */
export const gutterOf = ({ language, bodySize }: MemoModel) =>
  Math.max(language === 'ja' ? 36 : 27, (bodySize ?? 0) * 2.6)

/** The fonts of both scripts. In Japanese, signs that both have are set as Japanese ones. */
export const fontsOf = ({ language }: Pick<MemoModel, 'language'>) => ({
  ascii: 'Noto Sans',
  hAnsi: 'Noto Sans',
  cs: 'Noto Sans',
  eastAsia: 'Noto Sans JP',
  ...(language === 'ja' ? { hint: 'eastAsia' } : {}),
})

/** The languages of a run: Word takes the second for Japanese characters. */
export const LANGUAGE = { value: 'en-GB', eastAsia: 'ja-JP' }

/** The fonts and languages of words that are not Japanese. */
export const OTHER_FACES = {
  Korean: { font: { eastAsia: 'Noto Sans KR', hint: 'eastAsia' }, language: { ...LANGUAGE, eastAsia: 'ko-KR' } },
  Chinese: { font: { eastAsia: 'Noto Sans SC', hint: 'eastAsia' }, language: { ...LANGUAGE, eastAsia: 'zh-CN' } },
} as const

interface Look extends IRunStylePropertiesOptions {
  /** Size, and the height of a line; in points, as the paragraph's room before and after. */
  points: number
  line?: number
  before?: number
  after?: number
  /** On one page with the next paragraph. */
  keep?: boolean
}

/** The height of a line in ems, where a style has none of its own: that of the printed memo. */
const LINE = 1.25

/** The lines of a style have a fixed height, so that a font in place of another one does not change the length of a memo. */
const lookOf = ({ points, line = points * LINE, before = 0, after = 0, keep, ...run }: Look) => ({
  run: { size: points * 2, ...run },
  paragraph: {
    spacing: { before: twips(before), after: twips(after), line: twips(line), lineRule: LineRuleType.EXACT },
    ...(keep ? { keepNext: true, keepLines: true } : {}),
  },
})

const styleOf = (id: string, name: string, look: Look): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...lookOf(look),
})

const characters = (id: string, name: string, run: IRunStylePropertiesOptions) => ({ id, name, quickFormat: true, run })

/** The styles of a memo, each under its own name in Word's list. */
export function wordStyles(memo: MemoModel): IStylesOptions {
  const sized = memo.bodySize
  const body: Look = memo.sources ? { points: 10, line: 12.7 } : { points: sized ?? 9.5 }
  const room: Look = memo.sources ? { points: 11, line: 14 } : body
  const cell: Look = memo.sources ? { points: 9, line: 11.5 } : { points: sized ?? 8.5 }
  const heading = memo.sources
    ? [lookOf(headingLook(12, 14, 3)), lookOf(headingLook(10, 13, 2))]
    : [lookOf(headingLook(Math.max(11, sized ?? 0), undefined, 7)), lookOf(headingLook(sized ?? 9.5, undefined, 4))]
  return {
    default: {
      document: {
        run: { font: fontsOf(memo), size: body.points * 2, color: INK, language: LANGUAGE },
        paragraph: { spacing: { before: 0, after: 0 } },
      },
      title: lookOf({ points: 17.5, line: 22, bold: true, color: INK, before: 1, after: 5, keep: true }),
      ...(heading[0] ? { heading1: heading[0] } : {}),
      ...(heading[1] ? { heading2: heading[1] } : {}),
      footnoteText: lookOf({ points: 8, color: NOTE, after: 1 }),
      footnoteReference: { run: { superScript: true, color: ACCENT } },
    },
    paragraphStyles: [
      styleOf('MemoOffice', 'Memo office', { points: 11, bold: true, keep: true }),
      styleOf('MemoLetterhead', 'Memo letterhead', { ...small(8.5, QUIET), keep: true }),
      styleOf('MemoKind', 'Memo kind', {
        ...small(8.5, ACCENT),
        bold: true,
        characterSpacing: 22,
        allCaps: true,
        keep: true,
      }),
      styleOf('MemoMarking', 'Memo marking', { points: 9, bold: true, characterSpacing: 12, before: 3 }),
      styleOf('MemoRunning', 'Memo reference line', small(8, QUIET)),
      styleOf('MemoFactLabel', 'Memo label of a fact', small(8.5, QUIET)),
      styleOf('MemoFact', 'Memo fact', { points: memo.sources ? 11 : 9.5 }),
      styleOf('MemoBody', 'Memo paragraph', { ...body, after: memo.sources ? 1.5 : 2 }),
      styleOf('MemoPoint', 'Memo point', { ...body, after: 1 }),
      styleOf('MemoRoomBody', 'Memo paragraph of the first sheet', { ...room, after: 2 }),
      styleOf('MemoSmall', 'Memo detail', { points: 9, line: 11.2, after: 1 }),
      styleOf('MemoNothing', 'Memo nothing recorded', {
        points: memo.sources ? 9 : body.points,
        after: 2,
        color: QUIET,
      }),
      styleOf('MemoCell', 'Memo cell', cell),
      styleOf('MemoHeadCell', 'Memo head of a column', { ...cell, keep: true }),
      styleOf('MemoBox', 'Memo box', { points: 11, line: 14.5 }),
      styleOf('MemoFigure', 'Memo figure', { points: 20, line: 24, bold: true, color: ACCENT, keep: true }),
      styleOf('MemoFigureLine', 'Memo words on a figure', { points: 9, line: 11.5 }),
      styleOf('MemoIssue', 'Memo issue', { points: 10, line: 13, bold: true, color: ACCENT, before: 3, keep: true }),
      styleOf('MemoLineToTake', 'Memo line to take', { points: 12, line: 15.2 }),
      styleOf('MemoBehindLine', 'Memo behind the line', { points: 10, line: 13 }),
      styleOf('MemoSource', 'Memo source', small(8, NOTE)),
      styleOf('MemoSmallPrint', 'Memo small print', { ...small(8, NOTE), italics: true, before: 2 }),
      styleOf('MemoSpace', 'Memo space', { points: 2, line: 4 }),
    ],
    characterStyles: [
      characters('MemoStrong', 'Memo strong', { bold: true }),
      characters('MemoLabel', 'Memo label', { bold: true }),
      characters('MemoCaveat', 'Memo caveat', { italics: true, color: CAVEAT }),
      characters('MemoQuiet', 'Memo quiet', { color: QUIET }),
      characters('MemoNumber', 'Memo number', { color: QUIET, bold: false }),
      characters('MemoAside', 'Memo remark beside a heading', { size: 18, bold: false, color: QUIET }),
      characters('MemoSourceMark', 'Memo mark of a source', { size: 16, bold: false, italics: false, color: ACCENT }),
    ],
  }
}

const headingLook = (points: number, line: number | undefined, before: number): Look => ({
  points,
  ...(line === undefined ? {} : { line }),
  bold: true,
  color: ACCENT,
  before,
  after: 2,
  keep: true,
})

const small = (points: number, color: string): Look => ({ points, color })

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const NO_BORDERS = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}
/** A rule of a table, in eighths of a point. */
export const rule = (color: string, size = 4) => ({ style: BorderStyle.SINGLE, size, color })
export const CENTRED = AlignmentType.CENTER
