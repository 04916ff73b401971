import type { Page } from '@playwright/test'
import { resolve } from 'node:path'
import { acceptSuggested } from '../../test/helpers/window/dialogs'
import { launch, type Launched } from '../../test/helpers/window/launch'
import { Hands } from './hands'

/** A party of a new desk, with the capital and its time zone where Parley does not know them. */
export interface DeskParty {
  country: string
  city?: string
  timeZone?: string
}

/** A picture of the window, if a trial cannot go on. */
const PICTURE = resolve(import.meta.dirname, '..', '..', '.cache', 'trial-stopped.png')

/** Works on a new empty desk of two parties, ours first. Making the desk is not counted. */
export async function onEmptyDesk<T>(
  parties: readonly [DeskParty, DeskParty],
  work: (parley: Launched, hands: Hands) => Promise<T>,
): Promise<T> {
  const parley = await launch({ desk: false })
  try {
    await makeDesk(parley, parties)
    return await work(parley, new Hands(parley.page, parley.app))
  } catch (cause) {
    await parley.page.screenshot({ path: PICTURE })
    console.error(`the window as it stopped: ${PICTURE}`)
    throw cause
  } finally {
    await parley.close()
  }
}

async function makeDesk({ app, page }: Launched, [ours, other]: readonly [DeskParty, DeskParty]): Promise<void> {
  await page.getByRole('button', { name: 'New empty desk…' }).click()
  await page.getByLabel('Desk name').fill('Trial')
  await fillParty(page, 'Our party', ours)
  await fillParty(page, 'Other party', other)
  await acceptSuggested(app)
  await page.getByRole('button', { name: 'Create desk' }).click()
  await page.getByRole('heading', { name: 'Get started' }).waitFor()
}

async function fillParty(page: Page, name: string, { country, city, timeZone }: DeskParty): Promise<void> {
  const group = page.getByRole('group', { name })
  const choose = async (label: string, text: string) => {
    const box = group.getByRole('combobox', { name: label })
    await box.fill(text)
    await page.getByRole('option').first().waitFor()
    await box.press('Enter')
  }
  await choose('Country', country)
  if (city === undefined || timeZone === undefined) return
  await group.getByRole('textbox', { name: 'Capital or seat' }).fill(city)
  await choose('Time zone', timeZone)
}
