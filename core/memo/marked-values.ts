import type { RecordRef } from '../model/values/record-ref'
import type { ContentRun } from './memo-content'
import type { MemoWriter, Places } from './memo-writer'

/** One fact of a sentence of several: its runs, its record, and the places that it comes from. */
export interface PrintedValue {
  runs: readonly ContentRun[]
  about: RecordRef
  places: Places
}

/** The facts of a sentence, with the mark after each one without a source. If none of them has a source, the sentence has the mark once, as `end`. */
export function markedValues(
  writer: MemoWriter,
  values: readonly PrintedValue[],
): { values: ContentRun[][]; end: ContentRun[] } {
  const bare = values.map(({ about, places }) => !writer.isSourced(about, places))
  if (values.length > 0 && bare.every(Boolean))
    return { values: values.map(({ runs }) => [...runs]), end: [writer.mark('unsourced')] }
  return {
    values: values.map(({ runs }, index) => (bare[index] === true ? [...runs, writer.mark('unsourced')] : [...runs])),
    end: [],
  }
}
