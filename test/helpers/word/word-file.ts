import { SaxesParser } from 'saxes'
import { zipParts } from '../../../electron/reading/zip-parts'

/** An element of a part of a Word document, by its name with prefix. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
  text: string
}

/** The parts of a Word document, and each XML part as a tree. */
export function wordFile(bytes: Uint8Array) {
  const parts = zipParts(Buffer.from(bytes), 'memo.docx')
  const xml = (name: string) => parts.read(name)?.toString('utf8') ?? ''
  return { names: parts.names, xml, tree: (name: string) => treeOf(xml(name)) }
}

export function treeOf(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.write(xml).close()
  return root
}

/** All elements below one, in the order of the document. */
export const all = (element: Element): Element[] => element.children.flatMap((child) => [child, ...all(child)])

export const named = (element: Element, name: string): Element[] => all(element).filter((found) => found.name === name)

/** The text of a part as if tracked changes were accepted or turned down, without the codes of fields. */
export function textWith(element: Element, changes: 'accepted' | 'rejected'): string {
  const [gone, kept] = changes === 'accepted' ? ['w:del', 'w:ins'] : ['w:ins', 'w:del']
  if (element.name === gone || isMarked(element, gone)) return ''
  const own = element.name === 'w:t' || (element.name === 'w:delText' && kept === 'w:del') ? element.text : ''
  return own + element.children.map((child) => textWith(child, changes)).join('')
}

/** Is a row of a table wholly new or removed? */
const isMarked = ({ name, children }: Element, mark: string) =>
  name === 'w:tr' &&
  children.some((child) => child.name === 'w:trPr' && child.children.some((one) => one.name === mark))
