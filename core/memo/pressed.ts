import { z } from 'zod'
import { runOriginSchema } from './memo-model'

/** The output of the press: the file, the size of its pages, and where each record's text is on them. */

/**
 * A stretch of one line of a page whose text comes from one field of one record. In points, from the page's top left corner; pages
 * count from 0.
 */
export const passageBoxSchema = z.object({
  page: z.int().min(0),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  from: runOriginSchema,
})
export type PassageBox = z.infer<typeof passageBoxSchema>

/** A memo as PDF. The places are beside the file; the file itself has none of them. */
export const pressedSchema = z.object({
  bytes: z.instanceof(Uint8Array),
  places: z.array(passageBoxSchema),
  /** Each page's size in points. */
  pages: z.array(z.object({ width: z.number(), height: z.number() })),
})
export type Pressed = z.infer<typeof pressedSchema>

/** The phases of the press: it opens the fonts, breaks the text into lines and pages, and writes the pages. */
export const PRESS_PHASES = ['fonts', 'layout', 'pages'] as const

/** The progress of the press: so many of so many fonts, pieces of text, or pages. */
export const pressProgressSchema = z.object({
  phase: z.enum(PRESS_PHASES),
  done: z.int().min(0),
  of: z.int().min(0),
})
export type PressProgress = z.infer<typeof pressProgressSchema>
