import { z } from 'zod'
import type { Transaction } from '../../db/database.ts'
import { findCustomer } from '../../db/queries/customers.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/queries/settings.ts'
import {
  type KeptForm,
  type UnfinishedForm,
  unfinishedFormSchema,
} from '../../shared/unfinished-form.ts'
import { iso } from '../scheduler/clock.ts'

const name = 'form.new-order'
const storedSchema = z.object({ values: unfinishedFormSchema, savedAt: z.number() })

/** Keeps the form over a crash; undefined forgets it. */
export function keepForm(tx: Transaction, values: UnfinishedForm | undefined, now: number) {
  if (values === undefined) dropSetting(tx, name)
  else writeSetting(tx, name, { values, savedAt: now })
}

/** null: nothing is unfinished, or an older version wrote it in another shape. */
export function readForm(tx: Transaction): KeptForm | null {
  const stored = storedSchema.safeParse(readSetting(tx, name)).data
  if (stored === undefined) return null
  const { values, savedAt } = stored
  const customer = values.customerId === undefined ? null : findCustomer(tx, values.customerId)
  return { values, savedAt: iso(savedAt), ...(customer !== null && { customer }) }
}
