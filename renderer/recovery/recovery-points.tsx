import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { RecoveryPointsView, RecoveryPoint } from '../../core/recovery/recovery-point'
import { isWhole, lostCount, type SalvageReport } from '../../core/recovery/salvage-report'
import { ask } from '../client/bridge'
import { useDesk } from '../client/use-desk'
import look from '../look/look.module.css'
import { useTexts } from '../text/text-context'
import { ContinueDialog } from './continue-dialog'
import { PointPreview } from './point-preview'
import { useInstantText, usePointName } from './point-words'
import classes from './recovery-points.module.css'

/** The recoverable part of a damaged desk, in figures, and the recovery points to continue from. */
export function RecoveryPoints({ isForked }: { isForked: boolean }) {
  const texts = useTexts()
  const { t } = texts
  const view = useDesk('desk:recovery-points', {})
  const title = useId()
  return (
    <section aria-labelledby={title} aria-busy={view.isPending} className={classes.section}>
      <h2 id={title}>{t('rescue.title')}</h2>
      {view.isPending && <p role="status">{t('rescue.reading')}</p>}
      {view.error && <p>{t('rescue.nothing', { sentence: texts.error(view.error) })}</p>}
      {view.data &&
        (view.data.report.records > 0 ? <SalvageFigures view={view.data} /> : <p>{t('rescue.onlyElsewhere')}</p>)}
      {view.data?.points.some(({ kind }) => kind === 'salvaged') && <OpenSalvaged />}
      {view.data && <PointList view={view.data} isForked={isForked} />}
    </section>
  )
}

/** How much was read, and how much is missing or uncertain. */
function SalvageFigures({ view: { report, doubts } }: { view: RecoveryPointsView }) {
  const { t, title, family, language } = useTexts()
  const when = useInstantText()
  const number = (value: number) => value.toLocaleString(language)
  const at = when(report.at)
  const records = number(report.records)
  return (
    <>
      <p className={classes.records}>
        {at === undefined
          ? t('rescue.recordsUndated', { records })
          : t('rescue.records', { records, at, revision: number(report.revision) })}
      </p>
      <ul className={classes.figures}>
        {isWhole(report) && <li data-whole>{t('rescue.whole')}</li>}
        <LostEdits report={report} />
        {report.endsEarly && <li>{t('rescue.endsEarly')}</li>}
        {report.unchecked > 0 && <li>{t('rescue.unchecked', { count: number(report.unchecked) })}</li>}
        {report.brokenLines > 0 && <li>{t('rescue.brokenLines', { count: number(report.brokenLines) })}</li>}
        {report.doubts.length > 0 && (
          <li data-fold>
            <details>
              <summary>{t('rescue.doubts', { count: number(report.doubts.length) })}</summary>
              <ul className={classes.named}>
                {doubts.map(({ ref, why, title: names }) => (
                  <li key={`${ref.collection}/${ref.id}`}>
                    <span dir="auto">{title(names)}</span>{' '}
                    <span className={look.quiet}>
                      {family(`collection.${ref.collection}`)} · {t(`rescue.doubt.${why}`)}
                    </span>
                  </li>
                ))}
                {report.doubts.length > doubts.length && (
                  <li>{t('rescue.more', { count: number(report.doubts.length - doubts.length) })}</li>
                )}
              </ul>
            </details>
          </li>
        )}
        {report.files.length > 0 && (
          <li data-fold>
            <details>
              <summary>{t('rescue.files')}</summary>
              <ul className={classes.named}>
                {report.files.map(({ file, what, at: byte = 0 }) => (
                  <li key={file}>
                    <span dir="auto">{file}</span>{' '}
                    <span className={look.quiet}>{t(`rescue.file.${what}`, { at: number(byte) })}</span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </>
  )
}

/** Most people first want to see that their work is still there. */
function OpenSalvaged() {
  const texts = useTexts()
  const { t } = texts
  const help = useId()
  const [failed, setFailed] = useState<unknown>()
  const open = () => {
    setFailed(undefined)
    ask('desk:look', { point: 'salvaged' }).catch(setFailed)
  }
  return (
    <>
      <div className={classes.lookAt}>
        <Button aria-describedby={help} onClick={open} variant="default">
          {t('rescue.look')}
        </Button>
        <span id={help}>{t('rescue.lookHelp')}</span>
      </div>
      {failed !== undefined && (
        <p role="alert" className={classes.failed}>
          {texts.error(failed)}
        </p>
      )}
    </>
  )
}

function LostEdits({ report }: { report: SalvageReport }) {
  const { t, language } = useTexts()
  const all = lostCount(report)
  if (all === 0) return null
  const count = all.toLocaleString(language)
  const numbers = report.lost
    .slice(0, 12)
    .map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
    .join(language === 'ja' ? '、' : ', ')
  return (
    <li>
      {numbers === ''
        ? t('rescue.lostUnnumbered', { count })
        : t('rescue.lost', { count, numbers: report.lost.length > 12 ? `${numbers} …` : numbers })}
    </li>
  )
}

/** The recovery points, each with buttons to compare it, preview it and continue from it. */
function PointList({ view: { points }, isForked }: { view: RecoveryPointsView; isForked: boolean }) {
  const { t } = useTexts()
  const heading = useId()
  const [going, setGoing] = useState<RecoveryPoint>()
  return (
    <>
      <h3 id={heading}>{t('rescue.points')}</h3>
      <p className={look.quiet}>{t('rescue.pointsHelp')}</p>
      <ul className={classes.points} aria-labelledby={heading}>
        {points.map((point) => (
          <PointLine
            key={point.id}
            point={point}
            other={comparedWith(point, points)}
            isForked={isForked}
            goOn={() => setGoing(point)}
          />
        ))}
      </ul>
      {going && (
        <ContinueDialog
          point={going}
          other={comparedWith(going, points)}
          isForked={isForked}
          close={() => setGoing(undefined)}
        />
      )}
    </>
  )
}

/** A recovery point is compared with the fullest one; the fullest, with the next. */
function comparedWith(point: RecoveryPoint, points: readonly RecoveryPoint[]): RecoveryPoint | undefined {
  return points.find(({ id }) => id !== point.id)
}

function PointLine(props: {
  point: RecoveryPoint
  other: RecoveryPoint | undefined
  isForked: boolean
  goOn: () => void
}) {
  const { point, other, isForked, goOn } = props
  const texts = useTexts()
  const { t, language } = texts
  const when = useInstantText()
  const name = usePointName(isForked)
  const [shown, setShown] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const preview = useId()
  const at = when(point.at)
  const revision = point.revision.toLocaleString(language)
  const lookAt = () => {
    setFailed(undefined)
    ask('desk:look', { point: point.id }).catch(setFailed)
  }
  const label = `${name(point)}${at === undefined ? '' : `, ${at}`}`
  return (
    <li>
      <div className={classes.point}>
        <div>
          <strong>{name(point)}</strong>
          <span className={look.quiet}>{at === undefined ? revision : t('rescue.pointAt', { at, revision })}</span>
          {point.by && (
            <span className={look.quiet}>
              {t('rescue.branchBy', {
                count: (point.edits ?? 0).toLocaleString(language),
                names: point.by.join(language === 'ja' ? '、' : ', '),
              })}
            </span>
          )}
        </div>
        <div className={classes.buttons}>
          {other && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-expanded={shown}
              aria-controls={preview}
              aria-label={`${t('rescue.differs')}: ${label}`}
              onClick={() => setShown(!shown)}
            >
              {t('rescue.differs')}
            </Button>
          )}
          {point.kind !== 'salvaged' && (
            <Button size="compact-sm" variant="default" aria-label={`${t('rescue.lookAt')}: ${label}`} onClick={lookAt}>
              {t('rescue.lookAt')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" aria-label={`${t('rescue.goOn')} ${label}`} onClick={goOn}>
            {t('rescue.goOn')}
          </Button>
        </div>
      </div>
      {failed !== undefined && (
        <p role="alert" className={classes.failed}>
          {texts.error(failed)}
        </p>
      )}
      <div id={preview}>{shown && other && <PointPreview point={point} other={other} isForked={isForked} />}</div>
    </li>
  )
}
