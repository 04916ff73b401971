import { z } from 'zod'

/**
 * An object schema that keeps unknown fields value for value, since a newer Parley or another program may have written them. Its TypeScript type stays exact,
 * so a misspelt field is a type error.
 */
export function looseObject<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.looseObject(shape)
}
