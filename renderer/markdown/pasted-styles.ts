import type { DefaultTreeAdapterTypes } from 'parse5'

export type PastedElement = DefaultTreeAdapterTypes.Element

/** The values of a style's properties, by name, in lower case. */
export type Style = ReadonlyMap<string, string>
interface Declaration {
  name: string
  value: string
  important: boolean
}
interface Rule {
  weight: number
  order: number
  declarations: readonly Declaration[]
}

export const attributeOf = (element: PastedElement, name: string) =>
  element.attrs.find((attribute) => attribute.name === name)?.value

/** The styles of a pasted page's elements: its style sheets' simple rules (`.a`, `p`, `p.a`, `#a`), and the attributes over them. */
export class PastedStyles {
  readonly #rules = new Map<string, Rule[]>()
  readonly #known = new Map<string, Style>()

  constructor(sheets: readonly string[]) {
    const text = sheets
      .map((sheet) => sheet.replaceAll(/<!--|-->/g, ''))
      .join('\n')
      .replaceAll(/\/\*[^]*?(?:\*\/|$)/g, '')
      // Rules for paper or a narrow screen say nothing of what was seen.
      .replaceAll(/@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    for (const [order, rule] of text.split('}').entries()) {
      const [selectors = '', body = ''] = rule.split('{').slice(-2)
      const declarations = declarationsOf(body)
      for (const selector of selectors.split(',')) {
        const key = selector.trim()
        if (!/^[a-z][\w-]*$|^[a-z\d]*[.#][\w-]+$/i.test(key)) continue
        const weight = key.includes('#') ? 3 : key.startsWith('.') ? 1 : key.includes('.') ? 2 : 0
        const rules = this.#rules.get(key)
        if (rules) rules.push({ weight, order, declarations })
        else this.#rules.set(key, [{ weight, order, declarations }])
      }
    }
  }

  of(element: PastedElement): Style {
    const { tagName } = element
    const classes = attributeOf(element, 'class') ?? ''
    const id = attributeOf(element, 'id') ?? ''
    const own = attributeOf(element, 'style') ?? ''
    const key = [tagName, classes, id, own].join('\n')
    const known = this.#known.get(key)
    if (known) return known
    const names = classes.split(/\s+/)
    const selectors = [tagName, ...names.flatMap((name) => [`.${name}`, `${tagName}.${name}`]), `#${id}`]
    const rules = selectors
      .flatMap((selector) => this.#rules.get(selector) ?? [])
      .toSorted((a, b) => a.weight - b.weight || a.order - b.order)
    const all = [...rules.flatMap(({ declarations }) => declarations), ...declarationsOf(own)]
    const style = new Map<string, string>()
    for (const { name, value } of [...all.filter((one) => !one.important), ...all.filter((one) => one.important)]) {
      style.set(name, value)
      if (name === 'font') for (const [part, set] of fontParts(value)) style.set(part, set)
    }
    this.#known.set(key, style)
    return style
  }
}

function declarationsOf(text: string): Declaration[] {
  const plain = text.replaceAll(/\/\*[^]*?(?:\*\/|$)/g, '').replaceAll(/\\([^\da-f])/gi, '$1')
  // A semicolon in quotes or brackets ends nothing.
  return (plain.match(/(?:"[^"]*"|'[^']*'|\([^()]*\)|[^;])+/g) ?? []).flatMap((declaration) => {
    const colon = declaration.indexOf(':')
    if (colon < 0) return []
    const value = declaration.slice(colon + 1).toLowerCase()
    const bare = value.replace(/\s*!\s*important\s*$/, '')
    return [{ name: declaration.slice(0, colon).trim().toLowerCase(), value: bare.trim(), important: bare !== value }]
  })
}

/** The properties that the short form "bold 0/0 a" sets. */
function fontParts(font: string): [string, string][] {
  const words = font.split(/\s+/)
  const size = words.find((word) => /^(?:0|[\d.]+(?:[a-z]+|%))(?:\/|$)/.test(word))?.split('/')[0]
  const weight = words.find((word) => /^(?:bold|bolder|[1-9]00)$/.test(word))
  const slant = words.find((word) => /^(?:italic|oblique)$/.test(word))
  const parts: [string, string | undefined][] = [
    ['font-size', size],
    ['font-weight', weight],
    ['font-style', slant],
  ]
  return parts.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]))
}

const isZero = (value = '') => /^[-+]?(?:0+\.?0*|\.0+)(?:[a-z]+|%)?$/.test(value)
const isNothing = (value = '') => isZero(value) || /^\+?(?:1|0?\.\d+)px$/.test(value)
const isFarAway = (value = '') => Number.parseFloat(value) <= (/em|v[wh]|%/.test(value) ? -99 : -500)
const numbersIn = (value: string) => (value.match(/-?[\d.]+/g) ?? []).map(Number)

/** Elements whose text nobody saw where it was copied. */
const UNSEEN = new Set(
  'script style head template title meta link noscript object iframe noembed noframes canvas video audio datalist annotation annotation-xml rp xml'.split(
    ' ',
  ),
)

/** Is nothing inside an element seen, however that is styled? */
export function isGone(element: PastedElement, style: Style): boolean {
  if (UNSEEN.has(element.tagName) || attributeOf(element, 'hidden') !== undefined) return true
  const of = (name: string) => style.get(name) ?? ''
  const isOut = /^(?:absolute|fixed)/.test(of('position'))
  const [top = 0, right = 0, bottom = 0, left = 0] = numbersIn(of('clip'))
  const clips = ['overflow', 'overflow-x', 'overflow-y'].some((name) => /hidden|clip/.test(of(name)))
  return (
    of('display') === 'none' ||
    of('mso-hide') === 'all' ||
    of('content-visibility') === 'hidden' ||
    isZero(of('opacity')) ||
    (isOut && ['left', 'top', 'right', 'bottom'].some((name) => isFarAway(of(name)))) ||
    isFarAway(of('text-indent')) ||
    isFarAway(of('margin-left')) ||
    (isOut && of('clip').startsWith('rect') && (top >= bottom || left >= right) && !of('clip').includes('auto')) ||
    /^inset\((?:[5-9]\d|\d{3,})(?:\.\d+)?%|^circle\(0/.test(of('clip-path')) ||
    /scale(?:3d|x|y)?\(\s*0*\.?0*\s*[,)]/.test(of('transform')) ||
    isZero(of('scale')) ||
    (clips && ['width', 'height', 'max-width', 'max-height'].some((name) => isNothing(of(name))))
  )
}

/** Styles that hide a text until an element inside sets them anew. */
export interface Unseen {
  hidden: boolean
  size: boolean
  color: boolean
}
export const SEEN: Unseen = { hidden: false, size: false, color: false }
export const isSeen = ({ hidden, size, color }: Unseen) => !hidden && !size && !color

export function unseenOf(style: Style, outer: Unseen): Unseen {
  const visibility = style.get('visibility')
  const size = style.get('font-size')
  const color = style.get('color')
  return {
    hidden: visibility ? /^(?:hidden|collapse)/.test(visibility) : outer.hidden,
    // A size in parts of nothing is nothing.
    size: size && !/(?:\dem|%)$|^inherit/.test(size) ? isZero(size) : outer.size || isZero(size),
    color: color && color !== 'inherit' ? isClear(color) : outer.color,
  }
}

const isClear = (color: string) =>
  /^transparent|^#(?:...0|.{6}00)$|^(?:rgb|hsl)a?\([^)]*(?:\/|,[^,]*,[^,]*,)\s*0*\.?0*%?\s*\)/.test(color)

/** How far a text is raised by its style: 1 up, -1 down, 0 not at all. */
export function raiseOf(style: Style): number {
  const of = (name: string) => style.get(name) ?? ''
  const align = of('vertical-align')
  const words = `${align} ${of('font-variant-position')}`
  if (/super|text-top/.test(words)) return 1
  if (/\bsub\b|text-bottom/.test(words)) return -1
  const top = of('position') === 'relative' ? -Number.parseFloat(of('top')) || Number.parseFloat(of('bottom')) : 0
  const by = [Number.parseFloat(align), Number.parseFloat(of('mso-text-raise')), top]
  return Math.sign(by.find((one) => one) ?? 0)
}
