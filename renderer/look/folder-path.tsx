import classes from './folder-path.module.css'

/** The name of a folder, from its path on any system. */
export const folderName = (path: string): string | undefined => path.split(/[\\/]/).findLast((part) => part !== '')

/** Shows a path on one line. If it is too long, the start is cut: the end tells folders apart. */
export function FolderPath({ path }: { path: string }) {
  const name = folderName(path) ?? ''
  // Include the separator before the name.
  const at = Math.max(0, path.lastIndexOf(name) - 1)
  return (
    <span className={classes.path} title={path}>
      <bdi className={classes.above}>{path.slice(0, at)}</bdi>
      <bdi className={classes.name}>{path.slice(at)}</bdi>
    </span>
  )
}
