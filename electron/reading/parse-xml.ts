import { SaxesParser } from 'saxes'
import { ParleyError } from '../../core/base/errors'

/** The deepest that a document's elements may lie in each other: a table within a table within a text box is about sixty. */
export const DEPTH_MAX = 2000

/**
 * Parses XML. It knows no entities but those of XML itself, so that none can bring in a file or multiply.
 * @throws ParleyError `reading-damaged`
 */
export function parseXml(xml: string, file: string, listen: (parser: SaxesParser<{ xmlns: true }>) => void): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    throw new ParleyError('reading-damaged', { file })
  })
  listen(parser)
  parser.write(xml).close()
}
