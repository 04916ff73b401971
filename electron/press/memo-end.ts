import type { Content, TableCell } from 'pdfmake/interfaces'
import type { LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import { isOnSheets, type Fact, type MemoModel, type Sheet } from '../../core/memo/memo-model'
import type { MemoInlines } from './memo-inlines'
import { QUIET, styleOf } from './memo-styles'

/** The widths of who drafted, cleared and approved a memo and has copies. */
const SIGN_OFF_WIDTHS = ['33%', '23%', '25%', '19%']

/** The part of a node in the structure of the file. */
const of = (structure: Pick<LayoutNode, 'heads' | 'headsRows' | 'atFoot'>) => structure

/**
 * The end of a memo on its last `sheet`: the sign-off and the small print. A fitted one has its sign-off last, at the foot of the page and whole, unless
 * `cutRows` lets it break between pages.
 */
export function memoEnd(memo: MemoModel, inlines: MemoInlines, sheet: Sheet, cutRows: boolean): Content[] {
  const small = smallPrint(memo, inlines, sheet)
  if (memo.signOff.length === 0) return small
  if (!isOnSheets(memo)) return [...signatureRow(memo, inlines), signOffInColumns(memo, inlines), ...small]
  const row = signOffInOneRow(memo, inlines, sheet, memo.fitted === true && cutRows)
  if (!memo.fitted) return [row, ...small]
  return [...small, cutRows ? row : { ...of({ atFoot: true }), unbreakable: true, stack: [row] }]
}

/** Remarks on the whole memo, and the desk's disclaimer. */
function smallPrint(memo: MemoModel, inlines: MemoInlines, sheet: Sheet): Content[] {
  if (memo.disclaimer.length === 0) return []
  return [
    {
      text: inlines.runs(memo.disclaimer),
      style: styleOf(memo, sheet, 'note'),
      italics: true,
      margin: [0, isOnSheets(memo) ? 2 : 4, 0, 0],
    },
  ]
}

/** The room for a signature, in points. */
const SIGNATURE_HEIGHT = 30

/** Room for the reader's signature, each part over its label, with a line to write on. */
function signatureRow({ signature = [] }: MemoModel, inlines: MemoInlines): Content[] {
  if (signature.length === 0) return []
  const label = (text: string): TableCell => ({ text: inlines.plain(text), style: 'factLabel' })
  return [
    {
      ...of({ headsRows: true }),
      margin: [0, SIGNATURE_HEIGHT, 0, 0],
      table: { dontBreakRows: true, widths: ['45%', '35%', '20%'], body: [signature.map(label)] },
      layout: 'signOff',
    },
  ]
}

/** Each under its label. */
function signOffInColumns({ signOff, sources }: MemoModel, inlines: MemoInlines): Content {
  return {
    ...of({ heads: 1 }),
    margin: [0, 7, 0, 0],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: signOff.map(() => '*'),
      body: [
        signOff.map((fact): TableCell => ({ text: inlines.plain(fact.label), style: 'factLabel' })),
        signOff.map((fact): TableCell => ({ text: inlines.runs(fact.runs), style: sources ? 'fact' : 'cell' })),
      ],
    },
    layout: 'signOff',
  }
}

/** Each with its label in one cell, to take one line. */
function signOffInOneRow(memo: MemoModel, inlines: MemoInlines, sheet: Sheet, breaks: boolean): Content {
  const { signOff } = memo
  const cell = ({ label, runs }: Fact): TableCell => ({
    text: [
      ...inlines.plain(label).map((inline) => ({ ...inline, color: QUIET })),
      { text: '\u2002' },
      ...inlines.runs(runs),
    ],
    style: styleOf(memo, sheet, 'signOff'),
  })
  return {
    ...of({ headsRows: true }),
    margin: [0, 5, 0, 0],
    table: {
      ...(breaks ? {} : { dontBreakRows: true }),
      widths: signOff.map((_, index) => SIGN_OFF_WIDTHS[index] ?? '*'),
      body: [signOff.map(cell)],
    },
    layout: 'signOff',
  }
}
