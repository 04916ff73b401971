import { Drawer, SegmentedControl } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import type { LANGUAGE_CHOICES, THEMES } from '../../../core/contract/app-schemas'
import { useEscape } from '../../actions/use-escape'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { About } from './about'
import classes from './settings.module.css'
import { WhoWorksHere } from './who-works-here'

/** The app's settings. A choice takes effect at once, in all windows. */
export function SettingsPanel({ opened, desk, close }: { opened: boolean; desk: boolean; close: () => void }) {
  const { t } = useTexts()
  useEscape(opened, close)
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={400}
      title={t('settings.title')}
      closeButtonProps={{ 'aria-label': t('settings.close') }}
      transitionProps={{ duration: 140 }}
      closeOnEscape={false}
      // The window behind must not react to keys.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={classes.panel}>
        <Choices />
        <WhoWorksHere desk={desk} />
        <About />
      </div>
    </Drawer>
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
      {failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(failed)}
        </p>
      )}
    </>
  )
}

function Choice<V extends string>(props: {
  label: ReactNode
  options: Record<V, string>
  value: V
  choose: (value: V) => void
}) {
  const id = useId()
  const data = (Object.keys(props.options) as V[]).map((value) => ({ value, label: props.options[value] }))
  return (
    <div className={classes.choice}>
      <span id={id} className={classes.label}>
        {props.label}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        data={data}
        value={props.value}
        transitionDuration={0}
        classNames={{ root: look.segments ?? '', indicator: look.chosen ?? '', label: look.segment ?? '' }}
        onChange={props.choose}
      />
    </div>
  )
}
