import { Button } from '@mantine/core'
import { joinedFiles } from '../../../core/editing/note-draft'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { NAMED_MAX } from '../../../core/queries/named-records'
import { sizeText } from '../../../core/wording/size-text'
import { useDesk } from '../../client/use-desk'
import { MarkdownView } from '../../markdown/markdown-view'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './notes.module.css'
import { discardNote, forgetNote, replaceNote, unsavedFiles, unsavedNote } from './unsaved-notes'

/** Unsaved texts on notes that are gone. The person puts them into a new note or discards them. */
export function OrphanedNotes(props: { unsaved: readonly string[]; into: string }) {
  const written = props.unsaved.flatMap((key) => {
    const id = /\/(?:reply|edit)\/([^/]+)(?:\/\d+)?$/.exec(key)?.[1]
    return id === undefined ? [] : [{ key, ref: { collection: 'note' as const, id } }]
  })
  const refs = written.slice(0, NAMED_MAX).map(({ ref }) => ref)
  const named = useDesk('desk:named', { refs }, refs.length > 0)
  if (!named.data) return null
  const there = new Set(named.data.rows.map(({ ref }) => ref.id))
  return written
    .slice(0, NAMED_MAX)
    .filter(({ ref }) => !there.has(ref.id))
    .map(({ key }) => <OrphanedNote key={key} unsavedKey={key} into={props.into} />)
}

function OrphanedNote({ unsavedKey, into }: { unsavedKey: string; into: string }) {
  const { t } = useTexts()
  const files = unsavedFiles(unsavedKey)
  return (
    <div className={classes.newer}>
      <p className={classes.quiet}>{t('notes.lost')}</p>
      <MarkdownView text={unsavedNote(unsavedKey) ?? ''} />
      {files.added.map(({ held, attachment }) => (
        <p key={held} className={classes.quiet} dir="auto">
          {attachment.name} ({sizeText(attachment.bytes)})
        </p>
      ))}
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            replaceNote(into, {
              text: [unsavedNote(into), unsavedNote(unsavedKey)]
                .filter((text) => text !== undefined && text !== '')
                .join('\n\n'),
              files: joinedFiles(unsavedFiles(into), files),
            })
            forgetNote(unsavedKey)
          }}
        >
          {t('notes.intoNew')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => discardNote(unsavedKey)}>
          {t('notes.discard')}
        </Button>
      </div>
    </div>
  )
}

/** Links to records that have unsaved notes. */
export function UnsavedOnRecords({ unsaved, base, into }: { unsaved: readonly string[]; base: string; into: string }) {
  return unsaved.flatMap((key) => {
    const [collection, id, ...more] = key.slice(base.length).split('/')
    const known = COLLECTION_NAMES.find((name) => name === collection)
    if (!known || id === undefined || more.length > 0) return []
    return <UnsavedOnRecord key={key} unsavedKey={key} about={{ collection: known, id }} into={into} />
  })
}

function UnsavedOnRecord({ unsavedKey, about, into }: { unsavedKey: string; about: RecordRef; into: string }) {
  const { t, title } = useTexts()
  const record = useDesk('desk:record', about)
  if (record.error) return <OrphanedNote unsavedKey={unsavedKey} into={into} />
  if (!record.data) return null
  return (
    <p>
      <RecordLink target={about}>{title(record.data.title)}</RecordLink>{' '}
      <span className={classes.quiet}>{t('notes.unfinished')}</span>
    </p>
  )
}
