import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { markingSchema } from '../model/values/marking'
import { recordRefSchema } from '../model/values/record-ref'

/** One value in words, or what its words are made of: each reader gets it in their own language. `nothing` is an empty field. */
export const pieceSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('nothing') }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('prose'), text: z.string() }),
  z.object({ type: z.literal('names'), names: z.array(z.string()) }),
  z.object({ type: z.literal('local'), title: titleSchema }),
  z.object({ type: z.literal('word'), vocabulary: z.string(), value: z.string() }),
  z.object({ type: z.literal('date'), date: fuzzyDateSchema }),
  z.object({ type: z.literal('number'), value: z.number() }),
  z.object({ type: z.literal('flag'), value: z.boolean() }),
  z.object({ type: z.literal('rate'), basisPoints: z.number().nullable() }),
  z.object({ type: z.literal('duty'), text: z.string().nullable() }),
  /** A warning that a record always carries: a text `caveat.<caveat>`. */
  z.object({
    type: z.literal('caveat'),
    caveat: z.enum(['contested', 'unsourced', 'notCleared', 'example', 'overdue']),
  }),
  z.object({ type: z.literal('marking'), marking: markingSchema }),
  z.object({ type: z.literal('link'), ref: recordRefSchema, title: titleSchema }),
  z.object({ type: z.literal('layer'), measure: recordRefSchema, title: titleSchema, component: z.string() }),
])
export type Piece = z.infer<typeof pieceSchema>

/** A value as pieces; parts of a record as the fields of each part. */
export interface Worded {
  values: Piece[]
  parts: FieldView[][]
}

/** A field with its value. */
export interface FieldView extends Worded {
  name: string
}
export const fieldViewSchema: z.ZodType<FieldView> = z.lazy(() =>
  z.object({ name: z.string(), values: z.array(pieceSchema), parts: z.array(z.array(fieldViewSchema)) }),
)
