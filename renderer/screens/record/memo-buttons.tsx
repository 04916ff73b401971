import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { memosAbout, type MemoSubject } from '../../../core/model/values/made-memos'
import { useActions } from '../../actions/action-context'
import { useOpenRecord } from '../../navigation/open-record'
import { useMakeMemo } from '../../navigation/use-make-memo'
import { useTexts } from '../../text/text-context'
import classes from './session-part.module.css'

/** A button for each kind of memo about such a record, and what else can be made from it. */
export function MemoButtons(props: { subject: MemoSubject; id: string; children?: ReactNode }) {
  const { subject, id, children } = props
  const texts = useTexts()
  const { state } = useActions()
  const { make, failure } = useMakeMemo(useOpenRecord())
  return (
    <>
      <p className={classes.actions}>
        {memosAbout(subject).map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="compact-sm"
            disabled={!state.editable}
            onClick={() => void make(kind, id)}
          >
            {texts.t('session.makeMemo', { kind: texts.word('memoType', kind) })}
          </Button>
        ))}
        {children}
      </p>
      {failure !== undefined && <p role="alert">{texts.error(failure)}</p>}
    </>
  )
}
