import { write } from '../../db/core/database.ts'
import { customerExists } from '../../db/customers/customers.ts'
import { listSavedKeys } from '../../db/customers/saved-keys.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { SavedKeys } from '../../shared/registrars/key-test.ts'
import { readKeys } from '../../shared/registrars/keys.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { isOfOldKey, keepDeleted, tooLate } from '../border/undo.ts'
import { toCredentials } from '../orders/platform-keys.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import { giveKeys, viewKeyUse } from './key-use.ts'
import {
  type ForgottenKeys,
  forgetKeys,
  hasSavedKeys,
  restoreKeys,
  saveKeys,
} from './saved-keys.ts'

/** The registrar keys of a customer, and what of the customer's orders uses them. */
export function customerKeyCalls(context: CallContext) {
  const db = () => context.workspace().db
  const forgotten = keepDeleted<ForgottenKeys>()
  return {
    'customers.keys'({ id }) {
      const { reader } = db()
      return ok(
        listSavedKeys(reader, id)
          .filter(one => hasSavedKeys(reader, context.workspace().vault, id, one.platform))
          .map(
            ({ platform, savedAt, testedAt, testCode }): SavedKeys => ({
              platform,
              savedAt: iso(savedAt),
              ...(testedAt !== null && { testedAt: iso(testedAt) }),
              ...withoutNulls({ refusedAs: testCode }),
            }),
          ),
      )
    },
    'customers.keyUse': ({ id }) => {
      const { vault } = context.workspace()
      return ok(viewKeyUse(db().reader, vault, id))
    },
    'customers.saveKeys'({ id, platform, credentials }) {
      const { vault, settings, provenKeys } = context.workspace()
      const read = readKeys(platform, credentials)
      if (!read.ok) return fail(invalid(read.failure))
      const keys = { keys: read.value, origin: settings.origins()[platform] }
      const isProven = provenKeys.isProven(toCredentials(platform, keys))
      return write(db(), tx => {
        if (!customerExists(tx, id)) return fail(notFound('This customer'))
        saveKeys(tx, vault, id, platform, { ...keys, isProven }, systemClock.now())
        return ok(null)
      })
    },
    async 'customers.giveKeys'(args) {
      const given = await giveKeys(context, args, systemClock.now())
      if (given === null)
        return fail(
          refusal('not_applicable', 'No keys that open are remembered for this customer.'),
        )
      const got = new Set(given)
      const left = args.orderIds.filter(id => !got.has(id))
      return ok({ given: given.length, ...(left.length > 0 && { left }) })
    },
    'customers.forgetKeys'({ id, platform }) {
      const keys = write(db(), tx => forgetKeys(tx, id, platform))
      if (keys === null)
        return fail(refusal('not_applicable', 'No keys are remembered for this customer.'))
      forgotten.keep(db(), `${id} ${platform}`, keys)
      return ok(null)
    },
    'customers.restoreKeys'({ id, platform }) {
      const keys = forgotten.take(db(), `${id} ${platform}`)
      const { vault } = context.workspace()
      return keys !== null &&
        !isOfOldKey(vault, keys.secrets) &&
        write(db(), tx => restoreKeys(tx, keys))
        ? ok(null)
        : fail(tooLate('These keys'))
    },
  } satisfies Partial<Handlers>
}
