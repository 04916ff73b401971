import { getRef, type DeskRead } from '../desk/desk-read'
import { evidencePlaceTitle } from '../desk/evidence-words'
import { opId, refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { JournalHistory } from '../journal/journal-history'
import { isEvidenceAbout } from '../journal/journal-history'
import { labelOfEdit, type Transaction } from '../journal/transaction'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { Version } from './history-schemas'
import { personOf } from './people'

type Evidence = RecordOf<'evidence'>

/** A source was cited for a record, or is no longer. */
export interface Citing {
  transaction: Transaction
  what: 'cited' | 'uncited'
  evidence: Evidence
}

/** How many pieces of missing evidence are looked up in the journal, which is read once for each. */
const LOOKED_UP = 20

/**
 * The edits that cited sources for a record, found among those that touched it or its evidence, and the edits that deleted evidence now in the trash: a
 * deletion names no subject.
 */
export async function citingsOf(
  past: JournalHistory,
  desk: DeskRead,
  about: RecordRef,
  found: readonly Transaction[],
  page: { before?: number | undefined; limit: number },
): Promise<Citing[]> {
  const cited = found.flatMap((transaction) =>
    transaction.ops.flatMap((op): Citing[] => {
      if (!isEvidenceAbout(op, about) || op.op !== 'put') return []
      const evidence = op.record as Evidence
      return evidence.rev === 1 || isBack(transaction) ? [{ transaction, what: 'cited', evidence }] : []
    }),
  )
  const gone = Object.values(desk.trash)
    .filter(({ collection }) => collection === 'evidence')
    .map(({ record }) => record as Evidence)
    .filter((evidence) => refKey(evidence.about) === refKey(about))
  // Restored evidence was deleted before.
  const back = cited.filter(({ evidence }) => evidence.rev > 1).map(({ evidence }) => evidence)
  const went = [...new Map([...gone, ...back].map((evidence) => [evidence.id, evidence])).values()].slice(0, LOOKED_UP)
  const streams = await Promise.all(
    went.map(async (evidence) => {
      const record: RecordRef = { collection: 'evidence', id: evidence.id }
      const all = await past.transactions({ record, ...page })
      return all
        .filter(({ ops }) =>
          ops.some((op) => op.op === 'delete' && op.collection === 'evidence' && opId(op) === evidence.id),
        )
        .map((transaction): Citing => ({ transaction, what: 'uncited', evidence }))
    }),
  )
  return [...cited, ...streams.flat()]
}

/** Does an edit restore what existed before? */
function isBack({ edit }: Transaction): boolean {
  const kind = labelOfEdit(edit)?.kind
  if (edit.kind === 'undo') return kind === 'delete' || kind === 'batch'
  if (edit.kind === 'redo') return kind === 'create' || kind === 'import' || kind === 'batch'
  return kind === 'restore' || kind === 'return' || kind === 'returnDesk'
}

/** A citation as an entry of the record's history. */
export function citingVersion(names: DeskRead, desk: DeskRead, { transaction, what, evidence }: Citing): Version {
  const { n, at, by } = transaction
  const annotation = names.get('annotation', evidence.annotation)
  const source: RecordRef = { collection: 'source', id: annotation?.source ?? evidence.annotation }
  return {
    n,
    at,
    by: personOf(names, by),
    what,
    form: 'record',
    current: false,
    changes: [],
    cited: {
      source,
      title: titleOf(names, source),
      here: getRef(desk, source) !== undefined,
      place: evidencePlaceTitle(names, evidence.about, evidence.field),
      role: evidence.role,
    },
  }
}
