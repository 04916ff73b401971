import { localName } from '../../base/text'
import { getOrThrow, type DeskRead } from '../../desk/desk-read'
import type { Talk } from '../../model/records/records'
import type { ContentRun, SectionPart } from '../memo-content'
import type { MemoContext } from '../memo-kind'

/** The material for the sections of a memo about a talk, or about a part of one. */
export interface TalkContext extends MemoContext {
  talk: Talk
}

/** Gathers the material for a memo about a talk. @throws ParleyError `record-missing` */
export function talkContext(base: MemoContext, id: string): TalkContext {
  const talk = getOrThrow(base.desk, 'talk', id)
  base.writer.use('talk', talk)
  return { ...base, talk }
}

/** The default talk of a memo: the first that is under way, else the first. */
export function firstTalk(desk: DeskRead): string | undefined {
  const talks = desk.all('talk')
  return (talks.find(({ status }) => status === 'underWay') ?? talks[0])?.id
}

/** Some parties, ours first. */
export const oursFirst = ({ settings }: MemoContext, parties: readonly string[]): string[] =>
  [...new Set(parties)].toSorted((a, b) => Number(b === settings.ourParty) - Number(a === settings.ourParty))

/** A party's name in print. */
export function partyName({ desk, writer }: MemoContext, id: string, style: ContentRun['style'] = 'plain'): ContentRun {
  const party = getOrThrow(desk, 'party', id)
  return writer.run('party', party, 'names', localName(party.names, writer.language), style)
}

/** An issue's name in print. */
export function issueName({ desk, writer }: MemoContext, id: string, style: ContentRun['style'] = 'plain'): ContentRun {
  const issue = getOrThrow(desk, 'issue', id)
  return { ...writer.name('issue', issue, 'label', issue.label), style }
}

/** A paragraph that says that nothing is recorded. */
export const emptyPart = (runs: ContentRun[]): SectionPart => ({ kind: 'paragraph', runs, empty: true })

/** A list in parts of at most so many, as even as they can be: six in fours are three and three. */
export function evenParts<T>(all: readonly T[], most: number): T[][] {
  const parts = Math.ceil(all.length / most)
  const size = Math.ceil(all.length / Math.max(parts, 1))
  return Array.from({ length: parts }, (_, index) => all.slice(index * size, (index + 1) * size))
}
