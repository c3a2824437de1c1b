import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { expirySources, expiryTroubles } from '../../shared/renewals/renewal.ts'
import { moment } from './words.ts'

/** Later than every date: where a domain of unknown expiry stands in the list. */
export const neverMs = 8_640_000_000_000_000

/**
 * The place of a domain in the list. Two indexes are over it: SQLite takes no names of tables there,
 * and drizzle-kit would cut it at a comma.
 */
export const expiryOrder = sql.raw(
  `case when expires_at is null then ${neverMs} else expires_at end`,
)

/** What is known of the registration of each domain that an order was given. */
export const domainRegistrations = sqliteTable(
  'domain_registrations',
  {
    name: text('name').primaryKey(),
    /** null: it was never told. Set together with source and time. */
    expiresAt: moment('expires_at'),
    source: text('source', { enum: expirySources }),
    readAt: moment('read_at'),
    /** null: the registrar does not tell it, or RDAP was asked. */
    isAutoRenewed: integer('is_auto_renewed', { mode: 'boolean' }),
    /** Why the last reading told nothing; null: it told the date, or there was none. */
    trouble: text('trouble', { enum: expiryTroubles }),
    triedAt: moment('tried_at'),
    /** When the registrar is asked next. */
    dueAt: moment('due_at').notNull(),
    /** When RDAP is asked next, if it may be; null: the registrar tells the date. */
    rdapDueAt: moment('rdap_due_at'),
    /** The fewest days before the end at which staff were told; null: they were not. */
    noticedDays: integer('noticed_days'),
    /** When an order with it was last entered while its expiry was not known. */
    knownAt: moment('known_at').notNull(),
  },
  table => [
    index('domain_registrations_due').on(table.dueAt),
    index('domain_registrations_rdap')
      .on(table.rdapDueAt)
      .where(sql`${table.rdapDueAt} is not null`),
    index('domain_registrations_expiry').on(expiryOrder, table.name),
    index('domain_registrations_read').on(table.readAt),
  ],
)
