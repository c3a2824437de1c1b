import { z } from 'zod'
import { isHostname } from './hostname.ts'
import type { FieldFault } from './spaceship-answers.ts'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most))

const orders = ['name', 'unicodeName', 'registrationDate', 'expirationDate'] as const

export const listQuery = z.strictObject({
  take: whole(1, 100),
  skip: whole(0, 1_000_000),
  orderBy: z.enum([...orders, ...orders.map(order => `-${order}` as const)]).default('name'),
})

const host = z.string().toLowerCase().refine(isHostname, 'must be a host name')

export const nameServersBody = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('custom'),
    hosts: z
      .array(host)
      .min(2)
      .max(12)
      .refine(hosts => new Set(hosts).size === hosts.length, 'must be distinct'),
  }),
  z.strictObject({ provider: z.literal('basic') }),
])

export const faultsOf = (error: z.ZodError): readonly FieldFault[] =>
  error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(field => ({ field, details: 'is not allowed' }))
      : [{ field: issue.path.join('.'), details: issue.message }],
  )
