import { describe, expect, it } from 'vitest'
import { safeFolderName } from '../../../core/base/safe-name'
import { isTimeZone } from '../../../core/dates/time-zone'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { newDeskCollections } from '../../../core/desk/new-desk'
import { newDeskSchema } from '../../../core/desk/new-desk-schema'
import { BLANK_DESK, BLANK_PARTY, readDraft, withCode, type DeskDraft } from '../../../core/editing/new-desk-form'
import { CAPITALS } from '../../../core/model/values/capitals'
import { COUNTRY_CODES, regionNames } from '../../../core/model/values/countries'
import { suggestInitials } from '../../../core/model/values/initials'
import { staffMemberSchema } from '../../../core/model/values/staff-member'
import { checkDesk } from '../../../core/rules/rules'

it.each([
  ['Edith Kato', 'EK'],
  ['edith kato', 'EK'],
  ['Ursula von der Leyen', 'UL'],
  ['Jean-Luc  Picard', 'JLP'],
  ['Édouard “Ed” Balladur', 'ÉB'],
  ['赤澤亮正', '赤澤'],
  ['赤澤 亮正', '赤澤'],
  ['勅使河原　太郎', '勅使河原'],
  ['林芳正', '林芳'],
  ['森亮', '森'],
  ['たなか', 'たな'],
  ['김민수', '김'],
  ['  ', ''],
  ['1', ''],
])('suggests for %s the initials %s', (name, initials) => expect(suggestInitials(name)).toBe(initials))

it.each([
  ['Japan/EU: talks?', 'Japan-EU talks'],
  ['  .hidden... ', 'hidden'],
  ['CON', '_CON'],
  ['com1.notes', '_com1.notes'],
  ['Console', 'Console'],
  ['日EU協議 2026年', '日EU協議 2026年'],
  ['a\u202Eb\u0000c\td', 'abcd'],
  ['<>:"|?*', ''],
  ['e\u0301', 'é'],
])('turns the title %j into the folder %j', (title, folder) => expect(safeFolderName(title)).toBe(folder))

it('keeps folder names short enough for a file system, and never cuts a character in half', () => {
  for (const letter of ['x', 'é', '会', '𠮷']) {
    const name = safeFolderName(letter.repeat(200))
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
    expect(Buffer.byteLength(name)).toBeGreaterThan(170)
    expect(name.replaceAll(letter, '')).toBe('')
  }
})

it('knows the countries in both languages, and the time zones of their capitals', () => {
  expect(COUNTRY_CODES).toHaveLength(249)
  expect(COUNTRY_CODES.filter((code) => !regionNames(code))).toEqual([])
  expect(regionNames('JP')).toEqual({ en: 'Japan', ja: '日本' })
  expect(regionNames('US')).toEqual({ en: 'United States', ja: '米国' })
  expect(regionNames('EU')?.en).toBe('European Union')
  expect(regionNames('QQ')).toBeUndefined()
  expect(regionNames('ASEAN')).toBeUndefined()
  for (const [code, { timeZone }] of Object.entries(CAPITALS)) {
    expect(regionNames(code), code).toBeDefined()
    expect(isTimeZone(timeZone), timeZone).toBe(true)
  }
})

describe('the form of an empty desk', () => {
  const japan = withCode(BLANK_PARTY, 'JP', 'en')
  const union = withCode({ ...BLANK_PARTY, kind: 'bloc' }, 'EU', 'en')
  const draft: DeskDraft = { ...BLANK_DESK, title: ' Japan–EU talks ', ours: japan, others: [union] }

  it('fills in the capital and its time zone, and clears only what it filled in', () => {
    expect(japan).toMatchObject({ code: 'JP', city: 'Tokyo', timeZone: 'Asia/Tokyo' })
    expect(withCode(japan, 'KR', 'ja')).toMatchObject({ city: 'ソウル', timeZone: 'Asia/Seoul' })
    expect(withCode({ ...japan, city: 'Osaka' }, 'KR', 'en')).toMatchObject({ city: 'Osaka', timeZone: 'Asia/Seoul' })
    expect(withCode(japan, 'TV', 'en')).toMatchObject({ city: '', timeZone: '' })
    expect(union).toMatchObject({ name: 'European Union', city: 'Brussels' })
  })

  it('makes a desk with names in both languages that breaks no rule', () => {
    const { desk, problems } = readDraft(draft, 'en')
    expect(problems).toBeUndefined()
    const made = newDeskSchema.parse(desk)
    expect(made.title).toEqual({ en: 'Japan–EU talks' })
    expect(made.ours).toMatchObject({
      names: { en: 'Japan', ja: '日本' },
      capital: { city: { en: 'Tokyo', ja: '東京' } },
    })
    expect(made.others[0]).toMatchObject({ kind: 'bloc', names: { en: 'European Union', ja: '欧州連合' } })
    const staff = staffMemberSchema.parse({ id: 'staff-kato', name: 'Kato', initials: 'K' })
    let count = 0
    const collections = newDeskCollections(made, staff, '2026-01-01T00:00:00Z', () => `${(count += 1)}`)
    const desktop = new MemoryDesk(collections, () => '', 0, {})
    expect(checkDesk(desktop)).toEqual([])
    expect(desktop.all('party').map((party) => party.code)).toEqual(['JP', 'EU'])
  })

  it('stores a typed text in the language it was typed in', () => {
    const typed = { ...BLANK_PARTY, kind: 'bloc' as const, code: 'ASEAN', name: '東南アジア諸国連合' }
    const { desk } = readDraft({ ...draft, ours: { ...japan, city: '大阪' }, others: [typed] }, 'ja')
    expect(desk?.ours.capital?.city).toEqual({ ja: '大阪' })
    expect(desk?.others[0]).toEqual({ kind: 'bloc', code: 'ASEAN', names: { ja: '東南アジア諸国連合' } })
  })

  it('shows errors beside their fields', () => {
    expect(readDraft(BLANK_DESK, 'en').problems).toEqual({
      title: 'needTitle',
      'ours.code': 'needCountry',
      'ours.city': 'needCity',
      'ours.timeZone': 'needZone',
      'others.0.code': 'needCountry',
    })
    const bloc = { ...BLANK_PARTY, kind: 'bloc' as const, code: 'eu' }
    const problems = readDraft(
      { ...draft, title: 'a\u0007', others: [bloc, japan, { ...japan, code: 'KR', timeZone: 'Asia/Nowhere' }] },
      'en',
    ).problems
    expect(problems).toEqual({
      title: 'badText',
      'others.0.code': 'needCode',
      'others.0.name': 'needName',
      'others.1.code': 'twice',
      'others.2.timeZone': 'badZone',
    })
  })
})
