import { useState } from 'react'
import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import { formatDate } from '../../../core/dates/format-date'
import { issueWords, type QuickKind } from '../../../core/editing/quick-make'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import { useStoreId } from '../../client/environment'
import { useTexts } from '../../text/text-context'

/** The kind to make, and the words typed in the field that asks for it. */
export interface QuickMakeProps {
  kind: QuickKind
  name: string
  /** The title of the post, if it is known beside the name. */
  post?: string
  /** The post's party, if the field's own record names it. */
  party?: string | undefined
  /** The talk of the issue or the round, if the field's own record names it. */
  talk?: string | undefined
  /** The day of the meeting that a round is made for. */
  when?: FuzzyDate | undefined
  /** The name of somebody to add after this one. */
  next?: string | undefined
  close: () => void
  /** `goesOn`: the next one is wanted. */
  made: (id: string, title: string, goesOn: boolean) => void
}

/** The text and the choices of the dialog. `since` is the date that a kind has. */
export interface QuickText {
  name: string
  post: string
  party: string | null
  since: string
  area: string
  talk: string | null
  newTalk: string
  level: Vocabulary<'level'> | null
  status: Vocabulary<'meetingStatus'> | null
  code: string
  another: boolean
}

/** The text typed for the same words before the dialog closed without adding anything, in this window. */
const begun = new Map<string, QuickText>()

/** The text of the dialog: what was typed for these words before, or what the field that asks for the record says. */
export function useQuickText({ kind, name: typed, post: titled = '', party, talk, when }: QuickMakeProps) {
  const { language } = useTexts()
  const key = `${useStoreId()}/${kind}/${typed}/${titled}`
  const [text, setText] = useState<QuickText>(
    () =>
      begun.get(key) ?? {
        name: kind === 'post' ? '' : kind === 'issue' ? issueWords(typed).label : typed,
        post: kind === 'post' ? typed : titled,
        party: party ?? null,
        since: kind === 'round' && when ? formatDate(when, language) : '',
        area: kind === 'issue' ? (issueWords(typed).area ?? '') : '',
        talk: talk ?? null,
        newTalk: '',
        level: null,
        status: null,
        code: '',
        another: false,
      },
  )
  return {
    text,
    change: (changed: Partial<QuickText>) => {
      const next = { ...text, ...changed }
      begun.set(key, next)
      setText(next)
    },
    forget: () => void begun.delete(key),
  }
}
