import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { ERROR_CODES } from '../../../core/base/errors'
import { DESK_REQUESTS, MAIN_REQUESTS, type RequestName } from '../../../core/contract/channels'
import { REQUESTS } from '../../../core/contract/contract'
import { bytesOf } from '../../helpers/files/desk-files'
import { makeValue, oddRecipe, type Recipe } from '../../helpers/requests/odd-values'
import { launch } from '../../helpers/window/launch'

/** Requests to main without effects on the window or the settings, so that a test need not undo anything. */
const HARMLESS: ReadonlySet<RequestName> = new Set<RequestName>([
  'app:environment',
  'app:folder-state',
  'app:kept',
  'app:copy-address',
  'app:open-link',
])
const KEYS = [
  'command',
  'staff',
  'kind',
  'collection',
  'id',
  'rev',
  'fields',
  'ref',
  'of',
  'given',
  'screen',
  'find',
  'about',
].concat(['directory', 'key', 'text', 'prefix', 'address', 'enabled', 'language', 'theme', 'desk', 'collections'])
const WORDS = ['talk', 'position', 'talks', 'talk-jp-us', 'create', 'change', 'en', 'dark', '/', 'https://example.org/']

/** Samples odd values for a request; for a request to main with effects, only values that its schema refuses. */
function recipesFor(request: RequestName, count: number): Recipe[] {
  const isSafe = request.startsWith('desk:') || HARMLESS.has(request)
  return fc
    .sample(oddRecipe(KEYS, WORDS, true), { numRuns: count })
    .filter((recipe) => isSafe || !REQUESTS[request].input.safeParse(makeValue(recipe)).success)
}

// test/electron/desk/services/fuzz-requests covers the desk with far more of them; here they pass the bridge and both transports.
test(
  'every request with any content gets an answer that fits the contract, and harms nothing',
  { tag: '@long' },
  async () => {
    test.setTimeout(240_000)
    const parley = await launch()
    const { page, app, desk } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    await app.evaluate(({ dialog }) => Object.assign(dialog, { showMessageBox: async () => ({ response: 2 }) }))
    const processes = () =>
      app.evaluate(({ app: electronApp }) =>
        electronApp
          .getAppMetrics()
          .filter(({ type, name, serviceName }) => type !== 'Utility' || /Parley/.test(`${name} ${serviceName}`))
          .map(({ type, pid }) => `${type} ${pid}`)
          .toSorted(),
      )
    const before = { processes: await processes(), files: bytesOf(desk) }
    let edited = false
    for (const request of [...DESK_REQUESTS, ...MAIN_REQUESTS]) {
      const recipes = recipesFor(request, 100)
      const given = JSON.stringify({ request, recipes })
      const outcomes = (await page.evaluate(`(async () => {
      ${makeValue.toString()}
      const { request, recipes } = ${given}
      const outcomes = []
      for (const recipe of recipes) {
        let asked
        // A value that the bridge cannot carry never leaves the page.
        try { asked = window.parley.requests[request](makeValue(recipe)) } catch (error) { outcomes.push('page ' + error.name); continue }
        outcomes.push(await asked.then(
          (envelope) => envelope && envelope.ok === true ? ('value' in envelope ? 'ok' : 'ok without value') : envelope && envelope.error && envelope.error.code,
          (error) => 'rejected ' + error.message,
        ))
      }
      return outcomes
    })()`)) as string[]
      expect(outcomes).toHaveLength(recipes.length)
      for (const [index, outcome] of outcomes.entries()) {
        const known =
          outcome === 'ok' || outcome.startsWith('page ') || (ERROR_CODES as readonly string[]).includes(outcome)
        expect(known && outcome !== 'internal', `${request}: ${outcome} for ${JSON.stringify(recipes[index])}`).toBe(
          true,
        )
      }
      edited ||= outcomes.includes('ok') && request === 'desk:apply'
      expect(outcomes.filter((outcome) => outcome.startsWith('page ')).length).toBeLessThan(outcomes.length / 2 + 1)
    }
    // All processes still run, the page answers, and the disk is unchanged.
    expect(await processes()).toEqual(before.processes)
    expect(await page.evaluate(() => window.parley.requests['desk:status']({}))).toMatchObject({ ok: true })
    await page.getByRole('navigation').getByRole('button', { name: 'Talks' }).click()
    await expect(page.locator('button[data-row]').first()).toBeVisible()
    if (!edited) expect(bytesOf(desk)).toEqual(before.files)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
