import { attentionCalls } from '../attention/calls.ts'
import { dataCalls } from '../backups/calls.ts'
import { customerCalls } from '../customers/calls.ts'
import { customerKeyCalls } from '../customers/key-calls.ts'
import { customerMergeCalls } from '../customers/merge-calls.ts'
import { customerPageCalls } from '../customers/page-calls.ts'
import { dashboardCalls } from '../dashboard/calls.ts'
import { appCalls } from '../desktop/calls.ts'
import { diagnosisCalls } from '../diagnosis/calls.ts'
import { domainCalls } from '../domains/calls.ts'
import { engineCalls } from '../engine/calls.ts'
import { exportCalls } from '../exports/calls.ts'
import { importCalls } from '../imports/calls.ts'
import { invoicingCalls } from '../invoicing/calls.ts'
import { letterCalls } from '../letters/calls.ts'
import { templateCalls } from '../letters/template-calls.ts'
import { listCalls } from '../lists/calls.ts'
import { lockCalls } from '../lock/calls.ts'
import { mailboxCalls } from '../mailboxes/calls.ts'
import { loginCalls } from '../mailboxes/login/calls.ts'
import { orderActCalls } from '../orders/act-calls.ts'
import { orderCalls } from '../orders/calls.ts'
import { domainListCalls } from '../orders/domain-list-calls.ts'
import { formCalls } from '../orders/form-calls.ts'
import { noteCalls } from '../orders/note-calls.ts'
import { couponCalls } from '../plans/coupon-calls.ts'
import { recordCalls } from '../records/calls.ts'
import { registrarCalls } from '../registrars/calls.ts'
import { renewalCalls } from '../renewals/calls.ts'
import { searchCalls } from '../search/calls.ts'
import { settingsCalls } from '../settings/calls.ts'
import { staffCalls } from '../team/calls.ts'
import { teamCalls } from '../team/desk-calls.ts'
import { vaultCalls } from '../vault/calls.ts'
import type { DeskHandlers, Handlers, ServerHandlers } from './answer.ts'
import type { CallContext, DeskContext } from './context.ts'

/** Of a desk that has its own database. */
export const allHandlers = (context: CallContext & DeskContext): Handlers => ({
  ...serverHandlers(context),
  ...deskHandlers(context),
})

/** What is answered on the desk, whatever it has joined. */
export const deskHandlers = (context: DeskContext): DeskHandlers => ({
  ...appCalls(context),
  ...lockCalls(context),
  ...teamCalls(context),
})

/** What the owner of the database answers. */
export function serverHandlers(context: CallContext): ServerHandlers {
  const handlers = {
    ...attentionCalls(context),
    ...couponCalls(context),
    ...customerCalls(context),
    ...customerKeyCalls(context),
    ...customerMergeCalls(context),
    ...customerPageCalls(context),
    ...dashboardCalls(context),
    ...dataCalls(context),
    ...diagnosisCalls(context),
    ...domainCalls(context),
    ...domainListCalls(context),
    ...engineCalls(context),
    ...exportCalls(context),
    ...formCalls(context),
    ...importCalls(context),
    ...invoicingCalls(context),
    ...letterCalls(context),
    ...loginCalls(context),
    ...mailboxCalls(context),
    ...noteCalls(context),
    ...orderActCalls(context),
    ...orderCalls(context),
    ...recordCalls(context),
    ...registrarCalls(context),
    ...renewalCalls(context),
    ...searchCalls(context),
    ...settingsCalls(context),
    ...staffCalls(context),
    ...templateCalls(context),
    ...vaultCalls(context),
  }
  return { ...handlers, ...listCalls(context, handlers) }
}
