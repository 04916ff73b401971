import { FAMILIES, type Family } from '../../core/base/glyphs'
import { facesOf, fontTable, PressDocument } from './fonts'

const LAST_CODE_POINT = 0x3ffff

/** The characters that every face of a family has, in the form of `core/base/font-coverage.ts`, read from the fonts in a folder. */
export function coverageOf(fontsDirectory: string): Record<Family, string> {
  const document = new PressDocument(fontTable(fontsDirectory, FAMILIES), {}, {}, {}, { font: null }, null, () => false)
  const faces = facesOf(document, FAMILIES, () => undefined)
  const steps = (family: Family) => {
    const bounds: number[] = []
    for (let code = 0; code <= LAST_CODE_POINT + 1; code += 1) {
      const has = code <= LAST_CODE_POINT && (faces.get(family) ?? []).every((face) => face.hasGlyphForCodePoint(code))
      if (has === (bounds.length % 2 === 0)) bounds.push(code)
    }
    return bounds.map((bound, index) => (bound - (bounds[index - 1] ?? 0)).toString(36)).join(' ')
  }
  return { Latin: steps('Latin'), Japanese: steps('Japanese'), Korean: steps('Korean'), Chinese: steps('Chinese') }
}
