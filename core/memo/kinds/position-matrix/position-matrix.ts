import { inARow } from '../../../text/joined'
import { localName } from '../../../base/text'
import { talkContext, type TalkContext } from '../../about-talk/talk-context'
import type { MemoContent } from '../../memo-content'
import { memoKind } from '../../memo-kind'
import { vocabularyText } from '../../../text/describe'
import { matrixSection } from './matrix-section'
import { onTheTableSection } from './on-the-table-section'

/** Memo E, the matrix of a talk's positions on pages that lie on their long side: a row for each issue, a column for each party, ours first. */
export const positionMatrix = memoKind('positionMatrix', {
  mostPages: 3,
  landscape: true,
  context: talkContext,
  title: ({ writer, talk }) => [writer.name('talk', talk, 'title', talk.title)],
  facts: talkFacts,
  sections: { matrix: matrixSection, onTheTable: onTheTableSection },
})

/** The status of the talk, and its areas. */
function talkFacts({ writer, talk }: TalkContext): MemoContent['facts'] {
  const about = { collection: 'talk', id: talk.id } as const
  const status = writer.run('talk', talk, 'status', vocabularyText(writer.language, 'talkStatus', talk.status))
  const names = talk.areas.map((area) => localName(area, writer.language))
  const areas = names.length === 0 ? [] : [writer.run('talk', talk, 'areas', inARow(names, writer.language))]
  return [
    { label: writer.text('memo.fact.status'), runs: writer.fact([status], about, { only: ['status'] }) },
    ...(areas.length === 0
      ? []
      : [{ label: writer.text('memo.fact.areas'), runs: writer.fact(areas, about, { only: ['areas'] }) }]),
  ]
}
