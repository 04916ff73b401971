import { useEffect, useState } from 'react'
import { forgetText, keepText, unsavedTexts } from './unsaved-text'

/**
 * A form whose text is not a record yet: before a desk exists, or in a dialog. The main process keeps it from the first letter on, so that it survives leaving,
 * a failure, a reload and a crash. The value is undefined until the unsaved text is known. `parse` may throw.
 */
export function useUnsavedForm<V>(
  key: string,
  parse: (json: unknown) => V,
  blank: V,
): { value: V | undefined; change: (value: V) => void; forget: (next?: V) => void } {
  const [value, setValue] = useState<V>()
  useEffect(() => {
    const read = async () => {
      const text = (await unsavedTexts(key))[key]
      return text === undefined ? blank : parse(JSON.parse(text))
    }
    const begin = (first: V) => setValue((now) => now ?? first)
    read().then(begin, () => begin(blank))
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- read once: the key and the parts of a form stay what they are
  }, [])
  return {
    value,
    change: (next) => {
      setValue(next)
      keepText(key, JSON.stringify(next))
    },
    forget: (next = blank) => {
      setValue(next)
      forgetText(key)
    },
  }
}
