import { BrowserWindow, dialog, type WebContents } from 'electron'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { ParleyError } from '../../core/base/errors'
import { safeFolderName } from '../../core/base/safe-name'
import { MEMO_FORMATS } from '../../core/memo/memo-formats'
import type { ExportFile } from '../../core/contract/app-schemas'
import { FILE_ENDINGS } from '../../core/reading/file-kind'
import type { TextKey, Translate } from '../../core/text/catalogue'
import type { SettingsKeeper } from './app-settings'
import { askAlone } from './ask-alone'
import type { DeskHost } from './desk-host'
import { showFolder } from './external-links'

/** The dialog title and file extension of each kind of file; a folder has no extension. */
const FILES: Record<ExportFile, { title: TextKey; extension?: string; name?: string }> = {
  pdf: { title: 'export.title', extension: 'pdf', name: 'PDF' },
  docx: { title: 'export.titleWord', extension: 'docx', name: 'Word' },
  md: { title: 'export.titleMarkdown', extension: 'md', name: 'Markdown' },
  json: { title: 'export.titleRecords', extension: 'json', name: 'JSON' },
  csv: { title: 'export.titleRecords', extension: 'csv', name: 'CSV' },
  csvFolder: { title: 'export.titleFolder' },
  original: { title: 'export.titleOriginal' },
}

/** The dialog for a file to read: its title, and the files that it shows. */
interface ToChoose {
  title: TextKey
  /** All files, if it names none. */
  only?: { files: TextKey; extensions: string[] }
  isForSeveral?: boolean
}

/** A file that was chosen to be read: the token that stands for it, and its name. */
interface ChosenFile {
  place: string
  name: string
}

const IMPORTS: Record<'records' | 'returned', ToChoose> = {
  records: { title: 'import.title', only: { files: 'import.files', extensions: ['json', 'csv'] } },
  returned: { title: 'returned.choose', only: { files: 'returned.files', extensions: ['docx'] } },
}

/** A file to save: its suggested name and its kind. */
interface Wanted {
  name: string
  as: ExportFile
}

/**
 * The places that a person chose to save to or import from. The window gets a token for each, to have a memo or records written there, the file
 * shown, or the file read; it cannot name a path itself.
 */
export class ExportTargets {
  readonly #files = new Map<string, string>()
  readonly #settings: SettingsKeeper
  readonly #host: DeskHost
  readonly #defaultFolder: string

  constructor(settings: SettingsKeeper, host: DeskHost, defaultFolder: string) {
    this.#settings = settings
    this.#host = host
    this.#defaultFolder = defaultFolder
  }

  /** Asks where to save, starting at the last chosen folder; no place if the person cancels. */
  async choose(sender: WebContents, wanted: Wanted, text: Translate): Promise<{ place?: string }> {
    return (await askAlone(() => this.#ask(sender, wanted, text))) ?? {}
  }

  /** Asks for a file with records or a Word file that was sent back, starting at the same folder; no place if the person cancels. */
  chooseImport(sender: WebContents, text: Translate, what: keyof typeof IMPORTS): Promise<{ place?: string }> {
    return this.#chooseOne(sender, text, IMPORTS[what])
  }

  /** Asks for a file to read into a source, starting at the same folder; no place if the person cancels. */
  chooseSource(sender: WebContents, text: Translate): Promise<{ place?: string }> {
    const extensions = [...FILE_ENDINGS]
    return this.#chooseOne(sender, text, { title: 'reading.choose', only: { files: 'reading.files', extensions } })
  }

  /** Asks for files of any kind to attach to a note, starting at the same folder; none if the person cancels. */
  async chooseAttachments(sender: WebContents, text: Translate): Promise<{ files: ChosenFile[] }> {
    return { files: await this.#chooseToRead(sender, text, { title: 'notes.chooseFile', isForSeveral: true }) }
  }

  async #chooseOne(sender: WebContents, text: Translate, wanted: ToChoose): Promise<{ place?: string }> {
    const [file] = await this.#chooseToRead(sender, text, wanted)
    return file ? { place: file.place } : {}
  }

  async #chooseToRead(sender: WebContents, text: Translate, wanted: ToChoose): Promise<ChosenFile[]> {
    const chosen = await askAlone(async () => {
      const options = {
        title: text(wanted.title),
        defaultPath: this.#settings.value.exportFolder ?? this.#defaultFolder,
        filters: [
          ...(wanted.only ? [{ name: text(wanted.only.files), extensions: wanted.only.extensions }] : []),
          { name: text('import.allFiles'), extensions: ['*'] },
        ],
        properties: ['openFile' as const, ...(wanted.isForSeveral ? ['multiSelections' as const] : [])],
      }
      const window = BrowserWindow.fromWebContents(sender)
      const { filePaths, canceled } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options))
      if (canceled) return []
      return filePaths.map((file): ChosenFile => {
        const place = randomUUID()
        this.#host.grant({ grant: place, file, use: 'read' })
        return { place, name: basename(file) }
      })
    })
    return chosen ?? []
  }

  async #ask(sender: WebContents, { name, as }: Wanted, text: Translate): Promise<{ place?: string }> {
    const folder = this.#settings.value.exportFolder ?? this.#defaultFolder
    const { title, extension, name: kind } = FILES[as]
    // An original keeps the ending of its name.
    const kept = as === 'original' ? safeFolderName(extname(name)) : (extension ?? '')
    const ending = kept === '' ? '' : `.${kept}`
    const stem = as === 'original' ? basename(name, extname(name)) : name
    const options = {
      title: text(title),
      defaultPath: join(
        folder,
        `${safeFolderName(stem) || (MEMO_FORMATS.some((format) => format === as) ? 'memo' : 'parley')}${ending}`,
      ),
      ...(extension === undefined || kind === undefined ? {} : { filters: [{ name: kind, extensions: [extension] }] }),
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    }
    const window = BrowserWindow.fromWebContents(sender)
    const { filePath, canceled } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    if (canceled || filePath === '') return {}
    const file =
      ending === '' || extname(filePath).toLowerCase() === ending.toLowerCase() ? filePath : `${filePath}${ending}`
    // The dialog asked about another name.
    if (file !== filePath && existsSync(file) && !(await mayReplace(file, text))) return {}
    const place = randomUUID()
    this.#files.set(place, file)
    this.#settings.set({ exportFolder: dirname(file) })
    this.#host.grant({ grant: place, file })
    return { place }
  }

  /** Shows the file of a place in the system's file manager. @throws ParleyError `place-unknown` */
  reveal(place: string): void {
    const file = this.#files.get(place)
    if (file === undefined) throw new ParleyError('place-unknown')
    showFolder(file)
  }
}

async function mayReplace(file: string, text: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: text('export.replaceTitle'),
    detail: text('export.replace', { file: basename(file) }),
    buttons: [text('export.replaceYes'), text('room.cancel')],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}
