import { Button } from '@mantine/core'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useDesk } from '../../client/use-desk'
import { MarkdownView } from '../../markdown/markdown-view'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { begunText, endText, replaceText } from './begun-texts'
import type { Thread } from './note-thread'
import classes from './notes.module.css'

/** Texts that were begun on notes that are not among these any more: they go into a new note, or are dropped by a person. */
export function LostTexts(props: { begun: readonly string[]; threads: readonly Thread[]; into: string }) {
  const there = new Set(props.threads.flatMap((thread) => [thread, ...thread.replies]).map((note) => note.ref.id))
  const lost = props.begun.filter((key) => {
    const id = /\/(?:reply|edit)\/([^/]+)(?:\/\d+)?$/.exec(key)?.[1]
    return id !== undefined && !there.has(id)
  })
  return lost.map((key) => <Lost key={key} keptAs={key} into={props.into} />)
}

function Lost({ keptAs, into }: { keptAs: string; into: string }) {
  const { t } = useTexts()
  return (
    <div className={classes.newer}>
      <p className={classes.quiet}>{t('notes.lost')}</p>
      <MarkdownView text={begunText(keptAs) ?? ''} />
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            replaceText(into, [begunText(into), begunText(keptAs)].filter((text) => text !== undefined).join('\n\n'))
            endText(keptAs)
          }}
        >
          {t('notes.intoNew')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => endText(keptAs)}>
          {t('notes.discard')}
        </Button>
      </div>
    </div>
  )
}

/** Notes that were begun on records: where to go on with each. */
export function BegunElsewhere({ begun, base, into }: { begun: readonly string[]; base: string; into: string }) {
  return begun.flatMap((key) => {
    const [collection, id, ...more] = key.slice(base.length).split('/')
    const known = COLLECTION_NAMES.find((name) => name === collection)
    if (!known || id === undefined || more.length > 0) return []
    return <BegunOn key={key} keptAs={key} about={{ collection: known, id }} into={into} />
  })
}

function BegunOn({ keptAs, about, into }: { keptAs: string; about: RecordRef; into: string }) {
  const { t, title } = useTexts()
  const record = useDesk('desk:record', about)
  if (record.error) return <Lost keptAs={keptAs} into={into} />
  if (!record.data) return null
  return (
    <p>
      <RecordLink target={about}>{title(record.data.title)}</RecordLink>{' '}
      <span className={classes.quiet}>{t('notes.unfinished')}</span>
    </p>
  )
}
