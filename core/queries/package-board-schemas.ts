import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { VOCABULARIES } from '../model/values/vocabularies'
import { namedSchema } from './edit-schemas'

/** How many other packages of the talk a board names at most. */
export const PACKAGES_MAX = 100

/** Asks for the board of a package, by the id of its proposal; without one, of the desk’s first that is on the table. */
export const packageBoardInputSchema = z.object({ proposal: z.string().max(200).optional() })
export type PackageBoardInput = z.infer<typeof packageBoardInputSchema>

const boardCardSchema = z.object({
  id: z.string(),
  /** Its number among the elements of the package, from 1. */
  number: z.int().min(1),
  kind: z.enum(VOCABULARIES.elementKind),
  status: z.enum(VOCABULARIES.elementStatus),
  /** As much of its words as a card can show. */
  text: z.string(),
  quantity: z.string().optional(),
  issue: namedSchema.optional(),
  /** The condition in words. */
  condition: z.string().optional(),
  /** The ids of the elements of the package that it is conditional on, and how many others there were that are gone. */
  needs: z.array(z.string()),
  gone: z.int().min(0),
  contested: z.boolean(),
  unsourced: z.boolean(),
})
export type BoardCard = z.infer<typeof boardCardSchema>

/** A package by the status of its elements: a column for each status, in the order of the vocabulary, and each element in one of them. */
const packageBoardSchema = z.object({
  package: namedSchema,
  status: z.enum(VOCABULARIES.proposalStatus),
  tabled: fuzzyDateSchema.optional(),
  attribution: z.enum(VOCABULARIES.attribution).optional(),
  contested: z.boolean(),
  talk: namedSchema,
  by: namedSchema,
  /** The other parties of the talk. */
  to: z.array(titleSchema),
  columns: z.array(z.object({ status: z.enum(VOCABULARIES.elementStatus), cards: z.array(boardCardSchema) })),
  /** The packages of the talk, with this one, and how many more there are. */
  packages: z.array(namedSchema.extend({ by: titleSchema })),
  more: z.int().min(0),
})
export type PackageBoard = z.infer<typeof packageBoardSchema>

/** The board; none on a desk without packages. */
export const packageBoardViewSchema = z.object({ board: packageBoardSchema.optional() })
export type PackageBoardView = z.infer<typeof packageBoardViewSchema>
