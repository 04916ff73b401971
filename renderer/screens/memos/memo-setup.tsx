import { Checkbox } from '@mantine/core'
import type { FormSession } from '../../../core/editing/form-session'
import { isExtract } from '../../../core/memo/audience/audiences'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { sentences } from '../../../core/text/joined'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'
import { Select } from '../../look/choice-fields'
import classes from './memos.module.css'

/** The choice of no reader: of a memo for the desk itself. */
const NOBODY = ''

/** The language, the paper and the reader of a memo, shown and chosen where it is written. A memo without its own language and paper has those of the desk. */
export function MemoSetup({ view, session }: { view: MemoRoomView; session: FormSession }) {
  const { t, word, language: window } = useTexts()
  const { state } = useActions()
  const { language, pageSize, memoAudience, choosesReader, withWords } = view.setup
  const choice = (name: 'language' | 'pageSize', value: string, label: string) => (
    <Select
      size="xs"
      label={label}
      data={VOCABULARIES[name].map((known) => ({ value: known, label: word(name, known) }))}
      value={value}
      allowDeselect={false}
      disabled={!state.editable}
      onChange={(chosen) => chosen !== null && chosen !== value && session.set(name, chosen, 'chosen')}
    />
  )
  return (
    <div className={classes.setup} role="group" aria-label={t('room.setup')}>
      {choice('language', language, t('field.language'))}
      {choice('pageSize', pageSize, t('field.pageSize'))}
      <Select
        size="xs"
        label={t('room.reader')}
        data={[
          { value: NOBODY, label: t('room.nobody') },
          ...VOCABULARIES.memoAudience.map((known) => ({ value: known, label: word('memoAudience', known) })),
        ]}
        value={memoAudience ?? NOBODY}
        allowDeselect={false}
        disabled={!state.editable || !choosesReader}
        onChange={(chosen) => {
          const next = chosen === NOBODY ? undefined : chosen
          if (next !== null && next !== memoAudience) session.set('memoAudience', next, 'chosen')
        }}
      />
      {isExtract({ memoAudience }) && (
        <Checkbox
          size="xs"
          label={t('room.withWords')}
          checked={withWords}
          disabled={!state.editable}
          onChange={(event) => session.set('withWords', event.currentTarget.checked, 'chosen')}
        />
      )}
      <p className={classes.says}>
        {sentences(
          [
            ...(isExtract({ memoAudience }) ? [t('room.readerSays')] : []),
            ...(choosesReader ? [] : [t('room.readerKept')]),
            ...(language === window
              ? []
              : [
                  t('room.otherLanguage', {
                    memos: t(`room.language.${language}`),
                    window: t(`room.language.${window}`),
                  }),
                ]),
            t('room.setupSays'),
          ],
          window,
        )}
      </p>
    </div>
  )
}
