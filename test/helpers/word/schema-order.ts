import { all, type Element } from './word-file'

/** The order of the children of elements whose content is a sequence: ECMA-376, 5th edition, part 1, annex A (wml.xsd). */
const SEQUENCES: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': words(
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  ),
  'w:rPr': words(
    'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange',
  ),
  'w:tblPr': words(
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  ),
  'w:tblBorders': words('top start left bottom end right insideH insideV'),
  'w:tcPr': words(
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange',
  ),
  'w:tcBorders': words('top start left bottom end right insideH insideV tl2br tr2bl'),
  'w:tcMar': words('top start left bottom end right'),
  'w:tbl': words('tblPr tblGrid tr'),
  'w:tr': words('tblPrEx trPr tc'),
  'w:pBdr': words('top left bottom right between bar'),
  'w:sectPr': words(
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
  ),
  'w:style': words(
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  ),
  'w:lvl': words('start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr'),
  'w:settings': words(
    'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing footnotePr endnotePr compat',
  ),
  'w:font': words('altName panose1 charset family notTrueType pitch sig'),
}

function words(text: string): string[] {
  return text.split(' ').map((word) => `w:${word}`)
}

/** The elements that may be anywhere among paragraphs and tables. */
const RANGES = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd'])

/** Elements of a part whose children are in another order than the schema's, or that the schema doesn't have there. */
export function outOfOrder(root: Element): string[] {
  return all(root).flatMap((element) => {
    const sequence = SEQUENCES[element.name]
    if (!sequence) return []
    const names = element.children.map(({ name }) => name).filter((name) => !RANGES.has(name))
    const places = names.map((name) => sequence.indexOf(name))
    const isGood = places.every((place, index) => place >= 0 && place >= (places[index - 1] ?? 0))
    return isGood ? [] : [`${element.name}: ${names.join(' ')}`]
  })
}

/** Cells that end without a paragraph, and tables that another one follows at once: Word calls such a file damaged, or makes one table of two. */
export function badTables(root: Element): string[] {
  return all(root).flatMap((element) => {
    const ends =
      element.name === 'w:tc' && element.children.at(-1)?.name !== 'w:p' ? ['a cell without a paragraph'] : []
    const meets = element.children.some(
      ({ name }, index) => name === 'w:tbl' && element.children[index + 1]?.name === 'w:tbl',
    )
    const grids =
      element.name === 'w:tbl'
        ? element.children
            .filter(({ name }) => name === 'w:tr')
            .map((row) => row.children.filter(({ name }) => name === 'w:tc').length)
        : []
    const columns = element.children.find(({ name }) => name === 'w:tblGrid')?.children.length
    const wrong = grids.some((count) => count !== columns) ? [`rows of ${grids.join()} in ${columns} columns`] : []
    return [...ends, ...(meets ? ['two tables in a row'] : []), ...wrong]
  })
}
