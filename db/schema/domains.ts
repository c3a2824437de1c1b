import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { engineFailureCodes, failureSources } from '../../shared/border/failure.ts'
import {
  actionTypes,
  automationStatuses,
  domainStates,
  nameServerStatuses,
  stages,
  transferStatuses,
  waitReasons,
} from '../../shared/orders/domain.ts'
import { orders } from './orders.ts'
import { moment, oneOf, timestamps } from './words.ts'

/**
 * Here and below, words in full and not as parameters: SQLite uses a partial index only for its
 * very text.
 */
export const needsPerson = sql`"order_domains"."needs_person" = 1`

/** Whether a domain's registrar is asked from time to time. */
export const asksRegistrar = sql`"order_domains"."state" = 'due' and "order_domains"."registrar_due_at" is not null`

/** Whether a domain went back to an earlier stage and is not finished since. */
export const hasReturned = sql`"order_domains"."state" = 'due' and "order_domains"."returned_at" is not null`

/** Whether a domain failed, be it tried again by itself or not; one that is running is left out. */
export const waitsForRetry = sql`("order_domains"."state" = 'halted' or ("order_domains"."state" = 'due' and "order_domains"."failure_code" is not null))`

/** Whether a domain does not wait for a job. */
export const isWork = sql`("order_domains"."reason" is null or "order_domains"."reason" <> 'job')`

export const isRunning = sql`"order_domains"."state" = 'running'`

/** The rule of `isMoving` in `shared/orders/life.ts`. */
export const isMoving = sql`"order_domains"."state" in ('due', 'running', 'halted')`

/** One domain of one order: the unit that the engine moves. The state is the queue. */
export const orderDomains = sqliteTable(
  'order_domains',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    stage: text('stage', { enum: stages }).notNull(),
    state: text('state', { enum: domainStates }).notNull(),
    reason: text('reason', { enum: waitReasons }),
    failureCode: text('failure_code', { enum: engineFailureCodes }),
    failureProvider: text('failure_provider', { enum: failureSources }),
    failureDetail: text('failure_detail'),
    failureIp: text('failure_ip'),
    /** When the next step is due; null unless the state is `due`. */
    dueAt: moment('due_at'),
    /** Failed attempts in a row at this stage; waiting and 429 do not count. */
    attempts: integer('attempts').notNull().default(0),
    /** Rises with each claim; what comes with an older number is not written. */
    lease: integer('lease').notNull().default(0),
    stageSince: moment('stage_since').notNull(),
    /** When its last mailbox was created; a new walk without new mailboxes does not change it. */
    doneAt: moment('done_at'),
    mailinDomainId: integer('mailin_domain_id'),
    /** Its mailboxes at Mailin are known: they were listed, or the domain is new there. */
    isRead: integer('is_read', { mode: 'boolean' }).notNull().default(false),
    /** A person has to act: time does not mend the failure, or not soon. */
    needsPerson: integer('needs_person', { mode: 'boolean' }).notNull().default(false),
    /** When it first went back to an earlier stage; null: it never did, or a person acted since. */
    returnedAt: moment('returned_at'),
    /** Since when Mailin, which accepted the transfer, does not list the domain; null: it does. */
    missingSince: moment('missing_since'),
    /** When its registrar is asked next, while activation takes long; null: it is not asked. */
    registrarDueAt: moment('registrar_due_at'),
    /** The engine sent it back to the transfer once; the next time a person decides. */
    isSentAgain: integer('is_sent_again', { mode: 'boolean' }).notNull().default(false),
    /** The engine set its nameservers once more, because the registrar had lost them. */
    isSetAgain: integer('is_set_again', { mode: 'boolean' }).notNull().default(false),
    ...timestamps,
  },
  table => [
    uniqueIndex('order_domains_name').on(table.orderId, table.name),
    // every order that a domain stood in, also those that it has left
    index('order_domains_orders').on(table.name, table.orderId),
    // in the order in which domains are taken: after "Check now" all are due at one time
    index('order_domains_due')
      .on(table.stage, table.dueAt, table.orderId, table.position, table.reason)
      .where(sql`${table.state} = 'due'`),
    // steps from one order to the next, however many domains each has
    index('order_domains_turn')
      .on(table.stage, table.orderId, table.dueAt, table.position)
      .where(sql`${table.state} = 'due' and ${isWork}`),
    index('order_domains_running').on(table.id).where(isRunning),
    // few wait for a quota; the window asks for them at each change
    index('order_domains_quota')
      .on(table.stage, table.dueAt)
      .where(sql`${table.state} = 'due' and ${table.reason} = 'quota'`),
    index('order_domains_under_way')
      .on(table.stageSince, table.id, table.stage)
      .where(isMoving),
    // all columns that the sums of an order read
    index('order_domains_sums').on(
      table.orderId,
      table.state,
      table.stage,
      table.reason,
      table.needsPerson,
    ),
    index('order_domains_retry').on(table.orderId, table.failureCode).where(waitsForRetry),
    index('order_domains_attention')
      .on(table.failureCode, table.stageSince, table.orderId, table.id)
      .where(needsPerson),
    index('order_domains_registrar')
      .on(table.registrarDueAt, table.orderId)
      .where(asksRegistrar),
    index('order_domains_returned').on(table.returnedAt).where(hasReturned),
    oneOf('order_domains_stage_known', table.stage, stages),
    oneOf('order_domains_state_known', table.state, domainStates),
    check(
      'order_domains_finished_is_done',
      sql`(${table.state} = 'finished') = (${table.stage} = 'done')`,
    ),
    check(
      'order_domains_due_has_time',
      sql`(${table.state} = 'due') = (${table.dueAt} is not null)`,
    ),
  ],
)

/** One row per stage that a domain has left, for the dashboard's times of stages. */
export const stageTimes = sqliteTable(
  'stage_times',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    stage: text('stage', { enum: stages }).notNull(),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at').notNull(),
  },
  table => [
    index('stage_times_ended').on(table.stage, table.endedAt),
    index('stage_times_order').on(table.orderId),
  ],
)

/** One row per creating request: a transfer or a batch of mailboxes. */
export const orderAutomations = sqliteTable(
  'order_automations',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    providerType: text('provider_type').notNull(),
    actionType: text('action_type', { enum: actionTypes }).notNull(),
    jobUuid: text('job_uuid'),
    status: text('status', { enum: automationStatuses }).notNull(),
    /** JSON array of the domain, or of the addresses. */
    subjects: text('subjects').notNull(),
    responseData: text('response_data'),
    errorMessage: text('error_message'),
    pollCount: integer('poll_count').notNull().default(0),
    nextPollAt: moment('next_poll_at'),
    /** Since when Mailin's answers do not tell the job's status. */
    silentSince: moment('silent_since'),
    ...timestamps,
  },
  table => [
    index('order_automations_order').on(table.orderId),
    index('order_automations_poll')
      .on(table.nextPollAt)
      .where(sql`${table.status} = 'pending' and ${table.jobUuid} is not null`),
    oneOf('order_automations_action_known', table.actionType, actionTypes),
    oneOf('order_automations_status_known', table.status, automationStatuses),
  ],
)

/** One row per order and domain that was not active at its first look-up. */
export const domainTransfers = sqliteTable(
  'domain_transfers',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    domainName: text('domain_name').notNull(),
    /** JSON array of host names; `[]` until Mailin names them. */
    nameServers: text('name_servers').notNull().default('[]'),
    status: text('status', { enum: transferStatuses }).notNull(),
    nameServerStatus: text('name_server_status', { enum: nameServerStatuses }),
    errorMessage: text('error_message'),
    responseData: text('response_data'),
    ...timestamps,
  },
  table => [
    uniqueIndex('domain_transfers_domain').on(table.orderId, table.domainName),
    oneOf('domain_transfers_status_known', table.status, transferStatuses),
  ],
)

/** The rules of the same names in `shared/orders/life.ts`. */
export const mailboxExists = sql`(("order_emails"."mailin_mailbox_id" is not null or "order_emails"."is_by_hand" = 1) and "order_emails"."removed_at" is null)`

export const isAtMailin = sql`("order_emails"."mailin_mailbox_id" is not null and "order_emails"."removed_at" is null)`
export const isRemovableMailbox = sql`("order_emails"."asked_by" is not null and "order_emails"."removed_at" is null)`

/** The rule of the same name in `shared/orders/life.ts`. */
export const isWantedMailbox = sql`("order_emails"."mailin_mailbox_id" is not null or "order_emails"."is_by_hand" = 1) and "order_emails"."removed_at" is null and "order_emails"."is_extra" = 0`

/** Whether Mailin has named a mailbox, also one that was removed. */
export const hasMailinId = sql`"order_emails"."mailin_mailbox_id" is not null`

/** Mailboxes. A row is written before the request that asks for it is sent. */
export const mailboxes = sqliteTable(
  'order_emails',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    customerId: integer('user_id').notNull(),
    domain: text('domain').notNull(),
    email: text('email').notNull(),
    /** Id in `secrets`. */
    password: text('password').notNull(),
    /** The prefix, as the flow document calls it. */
    name: text('name').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    mailinMailboxId: integer('mailin_mailbox_id'),
    mailinDomainId: integer('mailin_domain_id'),
    /** The latest request that asked for it. */
    automationId: integer('automation_id').references(() => orderAutomations.id),
    /** The first request for it that was sent and not refused; set = the mailbox is ours. */
    askedBy: integer('asked_by').references(() => orderAutomations.id),
    /** It is asked for by itself, because a batch with it was refused for a mailbox not named. */
    isAskedAlone: integer('is_asked_alone', { mode: 'boolean' }).notNull().default(false),
    /** Its password has only signs that Mailin is known to accept. */
    hasPlainPassword: integer('has_plain_password', { mode: 'boolean' })
      .notNull()
      .default(false),
    /** Its prefix or domain left the order after it was created. */
    isExtra: integer('is_extra', { mode: 'boolean' }).notNull().default(false),
    imapHost: text('imap_host'),
    imapPort: integer('imap_port'),
    smtpHost: text('smtp_host'),
    smtpPort: integer('smtp_port'),
    /** Entered by staff for an order that is worked by hand; Mailin does not know it. */
    isByHand: integer('is_by_hand', { mode: 'boolean' }).notNull().default(false),
    /** When its removal at Mailin is tried next; null: it is not to be removed. */
    removalDueAt: moment('removal_due_at'),
    removalAttempts: integer('removal_attempts').notNull().default(0),
    removedAt: moment('removed_at'),
    /** When its removal was put to staff: Mailin's list gives its id to another address. */
    removalHaltedAt: moment('removal_held_at'),
    exportedAt: moment('exported_at'),
    /** When its password was purged, after an export; null: it was not. */
    purgedAt: moment('purged_at'),
    ...timestamps,
  },
  table => [
    uniqueIndex('order_emails_address').on(table.orderId, table.email),
    index('order_emails_email').on(table.email),
    index('order_emails_user').on(table.customerId, table.id),
    index('order_emails_created').on(table.createdAt),
    index('order_emails_there').on(table.orderId).where(isWantedMailbox),
    index('order_emails_domain').on(table.orderId, table.domain),
    index('order_emails_automation').on(table.automationId),
    // a Mailin id belongs to one mailbox
    uniqueIndex('order_emails_mailin').on(table.mailinMailboxId).where(hasMailinId),
    index('order_emails_hostless')
      .on(table.id)
      .where(sql`${table.mailinMailboxId} is not null and ${table.smtpHost} is null`),
    index('order_emails_removal')
      .on(table.removalDueAt)
      .where(sql`${table.removalDueAt} is not null`),
  ],
)
