import type { Language } from '../base/text'
import { formatDate } from '../dates/format-date'
import { markingLine } from '../model/values/marking'
import { formatBasisPoints, formatRateText } from '../rates/format-rate'
import { familyText } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { labelled } from '../text/joined'
import type { FieldView, Piece, Worded } from './piece'

/** A piece as plain text. */
export function pieceText(piece: Piece, language: Language): string {
  switch (piece.type) {
    case 'nothing':
      return ''
    case 'text':
    case 'prose':
      return piece.text
    case 'names':
      return piece.names.join(' · ')
    case 'local':
    case 'link':
      return piece.title[language]
    case 'layer':
      return labelled(piece.title[language], piece.component, language)
    case 'word':
      return vocabularyText(language, piece.vocabulary, piece.value)
    case 'date':
      return formatDate(piece.date, language)
    case 'number':
      return String(piece.value)
    case 'flag':
      return familyText(language, piece.value ? 'record.yes' : 'record.no')
    case 'rate':
      return piece.basisPoints === null
        ? familyText(language, 'layer.unknownRate')
        : formatBasisPoints(piece.basisPoints)
    case 'duty':
      return piece.text === null ? familyText(language, 'layer.unknownRate') : formatRateText(piece.text, language)
    case 'caveat':
      return familyText(language, `caveat.${piece.caveat}`)
    case 'marking':
      return markingLine(piece.marking, language)
  }
}

/** A value in short: values separated by commas, parts in brackets. */
export function shortText({ values, parts }: Worded, language: Language): string {
  const pieces = values.map((piece) => pieceText(piece, language)).filter((text) => text !== '')
  const inParts = parts.map((part) => {
    const fields = part.filter(({ name }) => name !== 'id').map((field) => shortText(field, language))
    return `(${fields.filter((text) => text !== '').join(', ')})`
  })
  return [...pieces, ...inParts].join(', ')
}

/** A value in full, so that two different values read differently: dates with their EDTF, parts with the labels of their fields. */
export function fullText({ values, parts }: Worded, language: Language, between = '\n'): string {
  const pieces = values.map((piece) =>
    piece.type === 'date' ? `${pieceText(piece, language)} (${piece.date.edtf})` : pieceText(piece, language),
  )
  return [...pieces, ...parts.map((part) => fullPart(part, language, between))].join(between)
}

const fullPart = (part: readonly FieldView[], language: Language, between: string) =>
  part
    .filter(({ values }) => values[0]?.type !== 'nothing')
    .map((field) => labelled(familyText(language, `field.${field.name}`), fullText(field, language, between), language))
    .join(language === 'ja' ? '、' : '; ')
