import { z } from 'zod'
import { ParleyError } from '../base/errors'
import { asFailure, failureSchema, type Failure } from '../base/failure'
import { planRecord, refuseIfFrozen } from '../commands/apply'
import { brokenAfter, brokenBy } from '../commands/check-ops'
import { KEY_MAX, SELECTED_MAX, type Actor } from '../commands/command'
import { fieldWishSchema, wishedFields, type FieldWish } from '../commands/wished-fields'
import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey, refOfKey, type Op } from '../desk/ops'
import { isWithin, markingSchema } from '../model/values/marking'
import { referencesOf } from '../model/schema/references'
import { staffMemberSchema } from '../model/values/staff-member'
import { namedSchema, PLAN_SHOWN } from './edit-schemas'
import { named } from './undo-and-trash'

/** Asks what setting one field on several records would do; `job` is the name by which it can be canceled, and under which it reports how far it is. */
export const changeAllInputSchema = z.object({
  keys: z.array(z.string().max(KEY_MAX)).min(1).max(SELECTED_MAX),
  wish: fieldWishSchema,
  staff: staffMemberSchema,
  job: z.string().min(1).max(64),
})
export type ChangeAllInput = z.infer<typeof changeAllInputSchema>

/**
 * What it would do: which records change, each at the revision that was seen, how many have the value already, and which are refused and why. Of those that change,
 * `lowered` get a lower marking, or one without a caveat, handling or limit of release that they have;
 * `moved` are those whose only link of this field is replaced: the records that they leave, the first by name, and the one that they get.
 */
export const changeAllPlanSchema = z.object({
  keys: z.array(z.string()),
  revs: z.array(z.int()),
  same: z.int().min(0),
  lowered: z.int().min(0),
  moved: z.object({ count: z.int().min(0), from: z.array(namedSchema), to: namedSchema.optional() }),
  refused: z.object({ count: z.int().min(0), first: z.array(namedSchema.extend({ why: failureSchema })) }),
})
export type ChangeAllPlan = z.infer<typeof changeAllPlanSchema>

/** Works it out, a record a step; each step says how many are done. The rules are checked last, for all that change together. */
export function* changeAllSteps(
  desk: DeskRead,
  { keys, wish }: Pick<ChangeAllInput, 'keys' | 'wish'>,
  actor: Actor,
): Generator<number, ChangeAllPlan> {
  const refused = new Map<string, Failure>()
  const changed = new Map<string, readonly Op[]>()
  let alike = 0
  let done = 0
  for (const key of new Set(keys)) {
    yield (done += 1)
    try {
      const ops = opsFor(desk, key, wish, actor)
      if (ops === undefined) alike += 1
      else if (ops.length > 0) changed.set(key, ops)
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      refused.set(key, asFailure(error))
    }
  }
  // Without a refused record another may be refused: until the rest is sound together.
  for (let before = -1; before !== refused.size;) {
    before = refused.size
    yield done
    for (const { asked, finding } of brokenAfter(desk, [...changed.values()].flat()))
      for (const key of causesOf(desk, refKey(asked), changed)) {
        refused.set(key, asFailure(brokenBy(finding)))
        changed.delete(key)
      }
  }
  return {
    keys: [...changed.keys()],
    revs: [...changed.keys()].map((key) => getRef(desk, refOfKey(key))?.rev ?? 0),
    same: alike,
    lowered: loweredBy(desk, [...changed.keys()], wish),
    moved: movedBy(desk, [...changed.keys()], wish),
    refused: {
      count: refused.size,
      first: [...refused].slice(0, PLAN_SHOWN).map(([key, why]) => ({ ...named(desk, refOfKey(key)), why })),
    },
  }
}

/** How many records would have less of a marking than now. Another scheme has no common order with theirs, so it may be less. */
function loweredBy(desk: DeskRead, keys: readonly string[], { field, value }: FieldWish): number {
  const next = field === 'marking' ? markingSchema.safeParse(value).data : undefined
  if (!next) return 0
  return keys.filter((key) => {
    const now = getRef(desk, refOfKey(key))?.marking
    return now !== undefined && !isWithin(now, next)
  }).length
}

/** The records that lose the link which they have by a field of one reference. */
function movedBy(desk: DeskRead, keys: readonly string[], { field, way, value }: FieldWish): ChangeAllPlan['moved'] {
  if (way !== 'set' || typeof value !== 'string') return { count: 0, from: [] }
  const left = keys.flatMap((key) => {
    const { collection } = refOfKey(key)
    const links = referencesOf(collection, getRef(desk, refOfKey(key)))
    return links.find(({ path }) => path === field)?.target ?? []
  })
  const from = [...new Set(left.map(refKey))].slice(0, PLAN_SHOWN).map((key) => named(desk, refOfKey(key)))
  const [first] = left
  return {
    count: left.length,
    from,
    ...(first ? { to: named(desk, { collection: first.collection, id: value }) } : {}),
  }
}

/** The ops that change a record; none if it is gone, undefined if it has the value already. */
function opsFor(desk: DeskRead, key: string, wish: FieldWish, actor: Actor): readonly Op[] | undefined {
  const ref = refOfKey(key)
  const record = getRef(desk, ref)
  if (!record) return []
  refuseIfFrozen(ref.collection, record, actor, [wish.field])
  const fields = wishedFields(ref.collection, record, wish)
  if (!fields) return undefined
  return planRecord(desk, { kind: 'change', ...ref, rev: record.rev, fields }, actor).ops
}

/** The changed records that break a rule: the one that breaks it, else those that it names. */
function causesOf(desk: DeskRead, key: string, changed: ReadonlyMap<string, unknown>): string[] {
  if (changed.has(key)) return [key]
  const { collection } = refOfKey(key)
  const record = getRef(desk, refOfKey(key))
  const names = record ? referencesOf(collection, record).map(({ target }) => refKey(target)) : []
  return names.filter((name) => changed.has(name))
}
