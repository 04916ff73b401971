import { useState } from 'react'
import { ACTIONS, keysOf } from '../../core/actions/actions'
import { isMac, keyWords } from '../text/key-words'
import { useTexts } from '../text/text-context'
import { useAction } from './action-context'
import classes from './shortcuts.module.css'
import { Dialog } from '../look/dialog'

/** Lists every shortcut, from the table of actions. */
export function Shortcuts() {
  const { t } = useTexts()
  const [shown, setShown] = useState(false)
  useAction('shortcuts', () => setShown(true))
  return (
    <Dialog
      opened={shown}
      onClose={() => setShown(false)}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('shortcuts.close') }}
      size="lg"
    >
      <dl className={classes.shortcuts}>
        {ACTIONS.filter((action) => action.keys).map((action) => (
          <div key={action.id}>
            <dt>{t(action.label)}</dt>
            <dd>{keyWords(keysOf(action, isMac))}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{t('shortcuts.lists')}</p>
      <p className={classes.note}>{t('shortcuts.select')}</p>
      <p className={classes.note}>{t('shortcuts.records')}</p>
      <p className={classes.note}>{t('shortcuts.search', { all: keyWords('Mod+Enter') })}</p>
      <p className={classes.note}>{t('shortcuts.mentions')}</p>
      <p className={classes.note}>{t('shortcuts.reader')}</p>
      <p className={classes.note}>{t('shortcuts.forms')}</p>
      <p className={classes.note}>{t('shortcuts.tables')}</p>
    </Dialog>
  )
}
