import { expect, type Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** The colour schemes in which a screen is checked: both in the long suite, and in the quick one only dark, where contrast is harder. */
export const SCHEMES: readonly ('light' | 'dark')[] = process.env.PARLEY_LONG ? ['light', 'dark'] : ['dark']

/** Resolves once the fonts are there and the page has been the same for some frames: what is still on its way would be judged half done. In the page. */
async function settled(): Promise<void> {
  await document.fonts.ready
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  let before = ''
  for (let same = 0, frames = 0; same < 6 && frames < 300; frames += 1) {
    await frame()
    const now = document.body.innerHTML
    same = now === before ? same + 1 : 0
    before = now
  }
}

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The rules that judge colours: on a page of which only the colours are others, no other rule can find more. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

declare global {
  interface Window {
    /** The page that all rules have judged last: its elements, its size and its text size. */
    judged?: string
  }
}

/** What the rules find on the page as it is. In the page, where axe is. */
async function judge([levels, ofColours, without]: readonly (readonly string[])[]): Promise<AxeResults['violations']> {
  const { style, className, dataset } = document.documentElement
  const { mantineColorScheme, ...looks } = dataset
  const size = [innerWidth, innerHeight, devicePixelRatio, style.fontSize, className, JSON.stringify(looks)]
  const now = [...size, ...(without ?? []), document.body.innerHTML].join('\n')
  const isSame = window.judged === now && mantineColorScheme !== undefined
  window.judged = now
  const rules = Object.fromEntries((without ?? []).map((rule) => [rule, { enabled: false }]))
  const colours = (ofColours ?? []).filter((rule) => !without?.includes(rule))
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(isSame
      ? { runOnly: { type: 'rule', values: colours } }
      : { runOnly: { type: 'tag', values: [...(levels ?? [])] }, rules }),
  }
  const { axe: inPage } = window as unknown as { axe: typeof axe }
  const { violations } = await inPage.run(document, options)
  return violations
}

/**
 * Failures of WCAG 2.0 to 2.2, levels A and AA, on the page as it is now, and whether it is larger than its window: its parts scroll, never the whole.
 * None is expected. `without` names rules of axe that cannot judge this look.
 */
export async function accessibilityFindings(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(settled)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source}; undefined`)
  const violations = await page.evaluate(judge, [LEVELS, OF_COLOURS, without])
  const [right, below] = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return [scrollWidth - innerWidth, scrollHeight - innerHeight]
  })
  const larger = Math.max(right, below) > 0 ? [`the page is ${right} × ${below} pixels larger than the window`] : []
  const of = ({ id, nodes: [node] }: (typeof violations)[number]) =>
    `${id} ${String(node?.target)} ${node?.html}: ${node?.failureSummary}`
  return [...violations.map(of), ...larger]
}

/** Expects no such findings in each colour scheme, once the page has taken it on. */
export async function expectNoFindings(page: Page): Promise<void> {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme })
    await expect(page.locator(`html[data-mantine-color-scheme="${scheme}"]`)).toHaveCount(1)
    expect(await accessibilityFindings(page), scheme).toEqual([])
  }
}
