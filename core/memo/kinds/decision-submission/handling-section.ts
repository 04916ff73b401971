import { issueOf, talkOf } from '../../../desk/index-keys'
import type { Issue } from '../../../model/records/records'
import { lineText } from '../../about-session/line-texts'
import { emptyPart, issueName, type TalkContext } from '../../about-talk/talk-context'
import type { ContentRun, SectionPart } from '../../memo-content'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The press lines, issue by issue: a cleared one with the name of its clearer, any other with its standing. Says so if there are none. */
export function handlingSection(context: TalkContext): SectionPart[] {
  const { desk, writer, talk } = context
  const lines = desk
    .index('issue', talkOf)
    .get(talk.id)
    .flatMap((issue) => pressLines(context, issue))
  if (lines.length === 0) return [emptyPart([writer.say('memo.empty.press')])]
  return [{ kind: 'paragraph', runs: [writer.say('memo.decision.press', {}, 'label')], points: lines }]
}

const pressLines = (context: TalkContext, issue: Issue): ContentRun[][] =>
  context.desk
    .index('line', issueOf)
    .get(issue.id)
    .filter(({ audience }) => audience === 'press')
    .map((line) => [
      ...context.writer.frame('memo.decision.on', { issue: issueName(context, issue.id) }),
      space,
      ...lineText(context, line, 'text').runs,
    ])
