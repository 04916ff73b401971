import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { Notice } from '../../core/desk/reading'
import { noticeKey, staysAway } from '../../core/file-changes/notices'
import { ask } from '../client/bridge'
import { useStoreId } from '../client/environment'
import { keepText, unsavedTexts } from '../client/unsaved-text'
import look from '../look/look.module.css'
import { useTexts } from '../text/text-context'
import { noticeWords } from './notice-words'
import classes from './notices.module.css'

/** How many notices show before the others fold. */
const AT_ONCE = 3

/** Notices about the desk's files, a quiet line each, until dismissed. */
export function NoticeStrip({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTexts()
  const { away, putAway } = useAway()
  const [all, setAll] = useState(false)
  const shown = away === undefined ? [] : notices.filter((notice) => !away.has(noticeKey(notice)))
  if (shown.length === 0) return null
  const folded = all || shown.length <= AT_ONCE + 1 ? 0 : shown.length - AT_ONCE
  return (
    <section className={classes.strip} aria-label={t('notice.label')}>
      <ul>
        {shown.slice(0, shown.length - folded).map((notice) => (
          <NoticeLine key={noticeKey(notice)} notice={notice} putAway={() => putAway(notice)} />
        ))}
      </ul>
      {folded > 0 && (
        <button type="button" className={look.link} onClick={() => setAll(true)}>
          {t('notice.more', { count: folded })}
        </button>
      )}
    </section>
  )
}

function NoticeLine({ notice, putAway }: { notice: Notice; putAway: () => void }) {
  const texts = useTexts()
  const { t } = texts
  const id = useId()
  const [open, setOpen] = useState(false)
  const words = noticeWords(notice, texts)
  return (
    <li className={classes.notice}>
      <div className={classes.line}>
        <p role="status" dir="auto">
          {words.line}
        </p>
        <button
          type="button"
          className={look.link}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {t('notice.what')}
        </button>
        {words.action === 'again' && <Action action="again" />}
        <button
          type="button"
          className={classes.away}
          aria-label={t('notice.dismiss')}
          title={t('notice.dismiss')}
          onClick={putAway}
        >
          ×
        </button>
      </div>
      {open && (
        <div id={id} className={classes.detail}>
          <p dir="auto">{words.help}</p>
          {words.list.length > 0 && (
            <dl>
              {words.list.map(({ name, lines }) => (
                <div key={name}>
                  <dt dir="auto">{name}</dt>
                  {lines.map((line) => (
                    <dd key={line} dir="auto">
                      {line}
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          )}
          {words.files && (
            <p>
              <Action action="folder" />
            </p>
          )}
        </div>
      )}
    </li>
  )
}

/** The action of a notice, and its failure. */
function Action({ action }: { action: 'folder' | 'again' }) {
  const { t, error } = useTexts()
  const client = useQueryClient()
  const [failed, setFailed] = useState<unknown>()
  const run = () => {
    const work =
      action === 'folder'
        ? ask('app:show-folder', {})
        : ask('app:reopen', { to: 'write' }).then(() => client.invalidateQueries())
    work.then(() => setFailed(undefined)).catch(setFailed)
  }
  return (
    <>
      <button type="button" className={look.link} onClick={run}>
        {t(`notice.${action}`)}
      </button>
      {failed !== undefined && <span role="alert">{error(failed)}</span>}
    </>
  )
}

/** The dismissed notices of this desk, of now and earlier; undefined until known. */
function useAway(): { away: ReadonlySet<string> | undefined; putAway: (notice: Notice) => void } {
  const prefix = `notice/${useStoreId()}/`
  const [away, setAway] = useState<ReadonlySet<string>>()
  useEffect(() => {
    let wanted = true
    void unsavedTexts(prefix)
      .then((texts) => Object.keys(texts).map((key) => key.slice(prefix.length)))
      .catch((): string[] => [])
      .then((keys) => {
        if (wanted) setAway(new Set(keys))
      })
    return () => {
      wanted = false
    }
  }, [prefix])
  const putAway = (notice: Notice) => {
    const key = noticeKey(notice)
    setAway(new Set([...(away ?? []), key]))
    if (staysAway(notice)) keepText(`${prefix}${key}`, 'put away')
  }
  return { away, putAway }
}
