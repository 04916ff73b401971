import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../helpers/desks/sample'

const css = readFileSync(join(ROOT, 'renderer', 'look', 'tokens.css'), 'utf8')

/** The colours of a scheme by their names. */
function coloursOf(scheme: string): Record<string, string> {
  const [, block = ''] = new RegExp(`:root\\[data-mantine-color-scheme='${scheme}'\\] \\{([^}]+)\\}`).exec(css) ?? []
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  )
}

/** Relative luminance and contrast, as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

describe.each(['light', 'dark'])('the colours of the %s scheme', (scheme) => {
  const colours = coloursOf(scheme)
  const of = (name: string): string => {
    const colour = colours[name]
    if (colour === undefined) throw new Error(`no colour is called ${name}`)
    return colour
  }
  const texts = [
    'ink',
    'quiet',
    'accent',
    'caution',
    'error',
    ...Object.keys(colours).filter((name) => name.startsWith('stance-')),
  ]

  it.each(['paper', 'paper-side', 'mark', 'lit'])('let every text be read on %s: a ratio of 4.5 at least', (ground) => {
    const faint = texts.filter((text) => contrast(of(text), of(ground)) < 4.5)
    expect(faint).toEqual([])
  })

  it('let the words be read that are lit', () => {
    expect(contrast(of('ink'), of('lit-words'))).toBeGreaterThanOrEqual(4.5)
  })
})
