import { rateStart } from '../../../core/queries/rate-page'
import type { RateFigure } from '../../../core/queries/rate-schemas'
import { useDesk } from '../../client/use-desk'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import classes from './figures-block.module.css'

/** The rates in force as a few big figures; each opens the rate page with its question. Nothing before the desk has answered, and nothing where it has no goods. */
export function FiguresBlock({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { data } = useDesk('desk:rate-figures', {})
  if (!data || data.rows.length === 0) return null
  return (
    <section className={classes.block}>
      <h2>{t('overview.figures')}</h2>
      <ul className={classes.figures}>
        {data.rows.map((figure) => (
          <li key={JSON.stringify(figure.question)}>
            <FigureButton figure={figure} open={() => navigation.askRate(rateStart(figure.question))} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FigureButton({ figure, open }: { figure: RateFigure; open: () => void }) {
  const { t, title } = useTexts()
  const { total, atLeast } = figure
  const words =
    total ?? (atLeast === undefined ? t('overview.figureUnknown') : t('overview.figureLeast', { low: atLeast }))
  return (
    <button type="button" className={classes.figure} onClick={open}>
      <span className={classes.number} data-unknown={total === undefined ? '' : undefined}>
        {words}
      </span>
      <span className={classes.good}>{title(figure.good)}</span>
      <span className={classes.way}>
        {t('overview.figureWay', { origin: title(figure.origin), border: title(figure.border) })}
      </span>
      <span className={classes.sentence}>{title(figure.sentence)}</span>
    </button>
  )
}
