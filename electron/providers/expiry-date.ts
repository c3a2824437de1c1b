import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })

/** No registration ended before domains were sold, or ends a century from now. */
const firstYear = 1985
const lastYear = 2150

/**
 * The end of a registration from what a provider wrote, as ISO-8601 UTC. null: it is no date, such
 * as 31 February, or none that a registration can end at.
 */
export function readExpiry(text: string): string | null {
  const read = instant.safeParse(text.trim())
  if (!read.success) return null
  const date = new Date(read.data)
  const year = date.getUTCFullYear()
  return year >= firstYear && year <= lastYear ? date.toISOString() : null
}
