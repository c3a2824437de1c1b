import { z } from 'zod'

const stringsSchema = z.array(z.string())

/** A column that holds a JSON array of strings: host names, addresses. */
export function readStrings(json: string): readonly string[] {
  return stringsSchema.parse(JSON.parse(json))
}
