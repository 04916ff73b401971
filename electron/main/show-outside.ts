import { shell } from 'electron'

/** Shows a file or folder in the system's file manager, marked in the folder that holds it. Opens no file and runs no program of its own. */
export function showFolder(path: string): void {
  shell.showItemInFolder(path)
}
