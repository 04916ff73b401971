import { useState } from 'react'

/** The last answer, until the next one is there: a page that goes blank at each key cannot be read. */
export function useLast<T>(now: T | undefined): T | undefined {
  const [last, setLast] = useState(now)
  if (now !== undefined && now !== last) setLast(now)
  return now ?? last
}
