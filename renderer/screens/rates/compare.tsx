import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { RatePage, RateQuestion, RateView, WhatIfChange } from '../../../core/queries/rate-schemas'
import { SearchSelect } from '../../look/search-select'
import { useTexts } from '../../text/text-context'
import { goodChoices } from './question-bar'
import classes from './rates.module.css'
import { TimeField } from './time-field'
import { WhatIf } from './what-if'

type Beside = NonNullable<RateQuestion['beside']>

const WAYS = ['at', 'good', 'knownAt', 'whatIf'] as const
type Way = (typeof WAYS)[number]

/** The other side of a comparison: another day, good or knowledge, or a law that somebody supposes. */
export function Compare(props: {
  view: RateView
  page: RatePage
  compare: (beside: Beside | undefined) => void
  suppose: (changes: WhatIfChange[]) => void
  step: (page: RatePage) => void
}) {
  const { t } = useTexts()
  const { view, page, compare, suppose, step } = props
  const { beside } = page.question
  const way = WAYS.find((one) => beside?.[one] !== undefined)
  const group = useRef<HTMLDivElement>(null)
  const pressed = useRef<Way>(undefined)
  // The field of the chosen way takes the focus, where one types next; a comparison that was there before does not.
  useEffect(() => {
    if (way === undefined || pressed.current !== way) return
    pressed.current = undefined
    const field = group.current?.querySelector<HTMLInputElement>('input:not([type="hidden"])')
    field?.focus()
    field?.select()
  }, [way])
  return (
    <div
      ref={group}
      className={classes.compare}
      role="group"
      aria-label={t('rates.compare')}
      data-supposed={way === 'whatIf'}
    >
      <div className={classes.ways}>
        {t('rates.compare')}
        {WAYS.map((one) => (
          <Button
            key={one}
            size="compact-sm"
            variant={one === way ? 'light' : 'default'}
            aria-pressed={one === way}
            disabled={one === 'good' && view.goods.length < 2}
            onClick={() => {
              pressed.current = one
              compare(one === way ? undefined : startOf(one, view))
            }}
          >
            {t(`rates.compare.${one}`)}
          </Button>
        ))}
      </div>
      {beside && way === 'whatIf' && <WhatIf {...{ view, page, suppose, step }} />}
      {beside && way && way !== 'whatIf' && <Chosen {...{ way, beside, view }} change={compare} />}
    </div>
  )
}

function startOf(way: Way, { asked, goods }: RateView): Beside {
  switch (way) {
    case 'at':
      return { at: asked.at }
    case 'good':
      return { good: goods.find(({ id }) => id !== asked.good)?.id }
    case 'knownAt':
      return { knownAt: asked.knownAt }
    case 'whatIf':
      return { whatIf: [] }
  }
}

function Chosen(props: {
  way: Exclude<Way, 'whatIf'>
  beside: Beside
  view: RateView
  change: (beside: Beside) => void
}) {
  const texts = useTexts()
  const { t } = texts
  const { way, beside, view, change } = props
  const zone = view.clocks[0]?.timeZone ?? 'UTC'
  switch (way) {
    case 'at':
      return (
        <TimeField
          label={t('rates.enters')}
          value={beside.at ?? view.asked.at}
          zone={zone}
          change={(at) => change({ at })}
        />
      )
    case 'knownAt':
      return (
        <TimeField
          label={t('rates.knownAt')}
          value={beside.knownAt ?? view.asked.knownAt}
          zone={zone}
          change={(knownAt) => change({ knownAt })}
        />
      )
    case 'good':
      return (
        <SearchSelect
          label={t('rates.good')}
          data={goodChoices(view, texts)}
          value={beside.good ?? null}
          onChange={(good) => good !== null && change({ good })}
          nothingFoundMessage={t('form.noChoice')}
          allowDeselect={false}
        />
      )
  }
}
