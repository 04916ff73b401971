import type { ErrorCode } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import type { MemoSubject } from '../../model/values/made-memos'
import { nextSession } from '../about-session/session-context'
import { firstTalk } from '../about-talk/talk-context'
import { lastRound } from '../kinds/round-report/round-context'

/** The possible subjects of a memo: the default one of each kind, and the words for having none. */
export const MEMO_SUBJECTS: Record<MemoSubject, { next: (desk: DeskRead) => string | undefined; missing: ErrorCode }> =
  {
    session: { next: nextSession, missing: 'no-session' },
    talk: { next: firstTalk, missing: 'no-talk' },
    round: { next: lastRound, missing: 'no-round' },
  }
