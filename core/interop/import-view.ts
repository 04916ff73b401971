import { getRef, type DeskRead } from '../desk/desk-read'
import { namesOn } from '../desk/names-on'
import { withNames } from '../desk/record-names'
import { overlay } from '../desk/staged-desk'
import { titleOf } from '../desk/titles'
import { CATALOGUES } from '../text/catalogue'
import { changeInWords } from './change-in-words'
import type { ImportItem } from './import-item'
import { opsOf } from './import-item'
import { countsOf, type ImportPlan } from './import-plan'
import type { ImportState } from './import-states'
import type { ImportPreview, ImportRow, Shown } from './interop-schemas'

const ID_MAX = 200
/** How many reasons are shown for one record. */
const WHYS_MAX = 20

const ORDER: readonly ImportState[] = ['conflict', 'refused', 'trashed', 'changed', 'new', 'same']

/** Some records of a plan for the window, each under the title that it would have. */
export function importPreview(
  desk: DeskRead,
  plan: ImportPlan,
  { show, offset, limit }: { show: Shown; offset: number; limit: number },
): ImportPreview {
  const shown = plan.items.filter((item) => isShown(item, show))
  // Records to decide on or to know about come first, unchanged ones last.
  if (show === 'all') shown.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  const after = namesOn(overlay(desk, opsOf(plan.items)))
  return {
    revision: plan.revision,
    counts: countsOf(plan),
    total: shown.length,
    rows: shown.slice(offset, offset + limit).map((item) => rowOf(after, item)),
    leftOut: plan.leftOut.slice(0, 100).map((left) => ({ ...left, name: left.name.slice(0, ID_MAX) })),
  }
}

function isShown(item: ImportItem, show: Shown): boolean {
  if (show === 'all') return true
  return show === 'warnings' ? item.taken && item.warnings.length > 0 : item.state === show
}

/** The name of a row with neither a name nor an id. */
const NO_ID = { en: CATALOGUES.en['interop.noId'], ja: CATALOGUES.ja['interop.noId'] }

function rowOf(after: DeskRead, item: ImportItem): ImportRow {
  const { candidate, state, conflict, taken, whys, warnings, changes } = item
  const ref = { collection: candidate.collection, id: candidate.id }
  // The id of a refused row may have been made for it, and means nothing to anybody.
  const id = candidate.isFresh && state === 'refused' ? '' : ref.id.slice(0, ID_MAX)
  return {
    ref: { ...ref, id },
    line: candidate.line,
    title: getRef(after, ref) ? titleOf(after, ref) : id === '' ? NO_ID : { en: id, ja: id },
    state,
    ...(conflict === undefined ? {} : { conflict }),
    taken,
    whys: whys.slice(0, WHYS_MAX).map(({ code, params }) => ({ code, params: withNames(after, params, code) })),
    warnings: warnings.map(({ code, params }) => ({ code, params: withNames(after, params, code) })),
    // Everything in a new record is new.
    changes:
      state === 'changed' || state === 'conflict'
        ? changes.map((change) => {
            const said = changeInWords(after, ref.collection, change)
            return { ...said, field: said.field.slice(0, ID_MAX) }
          })
        : [],
  }
}
