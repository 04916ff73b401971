import { useState } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Navigation } from '../../navigation/navigation-state'

/** Quotes selected words for a record that a person chooses; it then stands beside the text. `stretch` are the words while the person chooses. */
export function useLinking(navigation: Navigation, cite: (about: RecordRef, stretch: Stretch) => Promise<unknown>) {
  const [stretch, begin] = useState<Stretch>()
  return {
    stretch,
    begin,
    choose: async (about: RecordRef) => {
      if (!stretch) return
      begin(undefined)
      navigation.open(about)
      await cite(about, stretch)
    },
  }
}
