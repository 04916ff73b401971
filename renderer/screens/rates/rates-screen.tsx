import { Button } from '@mantine/core'
import { useRef } from 'react'
import { compared, rateStart, supposed, withQuestion } from '../../../core/queries/rate-page'
import type { RatePage, RateView } from '../../../core/queries/rate-schemas'
import { Soon } from '../../client/soon'
import { useDesk } from '../../client/use-desk'
import { useLast } from '../../client/use-last'
import { AddFirst } from '../../lists/add-first'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { useTexts } from '../../text/text-context'
import { Compare } from './compare'
import { Headline } from './headline'
import { LayerTable } from './layer-table'
import { NextTurns } from './next-turns'
import { RateQuestionBar } from './question-bar'
import classes from './rates.module.css'
import { useRatePage } from './use-rate-page'
import { YearChart } from './year-chart'

/** The rate of a good at a border on a day, why, and what had been announced; beside it another day, good or knowledge, or a supposition. */
export function RatesScreen({ navigation }: { navigation: Navigation }) {
  const { t, error } = useTexts()
  const { page, change } = useRatePage(navigation)
  const asked = useDesk('desk:rate', page?.question ?? {}, page !== undefined)
  const view = useLast(asked.data)
  const home = useRef<HTMLElement>(null)
  useWantedFocus('rates', view !== undefined, () => home.current?.focus({ preventScroll: true }))
  return (
    <section ref={home} tabIndex={-1} className={classes.screen} aria-label={t('nav.rates')}>
      {view && page && <RateQuestionBar view={view} change={(changed) => change(withQuestion(page, changed))} />}
      {asked.error && (
        <p role="alert" className={look.problem}>
          {error(asked.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => change(rateStart())}>
            {t('rates.startAgain')}
          </Button>
        </p>
      )}
      {view &&
        page &&
        !asked.error &&
        (view.lacks ? (
          <Lacking view={view} />
        ) : (
          <Soon>
            <Answered {...{ view, page, change }} />
          </Soon>
        ))}
    </section>
  )
}

/** Says what the desk needs for an answer, and opens the form for it. */
function Lacking({ view: { lacks } }: { view: RateView }) {
  const { t } = useTexts()
  const needs = t(`rates.lacks.${lacks ?? 'good'}`)
  if (lacks === 'good' || lacks === 'measures')
    return <AddFirst needs={needs} kind={lacks === 'measures' ? 'measure' : 'good'} />
  return (
    <div className={classes.lacking}>
      <p>{needs}</p>
    </div>
  )
}

/** The days through which a person moves in the chart make one step back. */
const MOVE = 'move'

function Answered(props: { view: RateView; page: RatePage; change: (page: RatePage, same?: string) => void }) {
  const { view, page, change } = props
  const { question } = page
  const { answer } = view
  // An answer beside that nobody asks for any more is not shown while the next one is on its way.
  const beside = question.beside ? view.beside : undefined
  if (!answer) return null
  const most = Math.max(...[answer, beside].map((one) => sumOf(one?.layers ?? [])))
  return (
    <>
      <div className={classes.sides} data-beside={beside !== undefined}>
        <Headline answer={answer} clocks={view.clocks} most={most} />
        {beside && (
          <Headline answer={beside} clocks={view.clocks} most={most} supposed={question.beside?.whatIf !== undefined} />
        )}
      </div>
      <Compare
        view={view}
        page={page}
        compare={(next) => change(compared(page, next))}
        suppose={(whatIf) => change(supposed(page, whatIf))}
        step={change}
      />
      <Soon>
        <LayerTable answer={answer} beside={beside} clocks={view.clocks} />
        <YearChart
          answer={answer}
          beside={beside}
          clocks={view.clocks}
          at={question.at ?? view.asked.at}
          isSameDay={question.beside?.at === undefined}
          move={(at) => change(withQuestion(page, { at }), MOVE)}
        />
        <NextTurns answer={answer} clocks={view.clocks} />
      </Soon>
    </>
  )
}

const sumOf = (layers: readonly { standing: string; value?: number | undefined }[]) =>
  layers.reduce((sum, { standing, value = 0 }) => (standing === 'inForce' ? sum + value : sum), 0)
