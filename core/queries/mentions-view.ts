import { getRef, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { RecordRef } from '../model/values/record-ref'
import { mentionNames, mentionsIn } from '../search/mentions'
import { mentionLink } from './link-fields'
import type { MentionsInput, MentionsView, MentionView } from './mentions-schemas'

/** The records among `candidates` that mention one and do not name it, each with its place and how to link it, in the order of the candidates. */
export function mentionsView(
  desk: DeskRead,
  { ref, staff, limit }: MentionsInput,
  candidates: Iterable<RecordRef>,
): MentionsView {
  const names = mentionNames(desk, ref)
  const mentions: MentionView[] = []
  for (const found of candidates) {
    const mention = mentionView(desk, found, ref, staff, names)
    if (!mention) continue
    if (mentions.length === limit) return { mentions, more: true }
    mentions.push(mention)
  }
  return { mentions, more: false }
}

/** A mention at the first place that can be linked, or else at the first. */
function mentionView(
  desk: DeskRead,
  found: RecordRef,
  of: RecordRef,
  staff: string,
  names: readonly string[],
): MentionView | undefined {
  const record = getRef(desk, found)
  const places = mentionsIn(desk, found, of, names).map((place) => ({
    place,
    link: mentionLink(desk, found, place.field, of, staff),
  }))
  const best = places.find(({ link }) => link) ?? places[0]
  if (!record || !best) return undefined
  const { place, link } = best
  return {
    ref: found,
    title: titleOf(desk, found),
    ...place,
    ...(link ? { link: { ...link, rev: record.rev } } : {}),
  }
}
