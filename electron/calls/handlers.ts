import type { Desk } from '../desk.ts'
import { appCalls } from './app.ts'
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
export function allHandlers(desk: Desk): Handlers {
  return {
    ...appCalls(desk),
    ...couponCalls(desk),
    ...customerCalls(desk),
    ...dashboardCalls(desk),
    ...dataCalls(desk),
    ...diagnosisCalls(desk),
    ...domainListCalls(desk),
    ...engineCalls(desk),
    ...exportCalls(desk),
    ...formCalls(desk),
    ...importCalls(desk),
    ...letterCalls(desk),
    ...lockCalls(desk),
    ...mailboxCalls(desk),
    ...noteCalls(desk),
    ...orderActCalls(desk),
    ...orderCalls(desk),
    ...recordCalls(desk),
    ...searchCalls(desk),
    ...registrarCalls(desk),
    ...settingsCalls(desk),
    ...vaultCalls(desk),
  }
}
