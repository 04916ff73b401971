/** A heading or a row of a list, with its own key. */
export type ListItem<R> = { key: string; heading: string } | { key: string; row: R }
