import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** The colour schemes that a screen is looked at in: both in the long suite, in the quick one the dark, where contrast is the harder. */
export const SCHEMES: readonly ('light' | 'dark')[] = process.env.PARLEY_LONG ? ['light', 'dark'] : ['dark']

/** What of WCAG 2.0 to 2.2, levels A and AA, the page as it stands does not meet: none is expected. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Electron has no second page for axe to work in.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html}`)
}
