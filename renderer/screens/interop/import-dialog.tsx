import { Button } from '@mantine/core'
import { useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { foldText } from '../../../core/base/fold-text'
import { TEXT_ENCODINGS, type TextEncoding } from '../../../core/base/text-encodings'
import { COLLECTION_NAMES, type CollectionName } from '../../../core/model/values/collection-names'
import { followUndo } from '../../actions/use-undo'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { SearchSelect } from '../../look/search-select'
import { useTexts } from '../../text/text-context'
import { ImportPreviewPart } from './import-preview-part'
import classes from './interop.module.css'
import { useImport, type Importing } from './use-import'
import { WorkBar } from '../../parts/work-bar'
import { Dialog, DialogButtons } from '../../look/dialog'

/** Imports a file: reads it, shows a preview with choices, and does it. */
export function ImportDialog(props: { id: string; place: string; choose: () => void; close: () => void }) {
  const { t } = useTexts()
  const importing = useImport(props)
  const { work } = importing
  return (
    <Dialog
      opened
      fullScreen={!importing.done}
      onClose={() => {
        work.cancel()
        props.close()
      }}
      title={t('interop.importTitle')}
      closeButtonProps={{ 'aria-label': t('interop.close') }}
      classNames={importing.done ? {} : { content: classes.whole ?? '', body: classes.wholeBody ?? '' }}
      // The window behind must not react to keys.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <ImportContent importing={importing} choose={props.choose} close={props.close} />
    </Dialog>
  )
}

function ImportContent(props: { importing: Importing; choose: () => void; close: () => void }) {
  const { t, error } = useTexts()
  const { importing, choose, close } = props
  const { opened, preview, work, isOpen, done, failure } = importing
  if (done) return <Done done={done} close={close} />
  const problem = opened.error ?? (preview.isFetching ? undefined : preview.error) ?? failure
  const bar = (label: string) => <WorkBar label={label} progress={work.progress} cancel={work.cancel} />
  return (
    <>
      {opened.data && (
        <header className={classes.head}>
          <p>
            {t('interop.file', {
              file: opened.data.file,
              format: t(`interop.${opened.data.format}`),
              encoding: opened.data.encoding,
            })}
          </p>
          {opened.data.format === 'csv' && <KindChoice importing={importing} />}
        </header>
      )}
      {opened.isFetching && bar(t('interop.reading'))}
      {importing.importing && bar(t('interop.importing'))}
      {isOpen && preview.isFetching && !preview.data && bar(t('interop.looking'))}
      {opened.data && !isOpen && <p role="status">{t('interop.kindOpen')}</p>}
      {problem !== undefined && problem !== null && (
        <div className={classes.work}>
          <p role="alert" className={classes.error}>
            {problem instanceof ParleyError && problem.code === 'canceled' ? t('interop.stopped') : error(problem)}
          </p>
          {isOpen && (
            <Button size="compact-sm" variant="default" onClick={() => void preview.refetch()}>
              {t('interop.again')}
            </Button>
          )}
          {encodingsFor(problem).map((encoding) => (
            <Button key={encoding} size="compact-sm" variant="default" onClick={() => importing.setEncoding(encoding)}>
              {t('interop.readAs', { encoding })}
            </Button>
          ))}
          <Button size="compact-sm" variant="default" onClick={choose}>
            {t('interop.choose')}
          </Button>
        </div>
      )}
      {isOpen && preview.data && !preview.error && (
        <ImportPreviewPart importing={importing} preview={preview.data} close={close} />
      )}
    </>
  )
}

/** The encodings to choose from, where a file could not be read without one. */
function encodingsFor(problem: unknown): readonly TextEncoding[] {
  if (!(problem instanceof ParleyError) || problem.code !== 'import-encoding-open') return []
  const could = String(problem.params.could).split(', ')
  return TEXT_ENCODINGS.filter((encoding) => could.includes(encoding))
}

function KindChoice({ importing }: { importing: Importing }) {
  const { t, family } = useTexts()
  const data = COLLECTION_NAMES.map((value) => {
    const label = family(`collection.${value}`)
    return { value, label, find: foldText(label) }
  })
  return (
    <SearchSelect
      label={t('interop.kind')}
      className={classes.kind ?? ''}
      data={data}
      value={importing.kind ?? null}
      allowDeselect={false}
      onChange={(value) => importing.setKind((value ?? undefined) as CollectionName | undefined)}
    />
  )
}

/** The imported records, with Undo while it is the last edit. */
function Done({ done, close }: { done: NonNullable<Importing['done']>; close: () => void }) {
  const { t, error } = useTexts()
  const staff = useStaff()
  const history = useDesk('desk:undo-view', { staff: staff.id })
  const [undone, setUndone] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const last = history.data?.undo?.label
  const label = done.did === 'edit' ? done.label : undefined
  // The file's records: evidence may have gone along with them.
  const count = label ? label.more + 1 : 0
  const isLast = last?.kind === 'import' && last.id === label?.id && last.more === label.more
  return (
    <div className={classes.done}>
      <p role="status">
        {undone ? t('interop.undone') : t(count === 1 ? 'interop.importedOne' : 'interop.imported', { count })}
      </p>
      {failure !== undefined && (
        <p role="alert" className={classes.error}>
          {error(failure)}
        </p>
      )}
      <DialogButtons>
        {isLast && !undone && (
          <Button
            variant="default"
            onClick={() =>
              void applyCommand({ kind: 'undo' }, staff).then((answer) => {
                setUndone(true)
                followUndo(answer)
              }, setFailure)
            }
          >
            {t('interop.undo')}
          </Button>
        )}
        <Button onClick={close} data-autofocus>
          {t('interop.close')}
        </Button>
      </DialogButtons>
    </div>
  )
}
