import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { parseAppSettings, withOpenedDesk } from '../../../core/contract/app-settings'
import { SettingsKeeper } from '../../../electron/main/app-settings'
import { UnsavedTexts } from '../../../electron/main/unsaved-texts'
import { temporaryFolder } from '../../helpers/desks/sample'
import { failingFileSystem } from '../../helpers/faults/failing-file-system'

const unexpected = (error: unknown) => {
  throw error
}
const settingsFile = () => join(temporaryFolder(), 'settings.json')
const KATO = { id: 'staff-kato', name: 'Edith Kato', initials: 'EK' }

describe('the app’s settings', () => {
  it('are the defaults without a file, and reading makes none', async () => {
    const file = settingsFile()
    const settings = await SettingsKeeper.open(file, unexpected)
    expect(settings.value).toEqual({ language: 'system', theme: 'system', recent: [] })
    await settings.save()
    expect(existsSync(file)).toBe(false)
  })

  it('apply at once and after a restart, and keep the additions of a newer Parley', async () => {
    const file = settingsFile()
    writeFileSync(file, JSON.stringify({ staff: KATO, newer: { thing: 1 } }))
    const settings = await SettingsKeeper.open(file, unexpected)
    settings.set({ theme: 'dark' })
    settings.opened('/desks/one', { en: 'One' })
    expect(settings.value.lastDesk).toBe('/desks/one')
    await settings.save()
    const again = await SettingsKeeper.open(file, unexpected)
    expect(again.value).toMatchObject({ staff: KATO, theme: 'dark', lastDesk: '/desks/one', newer: { thing: 1 } })
    again.set({ lastDesk: undefined })
    await again.save()
    expect((await SettingsKeeper.open(file, unexpected)).value.lastDesk).toBeUndefined()
  })

  it.each(['{"theme":"dark"', '[]', 'null', '"x"', ''])(
    'are the defaults for the file %j, which is kept aside',
    async (bad) => {
      const file = settingsFile()
      writeFileSync(file, bad)
      const settings = await SettingsKeeper.open(file, unexpected)
      expect(settings.value).toEqual({ language: 'system', theme: 'system', recent: [] })
      expect(readFileSync(file.replace('.json', '.bad.json'), 'utf8')).toBe(bad)
    },
  )

  it('lose a bad field and no other', () => {
    const { settings, whole } = parseAppSettings(
      JSON.stringify({
        staff: { name: '' },
        language: 'fr',
        theme: 'dark',
        recent: 3,
        lastDesk: '/d',
        window: { x: 0.5 },
      }),
    )
    expect(whole).toBe(false)
    expect(settings).toEqual({ language: 'system', theme: 'dark', recent: [], lastDesk: '/d' })
  })

  it('remember twelve desks, the last one first and each once', () => {
    let settings = parseAppSettings('{}').settings
    for (const number of [...Array(14).keys(), 5])
      settings = withOpenedDesk(settings, { directory: `/desks/${number}`, openedAt: '2026-01-01T00:00:00Z' })
    expect(settings.recent.map((desk) => desk.directory)).toEqual(
      [5, 13, 12, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((number) => `/desks/${number}`),
    )
  })

  it('report a full disk, and apply anyway', async () => {
    const { fs } = failingFileSystem({ room: 0 })
    const settings = await SettingsKeeper.open(settingsFile(), unexpected, fs)
    settings.set({ theme: 'light' })
    await expect(settings.save()).rejects.toMatchObject({ code: 'disk-full' })
    expect(settings.value.theme).toBe('light')
  })
})

describe('unsaved texts', () => {
  it('outlive the app: they are written a moment after a change, without a request', async () => {
    const file = join(temporaryFolder(), 'kept-texts.json')
    const unsaved = await UnsavedTexts.open(file, { report: unexpected })
    unsaved.keep('form:1', 'typed')
    unsaved.keep('form:1', 'typed on')
    unsaved.keep('note:1', 'a note')
    await expect.poll(() => existsSync(file)).toBe(true)
    const again = await UnsavedTexts.open(file, { report: unexpected })
    expect(again.under('form:')).toEqual({ 'form:1': 'typed on' })
    expect(again.under('')).toEqual({ 'form:1': 'typed on', 'note:1': 'a note' })
    again.keep('form:1', undefined)
    await again.save()
    expect((await UnsavedTexts.open(file, { report: unexpected })).under('')).toEqual({ 'note:1': 'a note' })
  })

  it('have a limit in all, which refuses the next one and keeps the earlier', async () => {
    const file = join(temporaryFolder(), 'kept-texts.json')
    const unsaved = await UnsavedTexts.open(file, { report: unexpected })
    const large = 'x'.repeat(8_000_000)
    for (const key of ['form:1', 'form:2', 'form:3']) unsaved.keep(key, large)
    expect(() => unsaved.keep('form:4', large)).toThrow('unsaved-full')
    expect(() => unsaved.keep('form:3', large + large)).toThrow('unsaved-full')
    expect(unsaved.under('form:3')['form:3']).toBe(large)
    unsaved.keep('form:1', undefined)
    unsaved.keep('form:4', large)
    for (const key of ['form:2', 'form:3', 'form:4']) unsaved.keep(key, undefined)
    for (let text = 0; text < 5000; text += 1) unsaved.keep(`note:${text}`, 'x')
    expect(() => unsaved.keep('note:more', 'x')).toThrow('unsaved-full')
    unsaved.keep('note:7', 'xyz')
    expect(unsaved.under('note:7')['note:7']).toBe('xyz')
    await unsaved.save()
  })

  it('under one key belong to each window, and those of a closed window pass to the next', async () => {
    const file = join(temporaryFolder(), 'kept-texts.json')
    const there = new Set([1, 2, 3])
    const isThere = (window: number) => there.has(window)
    const unsaved = await UnsavedTexts.open(file, { report: unexpected, isThere })
    unsaved.keep('form:1', 'a paragraph', 1)
    unsaved.keep('form:1', 'a word', 2)
    expect([1, 2, 3].map((window) => unsaved.under('form:', window))).toEqual([
      { 'form:1': 'a paragraph' },
      { 'form:1': 'a word' },
      {},
    ])
    // The second window saves: it drops its own text, not the first window's.
    unsaved.keep('form:1', undefined, 2)
    expect(unsaved.under('form:1', 1)).toEqual({ 'form:1': 'a paragraph' })
    // The first window's text appears once the window is gone; only the window that resumes it has it then.
    there.delete(1)
    unsaved.keep('form:1', 'typed before it was seen', 3)
    expect(unsaved.under('form:', 2)).toEqual({ 'form:1': 'a paragraph' })
    // To list it is not to resume it.
    unsaved.keep('form:1', 'another word', 2)
    unsaved.keep('form:1', undefined, 2)
    expect(unsaved.under('form:1', 2)).toEqual({ 'form:1': 'a paragraph' })
    unsaved.keep('form:1', 'a paragraph and more', 2)
    expect([2, 3].map((window) => unsaved.under('form:1', window)['form:1'])).toEqual([
      'a paragraph and more',
      'typed before it was seen',
    ])
    await unsaved.save()
    // Both are there at the next start, one after the other.
    const again = await UnsavedTexts.open(file, { report: unexpected })
    const texts = new Set<string | undefined>()
    for (let round = 0; round < 2; round += 1) {
      texts.add(again.under('form:1')['form:1'])
      again.keep('form:1', undefined)
    }
    expect(texts).toEqual(new Set(['a paragraph and more', 'typed before it was seen']))
    expect(again.under('')).toEqual({})
    await again.save()
  })

  it('are written once for many keystrokes', async () => {
    const { fs, calls } = failingFileSystem({})
    const unsaved = await UnsavedTexts.open(join(temporaryFolder(), 'kept-texts.json'), { report: unexpected, fs })
    for (const letter of 'a few letters') {
      unsaved.keep('k', letter)
      await wait(2)
    }
    await unsaved.save()
    expect(calls.filter((call) => call === 'create')).toHaveLength(1)
  })

  it('stay in memory on a full disk, keep out of the log, and reach the disk once it has room', async () => {
    const faults = { room: 0 }
    const { fs } = failingFileSystem(faults)
    const folder = temporaryFolder()
    const file = join(folder, 'kept-texts.json')
    const reported: unknown[] = []
    const full = await UnsavedTexts.open(file, { report: (error) => reported.push(error), fs })
    full.keep('k', 'confidential')
    await full.save()
    expect(full.under('k')).toEqual({ k: 'confidential' })
    expect(reported).toHaveLength(1)
    expect(String(reported[0])).not.toContain('confidential')
    expect(readdirSync(folder)).toEqual([])
    const roomy = failingFileSystem({})
    Object.assign(fs, roomy.fs)
    full.keep('other', 'more')
    await full.save()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ k: 'confidential', other: 'more' })
  })

  it('start afresh if the file is not theirs, and keep that file aside', async () => {
    const file = join(temporaryFolder(), 'kept-texts.json')
    writeFileSync(file, '{"k": 3}')
    expect((await UnsavedTexts.open(file, { report: unexpected })).under('')).toEqual({})
    expect(readFileSync(file.replace('.json', '.bad.json'), 'utf8')).toBe('{"k": 3}')
  })
})
