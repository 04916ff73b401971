/** A value that is made when it is first asked for. Compiling all patterns takes a moment, which no start of the app should wait for. */
export function once<V>(make: () => V): () => V {
  let made: { value: V } | undefined
  return () => (made ??= { value: make() }).value
}
