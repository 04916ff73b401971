import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type ErrorCode } from '../../../core/base/errors'
import type { Failure } from '../../../core/base/failure'
import { withoutDesk } from '../../../core/contract/app-settings'
import { detailsOf, detailsText, factsOf } from '../../../core/recovery/facts'
import { hasRecovery, NOT_STAYING, recoveryOf } from '../../../core/recovery/recovery'
import { CATALOGUES, familyText, translator } from '../../../core/text/catalogue'
import { commandHint, describeError } from '../../../core/text/describe'

const FILE = '/desks/talks/desk.json'
const FORMAT_FILE = '/desks/talks/format.json'

/** The failures of opening a desk, as the desk process reports them; the tests of the store cause each of them on a disk. */
const OPENING: [ErrorCode, Failure['params'], string][] = [
  ['desk-corrupt', { file: FILE, reason: 'checksum', whole: 7, broken: 1, line: 9, byte: 80 }, 'damagedAltered'],
  ['desk-corrupt', { file: FILE, reason: 'empty', whole: 0, broken: 0 }, 'damagedEmpty'],
  ['desk-corrupt', { file: FILE, reason: 'not-table', collection: 'talk', whole: 7, broken: 0 }, 'damagedContent'],
  ['desk-corrupt', { file: FORMAT_FILE, reason: 'json' }, 'damagedFormat'],
  ['desk-corrupt', { file: '/desks/talks/journal/0a/00000002.jsonl', reason: 'journal', byte: 80 }, 'damagedJournal'],
  ['desk-corrupt', { file: '/desks/talks', reason: 'segment-missing', byte: 0, number: 3 }, 'damagedPart'],
  [
    'desk-corrupt',
    { file: '/desks/talks/journal/0a/00000003.jsonl', reason: 'segment-empty', byte: 0, number: 3 },
    'damagedEnd',
  ],
  [
    'desk-corrupt',
    { file: '/desks/talks/journal/0a/00000003.jsonl', reason: 'journal-behind', byte: 80, number: 9 },
    'damagedEnd',
  ],
  ['desk-forked', { file: '/desks/talks/journal/0b/00000003.jsonl', other: '/desks/…', number: 3 }, 'forkedWhy'],
  ['desk-newer', { file: FORMAT_FILE, found: 9, known: 1, what: 'format' }, 'newerFormat'],
  ['desk-newer', { file: FILE, found: 9, known: 1, what: 'schema' }, 'newerSchema'],
  ['desk-locked', { dir: '/desks/talks', holder: '…', who: 'Kato', pid: 7, since: '2026-11-23T01:00:00Z' }, 'lockedBy'],
  ['desk-locked', { dir: '/desks/talks', holder: '…', since: '2026-11-23T01:00:00Z' }, 'lockedSince'],
  ['desk-locked', { dir: '/desks/talks', holder: '…' }, 'lockedUnknown'],
  ['desk-gone', { dir: '/desks/talks' }, 'goneWhere'],
  ['desk-moved', { dir: '/desks/talks' }, 'goneWhere'],
  ['desk-not-a-desk', { dir: '/desks/talks', file: 'format.json' }, 'notDeskWhy'],
  ['desk-not-a-desk', { dir: '/desks/talks', file: 'format.json', has: 'desk.json' }, 'incompleteFormat'],
  ['desk-not-a-desk', { dir: '/desks/talks', file: 'desk.json', has: 'format.json' }, 'incompleteRecords'],
  ['desk-unreadable', { file: FILE, reason: 'EACCES' }, 'unreadableDenied'],
  ['desk-unreadable', { file: FILE, reason: 'EIO' }, 'unreadableDisk'],
  ['desk-unreadable', { file: FILE, reason: 'EISDIR' }, 'unreadableOther'],
  ['file-too-large', { file: 'snapshot-00000002.json', size: 700, limit: 536 }, 'sentence'],
  ['desk-changed-outside', { file: FILE }, 'changingWhy'],
  ['desk-forked', { file: FILE, other: FILE, number: 13 }, 'forkedWhy'],
  ['field-invalid', { file: FILE, collection: 'talk', id: 'talk-1', field: 'title', reason: 'blank' }, 'recordWhich'],
  ['settings-needed', {}, 'noSettingsWhy'],
  ['source-text-missing', { file: '/desks/talks/sources/ab.txt', sha256: 'ab' }, 'sourceMissingWhich'],
  ['source-text-corrupt', { file: '/desks/talks/sources/ab.txt', sha256: 'ab' }, 'sourceAlteredWhich'],
  ['desk-lost', {}, 'lost'],
  ['internal', { reason: NOT_STAYING }, 'processWhy'],
  ['internal', { reason: 'TypeError' }, 'sentence'],
]

const facts = (failure: Failure, language: 'en' | 'ja' = 'en') =>
  factsOf(failure, '/desks/talks', language, (at) => `<${at}>`)

describe('the explanation of a desk that cannot be opened', () => {
  it.each(OPENING)('words %s %o as recovery.%s, complete in both languages', (code, params, happened) => {
    const failure = { code, params }
    const recovery = recoveryOf(failure)
    expect(recovery.happened).toBe(`recovery.${happened}`)
    expect(recovery.steps.length).toBeGreaterThan(1)
    for (const language of ['en', 'ja'] as const) {
      const said = [recovery.title, recovery.happened, ...recovery.safe, ...recovery.steps.map(({ help }) => help)].map(
        (key) => translator(language)(key, facts(failure, language)),
      )
      // An unfilled placeholder would remain in the text.
      expect(said.join('\n')).not.toMatch(/[{}]|undefined/)
      if (happened !== 'sentence') expect(said[1]).toContain('/desks/talks')
    }
  })

  it('exists for every failure about a desk, and every other code has a screen', () => {
    // These concern making or writing a desk and are shown elsewhere; a desk that another computer edits opens read-only.
    const elsewhere = new Set(['desk-not-empty', 'desk-read-only', 'desk-leased', 'desk-edited-elsewhere'])
    const named = ERROR_CODES.filter((code) => /^(desk|source-text)-/.test(code) && !elsewhere.has(code))
    expect(named.filter((code) => !hasRecovery(code))).toEqual([])
    const listed = new Set(OPENING.map(([code]) => code))
    expect(ERROR_CODES.filter((code) => hasRecovery(code) && !listed.has(code))).toEqual([])
    for (const code of ERROR_CODES) expect(recoveryOf({ code, params: {} }).steps[0]?.id, code).toBeDefined()
  })

  it('names the desk, its holder and since when', () => {
    const locked = OPENING.find(([, , key]) => key === 'lockedBy')
    const failure = { code: 'desk-locked', params: locked?.[1] ?? {} } as const
    expect(familyText('en', recoveryOf(failure).happened, facts(failure))).toBe(
      'Kato has had /desks/talks open for editing on this computer since <2026-11-23T01:00:00Z>.',
    )
    expect(recoveryOf(failure).steps[0]?.id).toBe('read')
  })

  it('promises to open automatically only if Parley keeps checking', () => {
    const promises = new Set(['recovery.safeCloseThere', 'recovery.safeComesBack'])
    for (const [code, params] of OPENING) {
      const { safe, waits } = recoveryOf({ code, params })
      expect(
        safe.some((key) => promises.has(key)),
        code,
      ).toBe(waits === true)
    }
  })

  it('says that nothing was changed only after a refusal, and counts lines only if they were counted', () => {
    for (const code of ['source-text-missing', 'internal', 'desk-lost', 'desk-gone'] as const)
      expect(recoveryOf({ code, params: {} }).safe).not.toContain('recovery.safeUntouched')
    const safeOf = (params: Failure['params']) => recoveryOf({ code: 'desk-corrupt', params }).safe
    expect(safeOf({ file: FILE, reason: 'checksum', whole: 3, broken: 0 })).toContain('recovery.safeLines')
    expect(safeOf({ file: FILE, reason: 'checksum', whole: 0, broken: 2 })).toContain('recovery.safeNoLine')
    expect(safeOf({ file: FILE, reason: 'checksum' }).join(' ')).not.toMatch(/Line/)
  })

  it('shows the names of Windows files too', () => {
    const failure: Failure = {
      code: 'desk-corrupt',
      params: { file: String.raw`C:\Desks\talks\format.json`, reason: 'json' },
    }
    expect(recoveryOf(failure).happened).toBe('recovery.damagedFormat')
    expect(facts(failure)).toMatchObject({ name: 'format.json', dir: String.raw`C:\Desks\talks` })
  })
})

describe('the technical details', () => {
  it('show the listed values one a line, and nothing else from the failure', () => {
    const failure: Failure = {
      code: 'desk-corrupt',
      params: { file: FILE, reason: 'checksum', expected: 'aa', found: 'bb', text: 'The line to take', note: 'secret' },
    }
    const text = detailsText(detailsOf(failure, '/desks/talks', 'Parley 0.1.0'), 'en')
    expect(text.split('\n')).toEqual([
      'Code: desk-corrupt',
      'Reason: checksum',
      'Folder: /desks/talks',
      `File: ${FILE}`,
      'Expected SHA-256: aa',
      'Found: bb',
      'Program: Parley 0.1.0',
    ])
  })

  it('keep each value on its line', () => {
    const details = detailsOf({ code: 'desk-unreadable', params: { reason: 'a\nCode: b' } }, '/d', 'P')
    expect(details).toContainEqual(['reason', 'a Code: b'])
  })
})

describe('the recovery texts', () => {
  it('give a system reason in words, and leave its code to the technical details', () => {
    const failure = { code: 'desk-read-only', params: { dir: '/desk', reason: 'EROFS' } } as const
    expect(describeError(failure.code, failure.params, 'en')).toContain('(it is read-only)')
    expect(describeError(failure.code, failure.params, 'ja')).toContain('（読み取り専用です）')
    expect(detailsOf(failure, '/desk', 'Parley')).toContainEqual(['reason', 'EROFS'])
    for (const reason of ['ENOENT', 'EIO', 'EWHATEVER', '']) {
      const sentence = describeError('desk-unreadable', { file: 'f', reason }, 'en')
      expect(sentence).not.toMatch(/\bE[A-Z]{2,}\b|\(\)/)
    }
    const { reason: words } = factsOf({ code: 'desk-unreadable', params: { reason: 'EISDIR' } }, '/desk', 'en', String)
    expect(words).toBe('it is a folder')
  })

  it('name terminal commands only at a command line, never in a window', () => {
    for (const texts of Object.values(CATALOGUES))
      for (const [key, text] of Object.entries(texts))
        if (!key.startsWith('hint.')) expect(text, key).not.toMatch(/npm run|--[a-z]/)
    expect(commandHint('record-missing', 'en')).toContain('npm run parley -- list')
    expect(commandHint('disk-full', 'en')).toBeUndefined()
  })

  it('word every instruction differently', () => {
    const help = Object.entries(CATALOGUES.en).filter(([key]) => key.startsWith('recovery.help'))
    expect(new Set(help.map(([, text]) => text)).size).toBe(help.length)
  })
})

describe('forgetting a desk', () => {
  const desk = (directory: string) => ({ directory, openedAt: '2026-11-23T00:00:00Z' })
  const settings = { language: 'en', theme: 'dark', recent: [desk('/a'), desk('/b')], lastDesk: '/a' } as const

  it('removes it from the list and from the next start, and keeps everything else', () => {
    expect(withoutDesk({ ...settings, recent: [...settings.recent] }, '/a')).toEqual({
      ...settings,
      recent: [desk('/b')],
      lastDesk: undefined,
    })
    expect(withoutDesk({ ...settings, recent: [...settings.recent] }, '/b')).toMatchObject({ lastDesk: '/a' })
  })
})
