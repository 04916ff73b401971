import type { Page } from '@playwright/test'

/** The words that a highlight of the style sheet paints, joined where they are in several paragraphs. */
export const painted = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => (range as Range).toString()), name)
