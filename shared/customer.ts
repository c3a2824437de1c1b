import { z } from 'zod'
import { line } from './line.ts'
import type { Time } from './page.ts'

/** What every customer has. */
export const customerFields = {
  name: line().min(1, 'Enter a name.').max(200),
  email: z.email('Enter an e-mail address.').max(254).toLowerCase(),
}

export type CustomerRow = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly orderCount: number
  readonly createdAt: Time
}
