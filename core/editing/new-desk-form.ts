import { z } from 'zod'
import { isBlank, localName, localTextSchema, nameSchema, type Language, type LocalText } from '../base/text'
import { isTimeZone } from '../dates/time-zone'
import type { NewDesk } from '../desk/new-desk-schema'
import { CAPITALS } from '../model/values/capitals'
import { regionNames } from '../model/values/countries'

/** A party as typed into the form of a new desk. */
const partyDraftSchema = z.object({
  kind: z.enum(['country', 'bloc']),
  code: z.string(),
  /** A bloc's name; a country's comes with its code. */
  name: z.string(),
  city: z.string(),
  timeZone: z.string(),
})
export type PartyDraft = z.infer<typeof partyDraftSchema>

/** A new desk as typed: anything typed so far is a draft, and is kept. */
export const deskDraftSchema = z.object({
  title: z.string(),
  ours: partyDraftSchema,
  others: z.array(partyDraftSchema).min(1),
})
export type DeskDraft = z.infer<typeof deskDraftSchema>

export const BLANK_PARTY: PartyDraft = { kind: 'country', code: '', name: '', city: '', timeZone: '' }
export const BLANK_DESK: DeskDraft = { title: '', ours: BLANK_PARTY, others: [BLANK_PARTY] }

/** Possible problems of a field; their words are `newDesk.<problem>`. */
export type DraftProblem =
  'needTitle' | 'needCountry' | 'needCode' | 'needName' | 'needCity' | 'needZone' | 'badZone' | 'twice' | 'badText'

/** The problems, by the field's place: `title`, `ours.city`, `others.0.code`. */
export type DraftProblems = Readonly<Record<string, DraftProblem>>

/** A party with its country or bloc chosen: fills in its capital and time zone if they are known. */
export function withCode(party: PartyDraft, code: string, language: Language): PartyDraft {
  const known = CAPITALS[code]
  const before = CAPITALS[party.code]
  // Values filled in for another country go; typed ones stay.
  const typedCity = party.city !== '' && !(before && isNameOf(before.city, party.city))
  const typedZone = party.timeZone !== '' && party.timeZone !== before?.timeZone
  const names = party.kind === 'bloc' ? regionNames(code) : undefined
  return {
    ...party,
    code,
    name: party.name === '' && names ? localName(names, language) : party.name,
    city: typedCity ? party.city : known ? localName(known.city, language) : '',
    timeZone: typedZone ? party.timeZone : (known?.timeZone ?? ''),
  }
}

/** The desk that a form describes, or its problems, each beside its field. */
export function readDraft(
  draft: DeskDraft,
  language: Language,
): { desk: NewDesk; problems?: never } | { desk?: never; problems: DraftProblems } {
  const parties = [
    ['ours', draft.ours] as const,
    ...draft.others.map((party, index) => [`others.${index}`, party] as const),
  ]
  const problems: Record<string, DraftProblem> = {
    ...textProblem('title', draft.title, 'needTitle'),
    ...Object.assign({}, ...parties.map(([place, party]) => partyProblems(place, party, place === 'ours'))),
    ...twice(parties),
  }
  if (Object.keys(problems).length > 0) return { problems }
  const [ours, ...others] = parties.map(([, party]) => readParty(party, language))
  if (!ours) throw new Error('a desk without a party of its own')
  return { desk: { title: { [language]: draft.title.trim() }, language, ours, others } }
}

function textProblem(place: string, text: string, missing: DraftProblem): Record<string, DraftProblem> {
  if (isBlank(text)) return { [place]: missing }
  return nameSchema.safeParse(text.trim()).success ? {} : { [place]: 'badText' }
}

function partyProblems(place: string, party: PartyDraft, ours: boolean): Record<string, DraftProblem> {
  const { kind, code, name, city, timeZone } = party
  const found: Record<string, DraftProblem> =
    kind === 'country'
      ? regionNames(code)
        ? {}
        : { [`${place}.code`]: 'needCountry' }
      : {
          ...(/^[A-Z0-9]{2,8}$/.test(code) ? {} : { [`${place}.code`]: 'needCode' as const }),
          ...textProblem(`${place}.name`, name, 'needName'),
        }
  const clock = !isBlank(city) || timeZone !== ''
  // A desk counts days in the time zone of our capital. A bloc may have none.
  if (!clock && (!ours || kind === 'bloc')) return found
  return {
    ...found,
    ...textProblem(`${place}.city`, city, 'needCity'),
    ...(timeZone === ''
      ? { [`${place}.timeZone`]: 'needZone' as const }
      : isTimeZone(timeZone)
        ? {}
        : { [`${place}.timeZone`]: 'badZone' as const }),
  }
}

/** Parties named twice, at the later place. */
function twice(parties: readonly (readonly [string, PartyDraft])[]): Record<string, DraftProblem> {
  const seen = new Set<string>()
  const found: Record<string, DraftProblem> = {}
  for (const [place, { code }] of parties) {
    if (code !== '' && seen.has(code)) found[`${place}.code`] = 'twice'
    seen.add(code)
  }
  return found
}

function readParty(party: PartyDraft, language: Language): NewDesk['ours'] {
  const { kind, code, timeZone } = party
  const typed: LocalText = { [language]: party.name.trim() }
  const known = regionNames(code)
  const names = kind === 'country' ? known : known && isNameOf(known, party.name) ? known : typed
  const filled = CAPITALS[code]?.city
  const city = filled && isNameOf(filled, party.city) ? filled : { [language]: party.city.trim() }
  return {
    kind,
    code,
    names: localTextSchema.parse(names),
    ...(isBlank(party.city) ? {} : { capital: { city, timeZone } }),
  }
}

const isNameOf = (names: LocalText, text: string) => Object.values(names).includes(text.trim())
