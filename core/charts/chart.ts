import { z } from 'zod'

/** Pixels or points from the left and from the top. */
const placeSchema = z.tuple([z.number(), z.number()])
export type Place = z.infer<typeof placeSchema>

const boxSchema = z.object({
  kind: z.literal('box'),
  role: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  /** Says what the box is, where the pointer rests on it. */
  title: z.string().optional(),
})
const lineSchema = z.object({ kind: z.literal('line'), role: z.string(), points: z.array(placeSchema) })
const labelSchema = z.object({
  kind: z.literal('label'),
  role: z.string(),
  x: z.number(),
  y: z.number(),
  anchor: z.enum(['start', 'middle', 'end']),
  text: z.string(),
})
const shapeSchema = z.discriminatedUnion('kind', [boxSchema, lineSchema, labelSchema])

/**
 * A chart as plain shapes, from the top left corner: in pixels in the window, in points in a memo. A shape says its role; the colours are those of the stylesheet
 * or of the press. The shapes are drawn in their order.
 */
export const chartSchema = z.object({ width: z.number(), height: z.number(), shapes: z.array(shapeSchema) })

export type Box = z.infer<typeof boxSchema>
export type Line = z.infer<typeof lineSchema>
export type Shape = z.infer<typeof shapeSchema>
export type Chart = z.infer<typeof chartSchema>

/**
 * About how wide a text is in a font of this size, rather more than less: nothing here can measure a font. Full-width characters are as wide as the size, others as
 * in Noto Sans.
 */
export function roughWidth(text: string, size: number): number {
  let ems = 0
  for (const character of text) ems += knownEms(character)
  return ems * size
}

/** The widths that are known: a board measures tens of thousands of characters, few of them different. */
const known = new Map<string, number>()

function knownEms(character: string): number {
  const before = known.get(character)
  if (before !== undefined) return before
  const ems = emsOf(character)
  known.set(character, ems)
  return ems
}

function emsOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x2e7f) return 1
  if (/[fijlrtI .,:;'’()!|-]/.test(character)) return 0.37
  if (/[mwMW@%—…]/.test(character)) return 0.95
  return /\p{Lu}/u.test(character) ? 0.7 : 0.6
}

/** The end of a scale that begins at 0 and has room for `most`, and the distance of its lines: at most six of them, in round figures. */
export function roundScale(most: number): { end: number; step: number } {
  const wanted = Math.max(most, 1)
  const size = 10 ** Math.floor(Math.log10(wanted / 5))
  const step = [1, 2, 2.5, 5, 10].map((times) => times * size).find((one) => wanted / one <= 5) ?? 10 * size
  return { end: Math.ceil(wanted / step) * step, step }
}
