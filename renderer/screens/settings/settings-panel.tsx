import { useState } from 'react'
import type { LANGUAGE_CHOICES, THEMES } from '../../../core/contract/app-schemas'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { SidePanel } from '../../parts/side-panel'
import { useTexts } from '../../text/text-context'
import { Choice } from './choice'
import { ReminderChoices } from './reminder-choices'
import classes from './settings.module.css'
import { SpellingChoice } from './spelling-choice'
import { WhoWorksHere } from './who-works-here'

/** The app's settings. A choice takes effect at once, in all windows. */
export function SettingsPanel({ opened, desk, close }: { opened: boolean; desk: boolean; close: () => void }) {
  const { t } = useTexts()
  return (
    <SidePanel opened={opened} close={close} size={400} title={t('settings.title')} closeLabel={t('settings.close')}>
      <div className={classes.panel}>
        <Choices />
        <ReminderChoices />
        <WhoWorksHere desk={desk} />
      </div>
    </SidePanel>
  )
}

function Choices() {
  const texts = useTexts()
  const { t } = texts
  const { languageChoice, theme } = useEnvironment()
  const [failed, setFailed] = useState<unknown>()
  const choose = (choice: Parameters<typeof ask<'app:choose'>>[1]) => {
    setFailed(undefined)
    ask('app:choose', choice).catch(setFailed)
  }
  const languages: Record<(typeof LANGUAGE_CHOICES)[number], string> = {
    system: t('settings.system'),
    en: t('settings.english'),
    ja: t('settings.japanese'),
  }
  const themes: Record<(typeof THEMES)[number], string> = {
    system: t('settings.system'),
    light: t('settings.light'),
    dark: t('settings.dark'),
  }
  return (
    <>
      <Choice
        label={t('settings.language')}
        options={languages}
        value={languageChoice}
        choose={(language) => choose({ language })}
      />
      <Choice
        label={t('settings.theme')}
        options={themes}
        value={theme}
        choose={(chosen) => choose({ theme: chosen })}
      />
      <SpellingChoice choose={choose} />
      {failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(failed)}
        </p>
      )}
    </>
  )
}
