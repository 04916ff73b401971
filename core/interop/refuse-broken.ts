import { asFailure, type Failure } from '../base/failure'
import { brokenAfter, brokenBy, type BrokenRule } from '../commands/check-ops'
import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import type { AnyRecord } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import type { Finding } from '../model/values/finding'
import { opsOf, type ImportItem } from './import-item'

/**
 * Refuses the records of an import that name a record found neither on the desk nor in the file, and those that would break a rule of the model; then those
 * that depend on refused ones, until the rest is sound.
 */
export function refuseBroken(desk: DeskRead, items: readonly ImportItem[]): void {
  const left = new Map<string, ImportItem>()
  for (const item of items) if (item.taken) left.set(refKey(item.candidate), item)
  refuseDangling(desk, left)
  // Each round checks the whole desk once; for a sound desk and file, the first round is the last.
  for (;;) {
    const broken = brokenAfter(desk, opsOf(left.values()))
    const before = left.size
    for (const rule of broken) heed(desk, left, rule)
    if (left.size === before) return
    refuseDangling(desk, left)
  }
}

function refuse(left: Map<string, ImportItem>, item: ImportItem, why: Failure): void {
  left.delete(refKey(item.candidate))
  Object.assign(item, { state: 'refused', taken: false, whys: [why], warnings: [] })
}

const failed = (finding: Finding): Failure => asFailure(brokenBy(finding))

/** Refuses records with a dangling reference, and in turn those that name them. Follows each reference once. */
function refuseDangling(desk: DeskRead, left: Map<string, ImportItem>): void {
  const namedBy = new Map<string, ImportItem[]>()
  const gone: ImportItem[] = []
  const dangles = (item: ImportItem) => {
    const { collection, id } = item.candidate
    const missing = referencesOf(collection, item.record).find(
      ({ target }) => !left.has(refKey(target)) && !getRef(desk, target),
    )
    if (!missing || !left.has(refKey(item.candidate))) return
    const { path, target } = missing
    const finding: Finding = {
      severity: 'error',
      code: 'reference-missing',
      about: { collection, id },
      field: path,
      params: { collection: target.collection, id: target.id },
    }
    refuse(left, item, failed(finding))
    gone.push(item)
  }
  for (const item of left.values()) {
    for (const { target } of referencesOf(item.candidate.collection, item.record)) {
      const key = refKey(target)
      if (!left.has(key)) continue
      const known = namedBy.get(key)
      if (known) known.push(item)
      else namedBy.set(key, [item])
    }
  }
  for (const item of left.values()) dangles(item)
  for (let item = gone.pop(); item; item = gone.pop()) {
    for (const other of namedBy.get(refKey(item.candidate)) ?? []) dangles(other)
  }
}

/**
 * Applies a broken rule to the file. A source whose text the desk lacks is imported with a warning: exports do not hold texts. If a record of the desk would
 * break a rule, the file's records that it names are refused.
 */
function heed(desk: DeskRead, left: Map<string, ImportItem>, { asked, finding }: BrokenRule): void {
  const own = left.get(refKey(asked))
  if (own && finding.code === 'text-missing') {
    const sha256 = String(finding.params.sha256)
    const others = own.warnings.filter(({ code }) => code !== 'source-text-missing')
    Object.assign(own, { warnings: [...others, { code: 'source-text-missing', params: { file: sha256, sha256 } }] })
    return
  }
  if (own) {
    refuse(left, own, failed(finding))
    return
  }
  const record: AnyRecord | undefined = getRef(desk, asked)
  for (const { target } of record ? referencesOf(asked.collection, record) : []) {
    const named = left.get(refKey(target))
    if (named) refuse(left, named, failed(finding))
  }
}
