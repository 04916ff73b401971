import type { RateAnswerView, RateStep } from '../../../core/queries/rate-schemas'
import { useTexts } from '../../text/text-context'
import classes from './rates.module.css'

/** The chart of the year in words: each instant at which something changes, and both figures from then on. */
export function YearTable({ answer, zone }: { answer: RateAnswerView; zone: string }) {
  const { t, title, instant } = useTexts()
  const { law, announced } = answer.year
  const turns = [...new Set([...law, ...announced].map(({ from }) => from))].toSorted()
  const at = (steps: readonly RateStep[], turn: string) => steps.findLast(({ from }) => from <= turn)?.words
  return (
    <details className={classes.yearTable}>
      <summary>{t('rates.asTable')}</summary>
      <table className={classes.layers}>
        <thead>
          <tr>
            <th scope="col">{t('rates.from')}</th>
            <th scope="col">{t('layer.inForce')}</th>
            <th scope="col">{t('layer.announced')}</th>
          </tr>
        </thead>
        <tbody>
          {turns.map((turn) => {
            const [inForce, heard] = [at(law, turn), at(announced, turn)]
            return (
              <tr key={turn}>
                <th scope="row">{instant(turn, zone)}</th>
                <td>{inForce && title(inForce)}</td>
                <td>{heard && title(heard)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
