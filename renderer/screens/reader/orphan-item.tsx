import { Button } from '@mantine/core'
import { useId } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import look from '../../look/look.module.css'
import { NearPlaceText } from '../record/near-place-text'
import { useTexts } from '../../text/text-context'
import classes from './orphans.module.css'
import type { Orphan } from './use-placing'

/** A quote of an earlier text: its words, near places in the present one with their differences, and the ways to place it. */
export function OrphanItem(props: {
  orphan: Orphan
  language: string
  editable: boolean
  place: (at: Stretch) => void
  see: (at: Stretch) => void
  select: () => void
}) {
  const { orphan, language, editable, place, see, select } = props
  const { annotation, exact, isCut, places } = orphan
  const { t } = useTexts()
  const id = useId()
  return (
    <li
      className={classes.item}
      data-orphan={annotation}
      tabIndex={-1}
      aria-label={t('orphans.quote', { words: exact })}
    >
      <blockquote className={classes.quote} dir="auto" lang={language}>
        {exact}
        {isCut && '…'}
      </blockquote>
      {isCut && <p className={look.quiet}>{t('orphans.isCut')}</p>}
      {places.length === 0 && <p className={look.quiet}>{t('orphans.noPlace')}</p>}
      <ul>
        {places.map((near) => (
          <li key={near.start} className={classes.near}>
            <NearPlaceText id={`${id}-${near.start}`} near={near} language={language} />
            <p className={classes.buttons}>
              {editable && (
                <Button size="compact-sm" aria-describedby={`${id}-${near.start}`} onClick={() => place(near)}>
                  {t('orphans.place')}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="default"
                aria-describedby={`${id}-${near.start}`}
                onClick={() => see(near)}
              >
                {t('orphans.see')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {editable && (
        <Button size="compact-sm" variant="subtle" onClick={select}>
          {t('orphans.self')}
        </Button>
      )}
    </li>
  )
}
