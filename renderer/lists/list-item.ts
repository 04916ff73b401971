/** A heading or a row of a list, by a key of its own. */
export type ListItem<R> = { key: string; heading: string } | { key: string; row: R }
