import { Select } from '@mantine/core'
import { useState } from 'react'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useTexts } from '../../text/text-context'
import classes from './memos.module.css'

/** The language and the paper of a desk's memos, shown and chosen where a memo is written: they are settings of the whole desk. */
export function MemoSetup({ view }: { view: MemoRoomView }) {
  const { t, word, error, language: window } = useTexts()
  const staff = useStaff()
  const { state } = useActions()
  const [failure, setFailure] = useState<unknown>()
  const { ref, rev, language, pageSize } = view.setup
  const change = (fields: Record<string, string>) => {
    setFailure(undefined)
    applyCommand({ kind: 'change', ...ref, rev, fields }, staff).catch(setFailure)
  }
  const choice = (name: 'language' | 'pageSize', value: string, label: string) => (
    <Select
      size="xs"
      label={label}
      data={VOCABULARIES[name].map((known) => ({ value: known, label: word(name, known) }))}
      value={value}
      allowDeselect={false}
      disabled={!state.editable}
      onChange={(chosen) => chosen !== null && chosen !== value && change({ [name]: chosen })}
    />
  )
  return (
    <div className={classes.setup} role="group" aria-label={t('room.setup')}>
      {choice('language', language, t('field.deskSettings.language'))}
      {choice('pageSize', pageSize, t('field.pageSize'))}
      <p className={classes.says}>
        {language !== window &&
          `${t('room.otherLanguage', { memos: t(`room.language.${language}`), window: t(`room.language.${window}`) })} `}
        {t('room.setupSays')}
      </p>
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
    </div>
  )
}
