import { useTexts } from '../text/text-context'
import classes from './pages.module.css'
import { nextStep, percentOf, type Zoom } from './zoom'

/** The row above the pages: their zoom, and the page in view. */
export function ZoomBar({
  zoom,
  scale,
  setZoom,
  page,
  pages,
}: {
  zoom: Zoom
  scale: number
  setZoom: (zoom: Zoom) => void
  page: number
  pages: number
}) {
  const { t } = useTexts()
  const percent = percentOf(scale)
  const step = (direction: 1 | -1) => ({
    disabled: nextStep(percent, direction) === percent,
    onClick: () => setZoom(nextStep(percent, direction)),
  })
  return (
    <div className={classes.bar}>
      <button type="button" aria-label={t('pages.zoomOut')} title={t('pages.zoomOut')} {...step(-1)}>
        −
      </button>
      <output className={classes.percent} aria-label={t('pages.zoom')}>
        {t('pages.percent', { percent })}
      </output>
      <button type="button" aria-label={t('pages.zoomIn')} title={t('pages.zoomIn')} {...step(1)}>
        +
      </button>
      <button type="button" aria-pressed={zoom === 'width'} onClick={() => setZoom('width')}>
        {t('pages.fitWidth')}
      </button>
      <span className={classes.where}>{t('pages.page', { page: page + 1, pages })}</span>
    </div>
  )
}
