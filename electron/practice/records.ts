import { z } from 'zod'

/** Times are milliseconds since 1970; names and addresses are lower-case. */
const mailinDomain = z.strictObject({
  id: z.int(),
  name: z.string(),
  nameServers: z.array(z.string()).readonly(),
  addedAt: z.number(),
  /** True for a domain that was active before anybody asked. */
  isAlwaysActive: z.boolean(),
})

const delegation = z.strictObject({
  provider: z.enum(['basic', 'custom']),
  hosts: z.array(z.string()).readonly(),
  /** When the current set was written first; writing it again leaves this. */
  since: z.number(),
  /** Shown by a lagging read; null when nothing was set before. */
  previousHosts: z.array(z.string()).readonly().nullable(),
  /** The last accepted writes, for the registrar's budget per domain. */
  writes: z.array(z.number()).readonly(),
})

const mailbox = z.strictObject({
  id: z.int(),
  address: z.string(),
  domain: z.string(),
  name: z.string(),
  /** sha256 of `address:password`, hex; null for mailboxes nobody here asked for. */
  passwordHash: z.string().nullable(),
  owner: z.enum(['ours', 'stranger']),
  /** Null when its job failed or left it out. */
  existsFrom: z.number().nullable(),
  listedFrom: z.number(),
  /** Until then the address cannot be asked for again, whatever becomes of the job. */
  reservedUntil: z.number(),
  removedAt: z.number().nullable(),
})

const job = z.strictObject({
  uuid: z.string(),
  addresses: z.array(z.string()).readonly(),
  domains: z.array(z.string()).readonly(),
  acceptedAt: z.number(),
  finishesAt: z.number(),
  /** The text Mailin gives for a failure; null when the job completes. */
  report: z.string().nullable(),
})

const firstKey = z.strictObject({ fingerprint: z.string(), seenAt: z.number() })

const rows = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value).optional()

/** One line of the journal: everything one call changed, so that a line is all or nothing. */
export const changeSet = z.strictObject({
  domains: rows(mailinDomain),
  delegations: rows(delegation),
  mailboxes: rows(mailbox),
  jobs: rows(job),
  tokens: rows(z.strictObject({ issuedAt: z.number() })),
  firstKeys: rows(firstKey),
  counts: rows(z.int()),
  sequences: rows(z.int()),
})

export type MailinDomain = Readonly<z.infer<typeof mailinDomain>>
export type Delegation = Readonly<z.infer<typeof delegation>>
export type Mailbox = Readonly<z.infer<typeof mailbox>>
export type Job = Readonly<z.infer<typeof job>>
export type ChangeSet = z.infer<typeof changeSet>

/** What each table holds, by key. */
export type Tables = {
  readonly domains: MailinDomain
  readonly delegations: Delegation
  readonly mailboxes: Mailbox
  readonly jobs: Job
  readonly tokens: { readonly issuedAt: number }
  readonly firstKeys: Readonly<z.infer<typeof firstKey>>
  readonly counts: number
  readonly sequences: number
}
export type TableName = keyof Tables
