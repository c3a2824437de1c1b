import { appCalls } from './app.ts'
import type { CallContext } from './context.ts'
import { couponCalls } from './coupons.ts'
import { customerCalls } from './customers.ts'
import { dashboardCalls } from './dashboard.ts'
import { dataCalls } from './data.ts'
import { diagnosisCalls } from './diagnosis.ts'
import { domainListCalls } from './domain-lists.ts'
import { engineCalls } from './engine.ts'
import { exportCalls } from './exports.ts'
import { formCalls } from './forms.ts'
import { importCalls } from './imports.ts'
import { letterCalls } from './letters.ts'
import { lockCalls } from './lock.ts'
import { mailboxCalls } from './mailboxes.ts'
import { noteCalls } from './notes.ts'
import { orderActCalls } from './order-acts.ts'
import { orderCalls } from './orders.ts'
import { recordCalls } from './records.ts'
import { registrarCalls } from './registrars.ts'
import { searchCalls } from './search.ts'
import type { Handlers } from './serve.ts'
import { settingsCalls } from './settings.ts'
import { vaultCalls } from './vault.ts'

/** Every call of the contract, gathered from its group. */
export function allHandlers(context: CallContext): Handlers {
  return {
    ...appCalls(context),
    ...couponCalls(context),
    ...customerCalls(context),
    ...dashboardCalls(context),
    ...dataCalls(context),
    ...diagnosisCalls(context),
    ...domainListCalls(context),
    ...engineCalls(context),
    ...exportCalls(context),
    ...formCalls(context),
    ...importCalls(context),
    ...letterCalls(context),
    ...lockCalls(context),
    ...mailboxCalls(context),
    ...noteCalls(context),
    ...orderActCalls(context),
    ...orderCalls(context),
    ...recordCalls(context),
    ...searchCalls(context),
    ...registrarCalls(context),
    ...settingsCalls(context),
    ...vaultCalls(context),
  }
}
