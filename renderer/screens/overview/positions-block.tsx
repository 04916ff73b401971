import type { MatrixCell, MatrixIssue, MatrixView } from '../../../core/queries/matrix-schemas'
import { useDesk } from '../../client/use-desk'
import { GapMark } from '../../look/judgement-marks'
import look from '../../look/look.module.css'
import { isStance, StanceMark } from '../../look/stance-mark'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { Block } from './block'
import classes from './positions-block.module.css'
import { Rest } from './rest'

/** How many issues and parties have room here; Positions has all of them. */
const ISSUES = 8
const PARTIES = 4
const NO_FILTER = { find: '', talks: [], areas: [], stances: [] }

/** The positions in small: who stands where on the first issues, and how far apart the parties are. */
export function PositionsBlock() {
  const { t, title, language } = useTexts()
  const { data: view } = useDesk('desk:matrix', { filter: NO_FILTER, language, offset: 0, limit: ISSUES })
  if (!view) return null
  const parties = view.parties.slice(0, PARTIES)
  const hasGap = view.issues.some(({ gap }) => gap !== undefined)
  return (
    <Block heading={t('overview.positions')} empty={view.found === 0 && t('overview.noPositions')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.issue')}</th>
            {parties.map((party) => (
              <th key={party.ref.id} scope="col" dir="auto">
                {title(party.title)}
              </th>
            ))}
            {hasGap && <th scope="col">{t('matrix.gap')}</th>}
          </tr>
        </thead>
        <tbody>
          {view.issues.map((issue) => (
            <Row key={issue.ref.id} issue={issue} parties={parties} hasGap={hasGap} />
          ))}
        </tbody>
      </table>
      <Left view={view} />
    </Block>
  )
}

function Row({ issue, parties, hasGap }: { issue: MatrixIssue; parties: MatrixView['parties']; hasGap: boolean }) {
  const { t, title } = useTexts()
  return (
    <tr>
      <th scope="row">
        <RecordLink target={issue.ref}>{title(issue.title)}</RecordLink>
      </th>
      {parties.map((party, index) => (
        <td key={party.ref.id}>
          {(['public', 'assessed'] as const).map((track) => {
            const cell = issue.cells[index]?.[track]
            return cell && <Cell key={track} cell={cell} isAssessed={track === 'assessed'} />
          })}
          {!issue.cells[index]?.public && !issue.cells[index]?.assessed && (
            <span className={look.quiet}>{t('empty.value')}</span>
          )}
        </td>
      ))}
      {hasGap && <td>{issue.gap && <GapMark gap={issue.gap.gap} bare />}</td>}
    </tr>
  )
}

/** A stance, and what a reader must know before relying on it. */
function Cell({ cell, isAssessed }: { cell: MatrixCell; isAssessed: boolean }) {
  const { t, word } = useTexts()
  const { ref, stance, text, contested, unsourced } = cell
  return (
    <span className={classes.cell} title={text}>
      <RecordLink target={ref}>{isStance(stance) ? <StanceMark stance={stance} /> : word('stance', stance)}</RecordLink>
      {isAssessed && <span className={classes.small}>{t('matrix.assessed')}</span>}
      {contested && <span className={look.caveat}>{t('caveat.contested')}</span>}
      {unsourced && <span className={look.caveat}>{t('caveat.unsourced')}</span>}
    </span>
  )
}

/** Says what of the matrix is left out, and leads to all of it. */
function Left({ view }: { view: MatrixView }) {
  const { t } = useTexts()
  const parties = view.parties.length - PARTIES
  const words = [
    ...(view.found > view.issues.length
      ? [t('overview.positionsPart', { shown: view.issues.length, found: view.found })]
      : []),
    ...(parties > 0 ? [t('overview.moreParties', { count: parties })] : []),
  ]
  if (words.length === 0) return null
  return <Rest words={words.join(' ')} action="show-positions" all={t('overview.allPositions')} />
}
