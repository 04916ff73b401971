import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { helpOn } from '../../../core/actions/help-topics'
import { useAction } from '../../actions/action-context'
import { useFinding } from '../../look/use-finding'
import { useTexts } from '../../text/text-context'
import classes from './help.module.css'
import { DrawerPanel } from '../../look/dialog'

/** The help: short steps for each task, found by their words, beside what you are doing. */
export function HelpPanel() {
  const { t } = useTexts()
  const [shown, setShown] = useState(false)
  const [search, setSearch] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const from = useRef<Element>(null)
  useAction('help', () => {
    if (!shown) from.current = document.activeElement
    setShown(true)
    box.current?.focus()
  })
  useEffect(() => {
    if (!shown) return undefined
    box.current?.focus()
    // The focus goes back to where the work went on.
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && !target.closest('[role="dialog"]')) from.current = target
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [shown])
  const close = () => {
    setShown(false)
    if (from.current instanceof HTMLElement) from.current.focus({ preventScroll: true })
  }
  const [text, finding] = useFinding<HTMLDivElement>()
  const found = helpOn(search, t)
  return (
    <DrawerPanel
      opened={shown}
      onClose={close}
      size={420}
      title={t('guide.title')}
      closeButtonProps={{ 'aria-label': t('guide.close') }}
      transitionProps={{ duration: 0 }}
      // You can go on with your work while you read.
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
    >
      <div ref={text} data-find-text>
        <TextInput
          type="search"
          ref={box}
          aria-label={t('guide.find')}
          placeholder={t('guide.find')}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <p className={classes.count} role="status">
          {found.length === 0 ? t('guide.nothing') : t('guide.found', { count: found.length })}
        </p>
        {found.map(({ topic, title, steps }, index) => (
          <details
            // The best match is open; another search opens another.
            key={`${topic} ${search.trim()}`}
            className={classes.topic}
            open={finding || (search.trim() !== '' && (index === 0 || found.length <= 3))}
          >
            <summary>{title}</summary>
            <ul>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </DrawerPanel>
  )
}
