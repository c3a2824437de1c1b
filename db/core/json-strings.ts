import { z } from 'zod'

const stringsSchema = z.array(z.string())

/** Reads a column of JSON strings, such as host names; throws for anything else. */
export function readStrings(json: string): readonly string[] {
  return stringsSchema.parse(JSON.parse(json))
}
