import { z } from 'zod'

/** The parts that only memos on sheets have, alike in their content and in print but for their runs and the number of an issue. */
export function sheetParts<R extends z.ZodType, N extends z.ZodType>(run: R, number: N) {
  const runs = z.array(run)
  return [
    /** A tinted box of paragraphs. */
    z.object({ kind: z.literal('box'), paragraphs: z.array(runs) }),
    /** Two columns side by side, each with its heading and points; `small` if it is of detail. */
    z.object({
      kind: z.literal('pair'),
      columns: z.array(z.object({ heading: runs, aside: runs.optional(), items: z.array(runs) })),
      small: z.literal(true).optional(),
    }),
    /** Figures in large type side by side, each with what it means under it. */
    z.object({ kind: z.literal('figures'), items: z.array(z.object({ figure: runs, lines: z.array(runs) })) }),
    /** An issue with its lines, which no page break parts: to `say` in larger type, `more` under it. */
    z.object({
      kind: z.literal('issue'),
      number,
      name: runs,
      lines: z.array(z.object({ style: z.enum(['say', 'more']), runs })),
    }),
  ] as const
}
