import { Button } from '@mantine/core'
import { useState } from 'react'
import type { FileState } from '../../../core/contract/attachment-requests'
import type { Attachment } from '../../../core/model/records/attachments'
import { endingOf } from '../../../core/reading/file-kind'
import { isShowable } from '../../../core/reading/picture-size'
import { sizeText } from '../../../core/wording/size-text'
import { ask } from '../../client/bridge'
import { Dialog } from '../../look/dialog'
import look from '../../look/look.module.css'
import { SaveFileCopy } from '../../parts/save-file-copy'
import { useTexts } from '../../text/text-context'
import classes from './note-files.module.css'
import { PictureCanvas, type PictureSource } from './picture-canvas'

/** How many pixels wide and high a small picture is drawn, for screens with two pixels to a point; and a large one. */
const SMALL = 320
const LARGE = 4096

/** A file as a note shows it. */
export interface ShownFile {
  file: Attachment
  source: PictureSource
  /** Absent for one that is not on the desk yet, and while it is not known. */
  state?: FileState | undefined
  /** It is taken off when the note is saved. */
  isRemoved?: boolean
}

/** Does the desk lack a file that it should have? */
export const isLost = (state: ShownFile['state']): boolean => state === 'missing' || state === 'altered'

/** The files of a note: pictures in small, and every file with its name, kind and size, and what can be done with it. */
export function NoteFiles(props: {
  files: readonly ShownFile[]
  /** Takes a file off, or puts it back; absent for whoever may not. */
  remove?: (file: Attachment, isRemoved: boolean) => void
}) {
  const { t } = useTexts()
  const { files, remove } = props
  if (files.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('notes.fileList')}>
      {files.map((shown) => (
        <FileRow key={shown.file.sha256} shown={shown} remove={remove} />
      ))}
    </ul>
  )
}

function FileRow({ shown, remove }: { shown: ShownFile; remove: Parameters<typeof NoteFiles>[0]['remove'] }) {
  const { t, error } = useTexts()
  const { file, source, state, isRemoved = false } = shown
  const { name } = file
  const [failure, setFailure] = useState<{ why: unknown }>()
  const isPicture = file.width !== undefined && file.height !== undefined
  const isShown = isPicture && isShowable({ width: file.width ?? 0, height: file.height ?? 0 })
  const isThere = !isLost(state)
  return (
    <li className={classes.file} data-file={state ?? 'held'} data-removed={isRemoved ? '' : undefined}>
      {isShown && isThere && !failure ? (
        <Thumbnail source={source} file={file} fail={(why) => setFailure({ why })} />
      ) : (
        <span className={classes.kind} aria-hidden="true">
          {endingOf(name).slice(0, 5).toUpperCase() || '···'}
        </span>
      )}
      <div className={classes.about}>
        <p>
          <bdi className={classes.name}>{name}</bdi>{' '}
          <span className={look.quiet}>
            {kindOf(name, t)} · {sizeText(file.bytes)}
            {isPicture && ` · ${t('notes.filePixels', { width: file.width ?? 0, height: file.height ?? 0 })}`}
          </span>
        </p>
        {isRemoved && <p className={look.quiet}>{t('notes.fileRemoved')}</p>}
        {!isRemoved && 'held' in source && <p className={look.quiet}>{t('notes.fileWaits')}</p>}
        {state === 'missing' && <p className={look.caveat}>{t('notes.fileMissing')}</p>}
        {(state === 'altered' || isAltered(failure?.why)) && <p className={look.caveat}>{t('notes.fileAltered')}</p>}
        {isPicture && !isShown && <p className={look.quiet}>{t('notes.fileTooManyPixels')}</p>}
        {isThere && failure && !isAltered(failure.why) && (
          <p className={look.caveat}>{failure.why === undefined ? t('notes.fileNotDrawn') : error(failure.why)}</p>
        )}
        <div className={classes.buttons}>
          {'note' in source && isThere && !isAltered(failure?.why) && (
            <SaveFileCopy
              name={name}
              label={t('notes.fileSaveOf', { name })}
              variant="subtle"
              save={(place) => ask('desk:attachment-save', { ...source, place })}
            />
          )}
          {remove && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t(isRemoved ? 'notes.filePutBackOf' : 'notes.fileRemoveOf', { name })}
              onClick={() => remove(file, !isRemoved)}
            >
              {t(isRemoved ? 'notes.filePutBack' : 'notes.fileRemove')}
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

const isAltered = (why: unknown) =>
  typeof why === 'object' && why !== null && 'code' in why && why.code === 'original-corrupt'

function kindOf(name: string, t: ReturnType<typeof useTexts>['t']): string {
  const ending = endingOf(name).slice(0, 12).toUpperCase()
  return ending === '' ? t('notes.fileUnnamed') : t('notes.fileKind', { ending })
}

/** How high a picture in small becomes with its frame, in points: it is at most 120 wide and 96 high. */
const roomFor = ({ width = 1, height = 1 }: Attachment): number =>
  8 + Math.round(height * Math.min(1, 120 / width, 96 / height))

/** A picture in small, which opens in large over the window. */
function Thumbnail(props: { source: PictureSource; file: Attachment; fail: (why: unknown) => void }) {
  const { t } = useTexts()
  const { source, file, fail } = props
  const { name } = file
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={classes.thumbnail}
        aria-label={t('notes.fileOpen', { name })}
        // Its room is there before the picture is, so that nothing moves under the pointer.
        style={{ minHeight: roomFor(file) }}
        onClick={() => setOpen(true)}
      >
        <PictureCanvas source={source} name={name} side={SMALL} className={classes.small} fail={fail} />
      </button>
      <Dialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<bdi>{name}</bdi>}
        size="auto"
        centered
        closeButtonProps={{ 'aria-label': t('notes.fileClose') }}
      >
        <PictureCanvas source={source} name={name} side={LARGE} className={classes.large} fail={fail} />
      </Dialog>
    </>
  )
}
