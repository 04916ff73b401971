import classes from './folder-path.module.css'

/** The name of a folder, by its path on any system. */
export const folderName = (path: string): string | undefined => path.split(/[\\/]/).findLast((part) => part !== '')

/** A folder's path on as much of a line as there is: where it is cut, that is before its end, which tells it from others. */
export function FolderPath({ path }: { path: string }) {
  const name = folderName(path) ?? ''
  // With the stroke before it.
  const at = Math.max(0, path.lastIndexOf(name) - 1)
  return (
    <span className={classes.path} title={path}>
      <bdi className={classes.above}>{path.slice(0, at)}</bdi>
      <bdi className={classes.name}>{path.slice(at)}</bdi>
    </span>
  )
}
