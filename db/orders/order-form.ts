import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { HostingPlatform } from '../../shared/orders/order.ts'
import type { Reader } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { orderForms } from '../schema/schema.ts'

export type FormRow = typeof orderForms.$inferSelect

const variantsSchema = z.record(z.string(), z.string())
const detailsSchema = z.record(
  z.string(),
  z.object({
    first_name: z.string(),
    last_name: z.string(),
    profile_link: z.string().optional(),
  }),
)

/** A prefix of an order as it is stored; `firstName` and `lastName` may be empty in a draft. */
export type StoredPrefix = {
  readonly prefix: string
  readonly firstName: string
  readonly lastName: string
  readonly profilePictureLink?: string
}

const formOfOrder = preparedQuery(tx =>
  tx
    .select()
    .from(orderForms)
    .where(eq(orderForms.orderId, sql.placeholder('orderId')))
    .prepare(),
)

export function findForm(tx: Reader, orderId: number): FormRow | null {
  return formOfOrder(tx).get({ orderId }) ?? null
}

/** Where an order's domains are registered; null: nothing is chosen yet. */
export function platformOf(tx: Reader, orderId: number): HostingPlatform | null {
  return findForm(tx, orderId)?.hostingPlatform ?? null
}

/** Reads the prefixes from their two JSON columns, in the order of the form. */
export function readPrefixes(
  form: Pick<FormRow, 'prefixVariants' | 'prefixVariantsDetails'>,
): readonly StoredPrefix[] {
  const variants = variantsSchema.parse(JSON.parse(form.prefixVariants))
  const details = detailsSchema.parse(JSON.parse(form.prefixVariantsDetails))
  return Object.keys(variants)
    .sort()
    .map(key => {
      const detail = details[key]
      const link = detail?.profile_link
      return {
        prefix: variants[key] ?? '',
        firstName: detail?.first_name ?? '',
        lastName: detail?.last_name ?? '',
        ...(link === undefined ? {} : { profilePictureLink: link }),
      }
    })
}

/** How many prefixes are in a `prefix_variants`. */
export function countPrefixes(prefixVariants: string): number {
  return Object.keys(variantsSchema.parse(JSON.parse(prefixVariants))).length
}

/** The two JSON columns of prefixes, with the flow document's keys `prefix_variant_1` … `_3`. */
export function prefixColumns(prefixes: readonly StoredPrefix[]) {
  const key = (index: number) => `prefix_variant_${index + 1}`
  const variants = prefixes.map((one, index) => [key(index), one.prefix])
  const details = prefixes.map((one, index) => [
    key(index),
    {
      first_name: one.firstName,
      last_name: one.lastName,
      ...(one.profilePictureLink === undefined ? {} : { profile_link: one.profilePictureLink }),
    },
  ])
  return {
    prefixVariants: JSON.stringify(Object.fromEntries(variants)),
    prefixVariantsDetails: JSON.stringify(Object.fromEntries(details)),
  }
}
