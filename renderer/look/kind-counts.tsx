import type { CollectionName } from '../../core/model/values/collection-names'
import { useTexts } from '../text/text-context'
import classes from './kind-counts.module.css'

/** How many records of each kind there are of each sort, as a table: a row a kind, a column a sort; where there is none, a dash. */
export function KindCounts<Sort extends string>(props: {
  sorts: readonly { sort: Sort; heading: string }[]
  counts: readonly ({ collection: CollectionName } & Readonly<Record<Sort, number>>)[]
}) {
  const { t, language } = useTexts()
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">{t('kinds.kind')}</th>
          {props.sorts.map(({ sort, heading }) => (
            <th key={sort} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.counts.map((kind) => (
          <tr key={kind.collection}>
            <th scope="row">{t(`collection.${kind.collection}`)}</th>
            {props.sorts.map(({ sort }) => (
              <td key={sort}>{kind[sort] === 0 ? '–' : kind[sort].toLocaleString(language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
