import { sessionTitle } from '../../about-session/session-context'
import { memoKind } from '../../memo-kind'
import type { MemoContent } from '../../memo-content'
import { aheadSection, unknownSection } from './ahead-sections'
import { courseCharts } from './course-charts'
import { layersSection } from './layers-section'
import { instrumentsSection, litigationSection } from './law-sections'
import { ratesSection, whySection } from './rates-sections'
import { sheetContext, type SheetContext } from './sheet-context'

/** Memo F, the tariff fact sheet of a meeting's talk: what the goods of the desk pay, why, and what is not known. */
export const tariffFactSheet = memoKind('tariffFactSheet', {
  context: sheetContext,
  title: ({ writer, talk }) => [writer.name('talk', talk, 'title', talk.title)],
  facts: meetingFact,
  sections: {
    ratesInForce: (context) => [...ratesSection(context), ...courseCharts(context)],
    layers: layersSection,
    why: whySection,
    instruments: instrumentsSection,
    litigation: litigationSection,
    unknowns: unknownSection,
    endsNext: aheadSection,
  },
})

function meetingFact(context: SheetContext): MemoContent['facts'] {
  return [{ label: context.writer.text('memo.fact.session'), runs: sessionTitle(context) }]
}
