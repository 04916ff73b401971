import { expect, test } from '@playwright/test'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { damage } from '../../helpers/files/desk-files'
import { lastSegmentOf } from '../../helpers/files/journal-files'
import { placeOf } from '../../helpers/window/dialogs'
import { EDITH, launch, SAMPLE } from '../../helpers/window/launch'

/** A word that is part of all text typed, named and requested here, and must appear on no console. */
const MARKER = 'Zwiebelkuchen'

test(
  'no console of any process shows record content, a file name or an address, whatever fails',
  { tag: '@long' },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-logs-'))
    const desk = join(folder, `${MARKER} desk`)
    cpSync(SAMPLE, desk, { recursive: true })
    const parley = await launch({ desk })
    const { page, app } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    await app.evaluate(({ dialog, shell }) => {
      Object.assign(dialog, { showMessageBox: async () => ({ response: 0 }) })
      Object.assign(shell, {
        openExternal: (address: string) => Promise.reject(new Error(`nothing opens ${address}`)),
      })
    })
    const ask = (request: string, input: unknown) =>
      page.evaluate(([name, given]) => window.parley.requests[name as 'desk:apply'](given), [
        request,
        input,
      ] as const) as Promise<{ ok: boolean; error?: { code: string } }>
    const codeOf = async (request: string, input: unknown) => (await ask(request, input)).error?.code
    const apply = (command: object) => codeOf('desk:apply', { command, staff: EDITH })

    // Refusals: of records, of the contract, and of folders.
    const lead = { collection: 'lead', id: 'lead-3' }
    expect(await apply({ kind: 'change', ...lead, rev: 1, fields: { text: MARKER } })).toBeUndefined()
    expect(await apply({ kind: 'change', ...lead, rev: 1, fields: { text: MARKER } })).toBe('record-changed')
    expect(await apply({ kind: 'change', ...lead, rev: 2, fields: { text: `${MARKER}\u0000` } })).toBe('field-invalid')
    expect(await apply({ kind: 'change', ...lead, rev: 2, fields: { [MARKER]: [Number.NaN] } })).toBe('field-invalid')
    expect(await apply({ kind: 'create', collection: 'lead', id: MARKER, fields: {} })).toBe('field-invalid')
    expect(await apply({ kind: MARKER })).toBe('bad-request')
    expect(await codeOf('desk:record', { collection: 'talk', id: MARKER })).toBe('record-missing')
    expect(
      await codeOf('app:open-desk', { place: await placeOf(app, page, join(folder, `${MARKER}-not-there`)) }),
    ).toBe('desk-gone')
    expect(await codeOf('app:open-link', { address: `https://${MARKER}.example/${MARKER}` })).toBeUndefined()
    expect(await codeOf('app:open-link', { address: `file:///${MARKER}` })).toBeUndefined()
    expect(await codeOf('app:keep', { key: MARKER, text: MARKER })).toBeUndefined()
    expect(await codeOf('app:keep', { key: MARKER, text: [MARKER] })).toBe('bad-request')
    const mend = damage(desk, 'flipped')
    appendFileSync(lastSegmentOf(desk), `${MARKER} of another program`)
    expect(await apply({ kind: 'change', ...lead, rev: 2, fields: { text: `${MARKER} 2` } })).toBe(
      'desk-changed-outside',
    )
    await ask('app:reopen', {})
    await expect(page.getByRole('alert')).toContainText('is damaged')
    mend()

    // Unexpected errors: logged with their place, without their content.
    await app.evaluate((_electron, marker) => {
      void Promise.reject(new Error(`${marker}\n    at ${marker} (${marker}:1:1)`))
    }, MARKER)
    await expect.poll(() => parley.output()).toContain('main: Error\n')
    await page.reload()
    await page.waitForTimeout(200)
    await parley.quit()
    expect(parley.output()).not.toContain(MARKER)
    expect(parley.messages.join('\n')).not.toContain(MARKER)
    rmSync(folder, { recursive: true, force: true })
    rmSync(parley.home, { recursive: true, force: true })
  },
)
