import { join } from 'node:path'
import { type Database, write } from '../../db/core/database.ts'
import { addCustomer, addPlan, type PlanInput } from '../../db/customers/customers.ts'
import { writeSetting } from '../../db/settings/settings.ts'
import { submitOrder } from '../../electron/orders/submit-order.ts'
import { viewOrder } from '../../electron/orders/view-order.ts'
import { practiceOrigins } from '../../electron/settings/origins.ts'
import type { Keychain } from '../../electron/vault/data-key.ts'
import { openVault, type Vault } from '../../electron/vault/vault.ts'
import { type SubmitArgs, submitSchema } from '../../shared/orders/form.ts'
import { privateSmtp } from '../../shared/orders/order.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import type { SettingsChange } from '../../shared/settings/settings.ts'
import { openTestDatabase, tempFolder } from './database.ts'

export const noKeychain: Keychain = {
  backend: 'none',
  isAvailable: () => false,
  wrap() {
    throw new Error('There is no keychain.')
  },
  unwrap() {
    throw new Error('There is no keychain.')
  },
}

export const spaceshipKeys = {
  spaceshipApiKey: 'ship-one',
  spaceshipApiSecretKey: 'secret-one',
}
export const namecheapKeys = {
  namecheapApiKey: 'cheap-one',
  platformLogin: 'agency',
  backupCodes: '1111 2222',
  namecheapIpWhitelisted: true,
} as const

export const plan: PlanInput = {
  name: 'Private SMTP',
  providerType: privateSmtp,
  price: 3,
  currency: 'USD',
  isActive: true,
  minInboxes: null,
  maxInboxes: null,
  promiseHours: null,
}

export const person = (prefix: string) => ({ prefix, firstName: 'Jo', lastName: 'Doe' })

/** An order that passes every rule: one domain with one mailbox. */
export const goodOrder = {
  customerId: 1,
  planId: 1,
  domains: 'acme.com',
  inboxesPerDomain: 1,
  prefixes: [person('jo')],
  hostingPlatform: 'spaceship',
  credentials: spaceshipKeys,
} satisfies SubmitArgs

/** Opens practice's vault, by a key file. */
export const openTestVault = (db: Database, folder: string): Vault =>
  openVault({
    db,
    keyFile: join(folder, 'vault.key'),
    chosenKeyFile: join(folder, 'chosen.key'),
    keychain: noKeychain,
    now: () => Date.now(),
  })

/** Saves settings of the mail server; what is left out has its default. */
export const saveMail = (db: Database, mail: SettingsChange['mail']): void =>
  write(db, tx => writeSetting(tx, 'settings', { mail }))

/** Adds one customer (id 1) and one plan (id 1); returns a vault. */
export function seed(db: Database, folder: string): Vault {
  const vault = openTestVault(db, folder)
  write(db, tx => {
    addCustomer(tx, { name: 'Northwind', email: 'orders@northwind.example' }, Date.now())
    addPlan(tx, plan, Date.now())
  })
  return vault
}

export type OrderFixture = {
  readonly db: Database
  readonly vault: Vault
  automationEnabled: boolean
  /** Submits an order by the arguments of a call, on top of `goodOrder`. */
  submit(args: Partial<SubmitArgs>): ReturnType<typeof submitOrder>
  /** The id of an order that must be accepted. */
  accept(args: Partial<SubmitArgs>): number
  /** The fields of an order that must be refused. */
  refusedFields(args: Partial<SubmitArgs>): Readonly<Record<string, string>>
  view(id: number): Order
}

/** Opens a database in memory for orders, without an engine. */
export async function openOrderFixture(): Promise<OrderFixture> {
  const db = await openTestDatabase()
  const vault = seed(db, tempFolder())
  const fixture: OrderFixture = {
    db,
    vault,
    automationEnabled: true,
    submit: args =>
      submitOrder(
        {
          db,
          vault,
          now: () => Date.now(),
          automationEnabled: () => fixture.automationEnabled,
          origins: () => practiceOrigins,
        },
        submitSchema.parse(
          args.id === undefined
            ? { ...goodOrder, ...args }
            : { customerId: 1, planId: 1, ...args },
        ),
      ),
    accept(args) {
      const answer = fixture.submit(args)
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
      return answer.value.id
    },
    refusedFields(args) {
      const answer = fixture.submit(args)
      if (answer.ok) throw new Error('A refusal was expected.')
      return answer.failure.fields ?? {}
    },
    view(id) {
      const order = viewOrder(db.reader, vault, id, [], Date.now())
      if (order === null) throw new Error(`There is no order ${id}.`)
      return order
    },
  }
  return fixture
}
