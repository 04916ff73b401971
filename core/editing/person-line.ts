import { foldText } from '../base/fold-text'

/** A party of the desk by all that people type for it. */
export interface TypedParty {
  id: string
  names: readonly string[]
}

/** The party and the post of “United States, Secretary of Commerce”. Undefined unless the first part is the whole name of a party of the desk. */
export function partyAndPost(
  typed: string,
  parties: readonly TypedParty[],
): { party: string; post: string } | undefined {
  const [, name = '', post = ''] = IN_TWO.exec(typed.trim()) ?? []
  const folded = foldText(name.trim())
  const party = parties.find(({ names }) => names.some((one) => foldText(one) === folded))
  return folded === '' || party === undefined || post.trim() === '' ? undefined : { party: party.id, post: post.trim() }
}

/** The name, party and post of “Howard Lutnick, United States, Secretary of Commerce”. A comma alone makes no party: “Lutnick, Howard” is a name. */
export function personLine(
  typed: string,
  parties: readonly TypedParty[],
): { name: string; party: string; post: string } | undefined {
  const [, name = '', rest = ''] = IN_TWO.exec(typed.trim()) ?? []
  const of = partyAndPost(rest, parties)
  return of && name.trim() !== '' ? { name: name.trim(), ...of } : undefined
}

/** Two parts with the first comma between them. */
const IN_TWO = /^([^,、，]*)[,、，](.*)$/su
