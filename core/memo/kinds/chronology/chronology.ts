import { talkContext } from '../../about-talk/talk-context'
import { aheadTable } from '../../about-talk/dates-ahead'
import { memoKind } from '../../memo-kind'
import { changesSection } from './changes-section'
import { coursePicture } from './course-picture'
import { courseSection } from './course-section'

/** Memo G, the chronology of a talk: what happened when, as exactly as that is known; what is next; and what changed since the memo issued before. */
export const chronology = memoKind('chronology', {
  mostPages: 3,
  looksBack: true,
  context: talkContext,
  title: ({ writer, talk }) => [writer.name('talk', talk, 'title', talk.title)],
  facts: () => [],
  sections: {
    course: (context) => [...coursePicture(context), ...courseSection(context)],
    whatIsNext: aheadTable,
    changesSince: changesSection,
  },
})
