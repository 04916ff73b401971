import { newsOf } from '../../../core/actions/news'
import { useActions } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { Dialog } from '../../look/dialog'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './about.module.css'

/** What is new in each version, the newest first. */
export function NewsDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('news.title')}
      closeButtonProps={{ 'aria-label': t('news.close') }}
      centered
    >
      {newsOf(t).map(({ version, lines }) => (
        <section key={version} className={classes.news}>
          <h3>{t('news.version', { version })}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}

/** Says once after an update that there is news. */
export function NewsStrip() {
  const { t } = useTexts()
  const { run } = useActions()
  const { hasNews, version } = useEnvironment()
  if (!hasNews) return null
  return (
    <div className={look.strip}>
      <p role="status">{t('news.strip', { version })}</p>
      <button type="button" className={look.link} onClick={() => run('whatsNew')}>
        {t('news.open')}
      </button>
      <button type="button" className={look.link} onClick={() => void ask('app:choose', { newsSeen: true })}>
        {t('news.dismiss')}
      </button>
    </div>
  )
}
