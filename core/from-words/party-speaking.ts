import type { DeskRead } from '../desk/desk-read'
import type { RecordRef } from '../model/values/record-ref'
import type { Suggestion, SuggestionOf } from '../suggest/suggestion'

/** A sentence that states a position, denies a claim, or says who said something. */
export type Said = SuggestionOf<'position'> | SuggestionOf<'denial'> | SuggestionOf<'statement'>

/** A sentence, the statement in it, the suggestions inside of it, and the text that the places are in. */
export interface SaidIn {
  suggestion: Said
  statement: SuggestionOf<'statement'> | undefined
  within: readonly Suggestion[]
  text: string
}

/**
 * The party that speaks in a sentence, and the speaker's time in a post. `isCertain`: the words leave no other answer. `isOfAnother`: somebody speaks whose party
 * the desk does not know, so no party that the sentence names need be the one.
 */
export interface Whose {
  party?: string
  speaker?: string
  isCertain: boolean
  isOfAnother?: true
}

/** The party of a position: the speaker's, or the one that the sentence names before its cue. */
export function partySpeaking(desk: DeskRead, { suggestion, statement, within, text }: SaidIn): Whose {
  const speaker = statement?.value.speaker
  const said = speaker && { party: partyOfName(desk, speaker.ref, speaker.membership), speaker: speaker.membership }
  const cue = suggestion.kind === 'statement' ? undefined : suggestion.value.cue
  if (speaker && said?.party === undefined) return OF_ANOTHER
  const names = partiesNamed(desk, within).filter(({ end }) => !cue || end <= cue.start)
  // At most a particle and a word such as "will" separate a subject from its verb; in "the offer from Chile" the party is no subject.
  const isSubject = ({ start }: { start: number }) =>
    BEFORE.test(text.slice(suggestion.start, start)) ||
    /^\s+$/.test(text.slice(statement?.value.verb.end ?? start, start))
  const next = cue && names.find((name) => BETWEEN.test(text.slice(name.end, cue.start)) && isSubject(name))
  const isSpeaker =
    next !== undefined && speaker !== undefined && next.start >= speaker.start && next.end <= speaker.end
  const first = speaker ?? next ?? names[0]
  if (first && isReported(desk, text.slice(suggestion.start, first.start), speaker ? [] : within, first.start))
    return OF_ANOTHER
  if (next && !isSpeaker && next.party !== said?.party)
    return { party: next.party, isCertain: said?.party === undefined }
  if (said?.party !== undefined)
    return {
      party: said.party,
      ...(said.speaker === undefined ? {} : { speaker: said.speaker }),
      isCertain: true,
    }
  if (next) return { party: next.party, isCertain: true }
  const [only, ...others] = new Set(names.map(({ party }) => party))
  return only === undefined || others.length > 0 ? { isCertain: false } : { party: only, isCertain: false }
}

const OF_ANOTHER: Whose = { isCertain: false, isOfAnother: true }
/** Words before a party by which another tells of it: "the union fears that Chile", "in the union's view, Chile", 組合は、チリが. */
const REPORTS =
  /\p{L}\s(?:that|whether|how|why)\s(?:the\s)?$|\b(?:in|from) [^,.;]{1,60}(?:['’]s?|\bof\b[^,.;]{1,40}) ?(?:view|eyes|opinion|words|account|telling|reading)?,|\baccording to\b|(?<![でにとてらへまか])は、?[^。]*$|話で[はも]?、|によ[るれ][とば]/iu

/** Does somebody whose party the desk does not know stand before a party, so that the sentence may be that one's view of it? */
const isReported = (desk: DeskRead, before: string, within: readonly Suggestion[], start: number): boolean =>
  REPORTS.test(before) ||
  within.some(
    (one) =>
      (one.kind === 'person' || one.kind === 'post') && one.end <= start && partiesNamed(desk, [one]).length === 0,
  )

const BEFORE = /(?:^|[,;:—–、「“"]\s?|\b(?:that|but|while|whereas)\s)(?:the\s)?$/iu
const BETWEEN = /^(?:\s*|\s(?:will|has|also|again|still|strongly|firmly)\s|\s?(?:側|政府)?[はが]、?)$/u

/** A place of a text that names a party of the desk: by its name, or by somebody who holds a post of it. */
export interface PartyNamed {
  party: string
  kind: 'person' | 'post' | 'party'
  start: number
  end: number
}

/** The parties of the desk that some suggestions name, in order. */
export const partiesNamed = (desk: DeskRead, within: readonly Suggestion[]): PartyNamed[] =>
  within.flatMap((one) => {
    if (one.kind !== 'person' && one.kind !== 'post' && one.kind !== 'party') return []
    const party = partyOfName(desk, one.value.ref, one.kind === 'person' ? one.value.membership : undefined)
    return party === undefined ? [] : [{ party, kind: one.kind, start: one.start, end: one.end }]
  })

/** The party of a person by the post, of a post, or a party itself. */
function partyOfName(desk: DeskRead, ref: RecordRef | undefined, membership: string | undefined): string | undefined {
  const post = membership === undefined ? undefined : desk.get('membership', membership)?.post
  if (post !== undefined) return desk.get('post', post)?.party
  if (ref?.collection === 'party') return ref.id
  return ref?.collection === 'post' ? desk.get('post', ref.id)?.party : undefined
}
