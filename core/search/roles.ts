import { LANGUAGES } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import type { Membership } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { familyText } from '../text/catalogue'
import type { RecordText } from './search-document'
import type { TitleReader } from './titles-once'

const personOf = ({ person }: Membership) => person

/**
 * The roles of a person, as people ask for them: the posts, the parties that they belong to, and that of a chief negotiator, which only the talk says. For a membership
 * the same of this one post; nothing for other kinds.
 */
export function roleTexts(desk: DeskRead, ref: RecordRef, titles: TitleReader): RecordText[] {
  return membershipsOf(desk, ref).flatMap((membership) => {
    const post = desk.get('post', membership.post)
    const named: RecordRef[] = [
      { collection: 'post', id: membership.post },
      ...(post ? [{ collection: 'party', id: post.party } as const] : []),
    ]
    const roles = desk.all('talk').some(({ chiefs }) => chiefs.some((chief) => chief === membership.id)) ? CHIEF : []
    return [...named.flatMap((target) => Object.values(titles(target))), ...roles].map((text) => ({
      field: 'post',
      section: 'title',
      text,
    }))
  })
}

const CHIEF = LANGUAGES.map((language) => familyText(language, 'title.chiefNegotiator'))

function membershipsOf(desk: DeskRead, { collection, id }: RecordRef): readonly Membership[] {
  if (collection === 'person') return desk.index('membership', personOf).get(id)
  const membership = collection === 'membership' ? desk.get('membership', id) : undefined
  return membership ? [membership] : []
}
