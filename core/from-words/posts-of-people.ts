import type { Vocabulary } from '../model/values/vocabularies'
import { peopleIn } from './meeting-words'
import { onlyOne, type SelectedWords } from './selected-words'

const LEADER =
  /^(?:president|prime minister|premier|chancellor|taoiseach)$|^(?:president of the (?:united states|european commission)|大統領|首相|内閣総理大臣|総理大臣)$/iu
const MINISTER =
  /^(?:[\p{L} ]{2,40} )?minister$|^minister (?:for|of)\b|^secretary of (?!state for)|^(?:[\p{L} ]{2,30} )?(?:trade representative|commissioner)$|[\p{Script=Han}](?:相|大臣|長官)$/iu

/** The level at which people of two parties meet, if the posts of all whom the words name are of one. A deputy's post is of none. */
export function levelOfPeople(words: SelectedWords): Vocabulary<'level'> | undefined {
  const { desk } = words
  const posts = peopleIn(words).flatMap((id) => {
    const membership = desk.get('membership', id)
    return (membership && desk.get('post', membership.post)) ?? []
  })
  if (new Set(posts.map(({ party }) => party)).size < 2) return undefined
  return onlyOne(posts.map(({ title }) => levelOfPost(title.en ?? title.ja ?? '')))
}

function levelOfPost(title: string): Vocabulary<'level'> | undefined {
  if (LEADER.test(title)) return 'leaders'
  return MINISTER.test(title) && !/\b(?:deputy|vice|assistant|under)\b|副|次官/iu.test(title)
    ? 'ministerial'
    : undefined
}
