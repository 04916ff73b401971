import type { DeskRead } from '../desk/desk-read'
import { personOf } from '../desk/index-keys'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import { localName } from '../suggest/local-name'
import { knownPost, rosterOf } from '../suggest/roster'
import type { SuggestionOf } from '../suggest/suggestion'
import type { Offer, OfferWay } from './offer-schemas'

/**
 * The ways to take over a person or a post. A bare name of a person on the desk supports nothing, so only a name with its title is offered as evidence for the
 * time in a post. Nothing for a post that the desk has.
 */
export function offersOfPerson(
  desk: DeskRead,
  { value }: SuggestionOf<'person'> | SuggestionOf<'post'>,
): Pick<Offer, 'ways' | 'same' | 'post'> | undefined {
  if (!('name' in value)) {
    const { ref, title } = value
    return ref ? undefined : { same: `post/${title}`, ways: [{ way: 'quick', kind: 'post', name: '', post: title }] }
  }
  const { name, title, ref, membership } = value
  const post = title === undefined ? undefined : knownPost(desk.derived(rosterOf, 'roster'), title)
  const shown = post ? { post: titleOf(desk, post) } : {}
  if (!ref) {
    const same = `person/${name.replaceAll(/\s/g, '')}`
    if (!post) return { same, ways: [{ way: 'quick', kind: 'membership', name, post: title ?? '' }] }
    const records = [
      { collection: 'person' as const, fields: { names: localName(name) }, links: {} },
      { collection: 'membership' as const, fields: { post: post.id }, links: { person: 0 } },
    ]
    return { same, ...shown, ways: [{ way: 'create', records, cited: { record: 1, field: 'post' } }] }
  }
  if (title === undefined) return undefined
  const held = desk.index('membership', personOf).get(ref.id)
  const known = membership === undefined ? undefined : held.find(({ id }) => id === membership)
  const same = refKey(ref)
  // A title that the desk knows as another post is another time in office.
  if (known && (!post || known.post === post.id)) {
    const about = { collection: 'membership', id: known.id } as const
    return { same, ways: [{ way: 'evidence', about, field: 'post', title: titleOf(desk, about) }] }
  }
  const given = { person: ref.id, ...(post ? { post: post.id } : {}) }
  // A person who held the post at another time, or a post that is not known, is for a person to judge.
  if (!post || held.some((one) => one.post === post.id))
    return { same, ...shown, ways: [{ way: 'form', of: 'membership', given }] }
  const ways: OfferWay[] = [
    {
      way: 'create',
      records: [{ collection: 'membership', fields: given, links: {} }],
      cited: { record: 0, field: 'post' },
    },
  ]
  return { same, ...shown, ways }
}
