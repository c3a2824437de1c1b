import { isOpen, write } from '../../db/core/database.ts'
import { findSavedKeys, noteKeyAnswer } from '../../db/customers/saved-keys.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { readTypedDomains } from '../../shared/domains/typed-domains.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import {
  type RegistrarId,
  registrarIds,
  registrarTitles,
} from '../../shared/registrars/catalogue.ts'
import { isKeyRefusal, type KeyTest } from '../../shared/registrars/key-test.ts'
import { readRequestKeys } from '../../shared/registrars/keys.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { invalid, refusal } from '../border/refusal.ts'
import { countForgettable } from '../customers/forgotten-keys.ts'
import { readSavedKeys } from '../customers/saved-keys.ts'
import { forgottenWords } from '../orders/missing-keys.ts'
import { openKeys, toCredentials } from '../orders/platform-keys.ts'
import type { RegistrarCredentials } from '../providers/registrar.ts'
import { systemClock } from '../scheduler/clock.ts'
import { confirmOrigin, hasKeysElsewhere } from '../settings/bind-secrets.ts'
import type { Workspace } from '../workspace/workspace.ts'

type Args = ParsedArgs<'registrars.test'>

export function registrarCalls(context: CallContext) {
  return {
    'registrars.countForgettable': ({ days }) =>
      ok({ count: countForgettable(context.workspace().db.reader, days, systemClock.now()) }),
    async 'registrars.test'(args) {
      const workspace = context.workspace()
      const keys = keysOf(workspace, args)
      if (!keys.ok) return keys
      const { names } = readTypedDomains(args.domains)
      const { origin } = keys.value
      if (origin !== workspace.settings.origins()[args.platform])
        return fail(refusal('not_applicable', enteredElsewhere))
      const { customerId, platform } = args
      const { db } = workspace
      const saved =
        customerId === undefined ? null : findSavedKeys(db.reader, customerId, platform)
      const answer = await workspace.registrarOf(platform).checkAccount(keys.value, names)
      const said = answer.ok ? null : answer.failure.code
      if (
        customerId !== undefined &&
        saved !== null &&
        isOpen(db) &&
        (said === null || isKeyRefusal(said))
      )
        write(db, tx =>
          noteKeyAnswer(tx, customerId, platform, saved, {
            testedAt: systemClock.now(),
            testCode: said,
          }),
        )
      if (answer.ok) {
        const { barred, ...rest } = answer.value
        return ok<KeyTest>({ works: true, ...rest, ...(barred.length > 0 && { barred }) })
      }
      const { code, detail, ip, retryAt } = answer.failure
      return ok<KeyTest>({ works: false, code, detail, ...withoutNulls({ ip, retryAt }) })
    },
    async 'registrars.confirmAddresses'() {
      const workspace = context.workspace()
      const { db, vault, settings } = workspace
      const origins = settings.origins()
      const waiting: { readonly name: RegistrarId; readonly origin: string }[] = []
      for (const name of registrarIds)
        if (await hasKeysElsewhere(db, name, origins[name]))
          waiting.push({ name, origin: origins[name] })
      if (waiting.length === 0)
        return fail(
          refusal('not_applicable', 'All keys were entered for the present addresses.'),
        )
      const lines = waiting.map(({ name, origin }) => `${registrarTitles[name]}: ${origin}`)
      const isConfirmed = await context.confirm({
        title: 'Send the stored registrar keys to this address?',
        detail: `${lines.join('\n')}\n\nThe keys were entered for another address. Whoever runs this one gets them.`,
        yes: 'Send them there',
      })
      if (!isConfirmed) return fail(refusal('dismissed', 'The address was not confirmed.'))
      let count = 0
      for (const { name, origin } of waiting)
        count += await confirmOrigin(db, vault, name, origin)
      workspace.checkNow()
      context.emit('engine:changed', {})
      return ok({ count })
    },
  } satisfies Partial<Handlers>
}

function keysOf(
  { db, vault, settings }: Workspace,
  { platform, credentials, customerId, orderId }: Args,
): Result<RegistrarCredentials, BorderFailure> {
  if (credentials !== undefined)
    return typedKeys(platform, credentials, settings.origins()[platform])
  if (orderId !== undefined) {
    const keys = openKeys(db, vault, orderId)
    const forgotten = typeof keys === 'string' ? forgottenWords(keys) : null
    if (forgotten !== null) return fail(refusal('not_applicable', forgotten))
    const isStored = typeof keys !== 'string' && keys.platform === platform
    return isStored ? ok(keys) : fail(noKeys('order'))
  }
  const keys = readSavedKeys(db.reader, vault, customerId ?? 0, platform)
  return keys === null ? fail(noKeys('customer')) : ok(toCredentials(platform, keys))
}

const enteredElsewhere =
  'The stored keys were entered for another address of the registrar. Enter them again, or confirm the address.'

const noKeys = (whose: string) =>
  refusal('not_applicable', `No keys that open are stored for this ${whose}. Enter them.`)

function typedKeys(
  platform: Args['platform'],
  typed: NonNullable<Args['credentials']>,
  origin: string,
): Result<RegistrarCredentials, BorderFailure> {
  const read = readRequestKeys(platform, typed)
  return read.ok
    ? ok(toCredentials(platform, { keys: read.value, origin }))
    : fail(invalid(read.failure))
}
