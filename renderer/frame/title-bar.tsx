import {
  CheckIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  RedoIcon,
  SearchIcon,
  UndoIcon,
  type Icon,
} from '@primer/octicons-react'
import type { DeskStatus } from '../../core/queries/view-schemas'
import { useActions } from '../actions/action-context'
import { keyWords } from '../text/key-words'
import { useNextSteps } from '../actions/use-next-steps'
import { useEnvironment } from '../client/environment'
import { useSaving } from '../client/saving'
import { MarkingLine } from '../look/marking-line'
import type { Navigation } from '../navigation/navigation-state'
import { supposedSteps } from '../navigation/supposed-steps'
import { useTexts } from '../text/text-context'
import classes from './title-bar.module.css'
import { ownFolderName, useWindowTitle } from './use-window-title'

/** The line at the top: the desk, the way back and forward, the search in the middle, undo, whether all is saved, and the marking. */
export function TitleBar({ status, navigation }: { status: DeskStatus; navigation: Navigation }) {
  const { t } = useTexts()
  const { run } = useActions()
  return (
    <header className={classes.bar}>
      <span className={classes.side}>
        <DeskName status={status} />
        <span className={classes.buttons}>
          <IconButton icon={ChevronLeftIcon} name={t('nav.back')} off={!navigation.canGoBack} act={navigation.back} />
          <IconButton
            icon={ChevronRightIcon}
            name={t('nav.forward')}
            off={!navigation.canGoForward}
            act={navigation.forward}
          />
        </span>
      </span>
      <button type="button" className={classes.palette} onClick={() => run('palette')}>
        <span className={classes.glass}>
          <SearchIcon size={14} />
        </span>
        <span className={classes.paletteText}>{t('action.palette')}</span> <kbd>{keyWords('Mod+K')}</kbd>
      </button>
      <span className={classes.side} data-end="">
        <UndoButtons navigation={navigation} />
        <SavedMark readOnly={status.readOnly} />
        <span className={classes.marking}>
          <MarkingLine marking={status.marking} />
        </span>
      </span>
    </header>
  )
}

/** The desk's name; its folder where that has another name, and whole in the tip. */
function DeskName({ status }: { status: DeskStatus }) {
  const { title } = useTexts()
  const { desk: folder } = useEnvironment()
  const name = title(status.title)
  useWindowTitle(name, folder)
  // If the folder's name begins with the desk's, show the rest only.
  const own = ownFolderName(name, folder)
  const folderCalled = own?.startsWith(name) === true ? own.slice(name.length).trim() : own
  return (
    <span className={classes.desk} title={folder}>
      <strong className={classes.deskName} dir="auto">
        {name}
      </strong>
      {folderCalled !== undefined && (
        <span className={classes.deskFolder}>
          <bdi>{folderCalled}</bdi>
        </span>
      )}
    </span>
  )
}

function IconButton(props: { icon: Icon; name: string; off: boolean; act: () => void }) {
  const { icon: Picture, name, off, act } = props
  return (
    <button type="button" aria-label={name} title={name} disabled={off} onClick={act}>
      <Picture size={16} />
    </button>
  )
}

/** Undo and redo; each names the step that it would take. */
function UndoButtons({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { run, state } = useActions()
  const { undo, redo } = useNextSteps(supposedSteps(navigation.route))
  return (
    <span className={classes.buttons}>
      <IconButton
        icon={UndoIcon}
        name={undo === undefined ? t('action.undo') : t('action.undoThat', { what: undo })}
        off={!state.canUndo || undo === undefined}
        act={() => run('undo')}
      />
      <IconButton
        icon={RedoIcon}
        name={redo === undefined ? t('action.redo') : t('action.redoThat', { what: redo })}
        off={!state.canRedo || redo === undefined}
        act={() => run('redo')}
      />
    </span>
  )
}

/** Shows whether everything is saved; never says so too early. */
function SavedMark({ readOnly }: { readOnly: boolean }) {
  const { t } = useTexts()
  const saving = useSaving()
  // A read-only desk saves nothing from here, and a damaged one may lack records.
  if (readOnly && saving === 'saved') return <span className={classes.saved}>{t('status.readOnly')}</span>
  return (
    <span className={classes.saved} data-saving={saving} role="status" aria-live="polite">
      {saving === 'saved' && <CheckIcon size={12} />}
      {t(`saving.${saving}`)}
    </span>
  )
}
