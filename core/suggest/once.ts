const forgets = new Set<() => void>()

/** A value that is made when it is first asked for. Compiling all patterns takes a moment, which no start of the app should wait for. */
export function once<V>(make: () => V): () => V {
  let made: { value: V } | undefined
  return () => {
    if (made) return made.value
    forgets.add(() => (made = undefined))
    made = { value: make() }
    return made.value
  }
}

/** Forgets all values of `once`, so that each is made again when it is next asked for. */
export function forgetMade(): void {
  for (const forget of forgets) forget()
  forgets.clear()
}
