import { z } from 'zod'
import { domainsText, id, nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { typedCredentialsSchema } from '../orders/order.ts'
import { retentionDays } from '../settings/settings.ts'
import { registrarIds } from './catalogue.ts'
import type { KeyTest } from './key-test.ts'

export const registrarCalls = {
  /**
   * Asks the registrar, without changing anything there, whether keys work and which of the domains
   * they can manage: typed keys, those saved for the customer, or those of the order.
   */
  'registrars.test': acts({
    args: z
      .strictObject({
        platform: z.enum(registrarIds),
        credentials: typedCredentialsSchema.optional(),
        customerId: id.optional(),
        orderId: id.optional(),
        domains: domainsText,
      })
      .refine(
        ({ credentials, customerId, orderId }) =>
          [credentials, customerId, orderId].filter(one => one !== undefined).length === 1,
        'Name the keys to test in one way.',
      ),
    answer: answer<KeyTest>(),
    stale: ['customers.keys'],
  }),
  /** Stored registrar keys may go to the current addresses, once staff agree in a dialog. */
  'registrars.confirmAddresses': acts({
    args: nothing,
    answer: answer<{ readonly count: number }>(),
    stale: 'everything',
  }),
  /** Orders that would lose their keys, were they kept for so many days after the end. */
  'registrars.countForgettable': reads({
    args: z.strictObject({ days: retentionDays }),
    answer: answer<{ readonly count: number }>(),
  }),
}
