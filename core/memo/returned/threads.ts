import type { RunOrigin } from '../memo-model'
import type { Matched } from './match-portions'
import { plainText } from './portions'
import type { ReturnedComment, ReturnedFile } from './returned-file'
import { originsOf } from './suggestions'
import type { Units } from './units'

/** A comment with its answers, the place among the matches that it is on, and the record that its words come from. */
export interface Thread {
  comments: [ReturnedComment, ...ReturnedComment[]]
  at?: number
  from?: RunOrigin
}

/** The comments of a file with their answers, in its order. */
export function threadsOf(file: ReturnedFile, { units, ofParagraph }: Units, { matches }: Matched): Thread[] {
  // Two comments of one number are two; an answer is to the first.
  const known = new Map(file.comments.toReversed().map((comment) => [comment.id, comment]))
  const threads = new Map<ReturnedComment, Thread>()
  const placeOf = new Map(matches.map((match, at) => [match.unit, at]))
  for (const comment of file.comments) {
    const root = rootOf(comment, known)
    const thread = threads.get(root)
    if (thread) {
      if (comment !== root) thread.comments.push(comment)
      continue
    }
    const unit = units[ofParagraph[root.paragraph ?? -1] ?? -1]
    const at = (unit && placeOf.get(unit)) ?? -1
    const from = originOf(matches[at], root.on)
    threads.set(root, {
      comments: comment === root ? [root] : [root, comment],
      ...(at === -1 ? {} : { at }),
      ...(from ? { from } : {}),
    })
  }
  return [...threads.values()]
}

/** The comment that a line of answers begins with; one that answers itself begins its own. */
function rootOf(comment: ReturnedComment, known: ReadonlyMap<string, ReturnedComment>): ReturnedComment {
  let root = comment
  for (const seen = new Set<string>(); root.replyTo !== undefined && !seen.has(root.id);) {
    seen.add(root.id)
    root = known.get(root.replyTo) ?? root
  }
  return root
}

/** The record of the run that a comment is on, or else the first of its portion. */
function originOf(match: Matched['matches'][number] | undefined, on: string): RunOrigin | undefined {
  const { portion } = match ?? {}
  if (!portion) return undefined
  const words = plainText(on)
  const run = portion.parts.find(
    (part) => part.run?.from && words !== '' && (part.text.includes(on) || words.includes(plainText(part.text))),
  )?.run
  return run?.from ?? originsOf(portion)[0]
}
