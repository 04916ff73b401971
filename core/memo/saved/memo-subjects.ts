import type { ErrorCode } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import type { MemoSubject } from '../../model/values/made-memos'
import { nextSession } from '../about-session/session-context'

/** What a memo can be about: which one where none is named, and what is said where there is none. */
export const MEMO_SUBJECTS: Record<MemoSubject, { next: (desk: DeskRead) => string | undefined; missing: ErrorCode }> =
  {
    session: { next: nextSession, missing: 'no-session' },
  }
