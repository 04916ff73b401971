import { expect, test } from '@playwright/test'
import { CATALOGUES } from '../../../core/text/catalogue'
import { recordsOf } from '../../helpers/files/desk-files'
import { changeRecord } from '../../helpers/window/apply-command'
import { launch, show, type Launched } from '../../helpers/window/launch'
import { putNote } from '../../helpers/window/put-note'

/** External addresses: main asks in a system dialog, and opens only a confirmed address. */

test.describe.configure({ mode: 'default' })
let parley: Launched

/** Records the dialogs and opened addresses, and presses a button in place of a person, as a test cannot press the system's dialog. */
interface Outside {
  asked: { message: string; detail: string; buttons: string[]; defaultId: number; cancelId: number }[]
  opened: string[]
  press: number
  fail: boolean
  wait: boolean
  waiting: (() => void)[]
}

test.beforeAll(async () => {
  parley = await launch()
  await parley.app.evaluate(({ dialog, shell }) => {
    const outside: Outside = { asked: [], opened: [], press: 2, fail: false, wait: false, waiting: [] }
    Object.assign(globalThis, { outside })
    Object.assign(dialog, {
      showMessageBox: async (_window: unknown, options: Outside['asked'][number]) => {
        const { message, detail, buttons, defaultId, cancelId } = options
        outside.asked.push({ message, detail, buttons, defaultId, cancelId })
        if (outside.wait) await new Promise<void>((resolve) => outside.waiting.push(resolve))
        return { response: outside.press }
      },
    })
    Object.assign(shell, {
      openExternal: async (address: string) => {
        if (outside.fail) throw new Error(`no program for ${address}`)
        outside.opened.push(address)
      },
    })
  })
  const { page } = parley
  await putNote(
    page,
    'links',
    'See [the **site** here](https://example.org/a_b), https://xn--wgv71a.example/c. And http://plain.example/',
  )
  await putNote(page, 'mail', '[write](mailto:desk@example.org?subject=Steel)')
  await putNote(
    page,
    'tricks',
    '[a](https://user@example.org/) [b](https://日本.example/) [c](mailto:a@b.c?attach=/etc/passwd)',
  )
  await show(page, 'Notes')
})
test.afterAll(() => parley.close())

const pressing = (press: number, more: Partial<Outside> = {}) =>
  parley.app.evaluate(
    (_electron, set) => {
      const { outside } = globalThis as unknown as { outside: Outside }
      Object.assign(outside, { asked: [], opened: [], fail: false, wait: false, waiting: [], ...set })
    },
    { press, ...more },
  )
const outside = () =>
  parley.app.evaluate(() => {
    const { asked, opened } = (globalThis as unknown as { outside: Outside }).outside
    return { asked, opened }
  })
const open = (address: unknown) =>
  parley.page.evaluate((given) => window.parley.requests['app:open-link']({ address: given }), address)
const clipboard = () => parley.app.evaluate((electron) => electron.clipboard.readText())
const [OPEN, COPY, CANCEL] = [0, 1, 2]

test('a link in a note asks first, with the whole address, and opens only when confirmed', async () => {
  const link = parley.page.getByRole('link', { name: 'the site here' })
  await pressing(CANCEL)
  await link.click()
  await expect.poll(async () => (await outside()).asked.length).toBe(1)
  const { asked, opened } = await outside()
  expect(asked).toEqual([
    {
      message: 'Open this address in the browser?',
      detail: 'https://example.org/a_b\n\nYour browser opens the address. Parley itself sends nothing.',
      buttons: ['Open in browser', 'Copy address', 'Cancel'],
      defaultId: CANCEL,
      cancelId: CANCEL,
    },
  ])
  expect(opened).toEqual([])
  await pressing(OPEN)
  await link.focus()
  await parley.page.keyboard.press('Enter')
  await expect.poll(async () => (await outside()).opened).toEqual(['https://example.org/a_b'])
  expect(parley.page.url()).toBe('app://parley/')
})

test('a bare address is a link, an unencrypted one is copied, and a mail opens in the mail program', async () => {
  const { page } = parley
  await pressing(COPY)
  await page.getByRole('link', { name: 'https://xn--wgv71a.example/c' }).click()
  await expect.poll(clipboard).toBe('https://xn--wgv71a.example/c')
  await expect(page.getByText('Address copied')).toBeVisible()
  await expect(page.getByRole('link', { name: 'http://plain.example/' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Copy address' }).click()
  await expect.poll(clipboard).toBe('http://plain.example/')
  expect((await outside()).opened).toEqual([])
  await pressing(OPEN)
  await page.getByRole('link', { name: 'write' }).click()
  await expect.poll(async () => (await outside()).opened).toEqual(['mailto:desk@example.org?subject=Steel'])
  expect((await outside()).asked[0]).toMatchObject({
    message: 'Write to this address in your mail program?',
    detail:
      'mailto:desk@example.org?subject=Steel\n\nYour mail program opens with a new message. Parley itself sends nothing.',
  })
})

test('the real host is shown, and an address with hidden characters is no link', async () => {
  const { page } = parley
  const note = page.getByRole('article').filter({ hasText: 'user@example.org' })
  await expect(note.getByRole('link')).toHaveText(['b'])
  await pressing(CANCEL)
  await note.getByRole('link', { name: 'b' }).click()
  await expect
    .poll(async () => (await outside()).asked[0]?.detail)
    .toContain('https://xn--wgv71a.example/\n\nIn the text, the host is written as 日本.example\n\n')
})

test('the shown address is opened, not the text it was read from', async () => {
  await pressing(OPEN)
  await open('HTTPS://日本.example:443/関税')
  expect((await outside()).opened).toEqual(['https://xn--wgv71a.example/%E9%96%A2%E7%A8%8E'])
})

test('main decides for itself which addresses it asks about, whatever a page says', async () => {
  await pressing(OPEN)
  for (const address of [
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://parley/',
    'https://user:word@example.org/',
    'https://example.org/\u202Egpj.exe',
    'smb://host/share',
    'mailto:a@b.c?attach=/etc/passwd',
  ])
    expect(await open(address), address).toEqual({ ok: true, value: { done: 'refused' } })
  for (const address of ['', `https://example.org/${'a'.repeat(2000)}`, 42, null, ['https://example.org/']])
    expect(await open(address)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  expect(await outside()).toEqual({ asked: [], opened: [] })
})

test('only one question is open at a time, and a failed answer is reported', async () => {
  await pressing(OPEN, { wait: true })
  const first = open('https://example.org/1')
  await expect.poll(async () => (await outside()).asked.length).toBe(1)
  expect(await open('https://example.org/2')).toEqual({ ok: true, value: { done: 'refused' } })
  await parley.app.evaluate(() => (globalThis as unknown as { outside: Outside }).outside.waiting[0]?.())
  expect(await first).toEqual({ ok: true, value: { done: 'opened' } })
  expect((await outside()).opened).toEqual(['https://example.org/1'])
  await pressing(OPEN, { fail: true })
  await parley.page.getByRole('link', { name: 'the site here' }).click()
  await expect(parley.page.getByText('No program could open this address.')).toBeVisible()
})

test('a long address is shown in full, in lines', async () => {
  await pressing(CANCEL)
  const address = `https://example.org/${'0123456789'.repeat(150)}`
  await open(address)
  const [asked] = (await outside()).asked
  const [shown = ''] = asked?.detail.split('\n\n') ?? []
  expect(shown.replaceAll('\n', '')).toBe(address)
  expect(Math.max(...shown.split('\n').map((line) => line.length))).toBe(72)
})

test('a source’s address asks first too, in Japanese in a Japanese window', { tag: '@long' }, async () => {
  const japanese = await launch({ language: 'ja' })
  const { page, app, desk } = japanese
  await app.evaluate(({ dialog }) => {
    const asked: object[] = []
    Object.assign(globalThis, { asked })
    Object.assign(dialog, {
      showMessageBox: async (_window: unknown, { message, buttons }: { message: string; buttons: string[] }) => {
        asked.push([message, ...buttons])
        return { response: 2 }
      },
    })
  })
  const [first] = await recordsOf(desk, 'source')
  const { id, rev } = first ?? { id: '', rev: 0 }
  await changeRecord(page, ['source', id, rev], {
    citation: { type: 'report', title: 'Linked', URL: 'https://example.org/report' },
  })
  await show(page, '情報源')
  await page.locator('button[data-row]').filter({ hasText: 'Linked' }).click()
  await page.getByRole('link', { name: 'https://example.org/report' }).click()
  const ja = CATALOGUES.ja
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked: object[] }).asked))
    .toEqual([[ja['outside.askBrowser'], ja['outside.open'], ja['outside.copy'], ja['outside.cancel']]])
  await japanese.close()
})
