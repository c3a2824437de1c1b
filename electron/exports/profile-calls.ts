import { type Reader, write } from '../../db/core/database.ts'
import { findCustomer, findPlan } from '../../db/customers/customers.ts'
import { type ProfileOwner, readProfile, saveProfile } from '../../db/exports/profiles.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { SequencerProfile } from '../../shared/exports/profile.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { notFound } from '../border/refusal.ts'
import { systemClock } from '../scheduler/clock.ts'

export function profileCalls(context: CallContext) {
  return {
    'exports.profile'(owner) {
      const { reader } = context.workspace().db
      const of = ownerOf(reader, owner)
      return of.ok ? ok(readProfile(reader, of.value)) : of
    },
    'exports.saveProfile'({ profile, ...owner }) {
      const { db } = context.workspace()
      return write(db, tx => {
        const of = ownerOf(tx, owner)
        if (!of.ok) return of
        saveProfile(tx, of.value, withoutBlanks(profile), systemClock.now())
        return ok(null)
      })
    },
  } satisfies Partial<Handlers>
}

function ownerOf(
  tx: Reader,
  { customerId, planId }: ParsedArgs<'exports.profile'>,
): Result<ProfileOwner, BorderFailure> {
  if (planId !== undefined)
    return findPlan(tx, planId) === null ? fail(notFound('This plan')) : ok({ planId })
  if (customerId === undefined || findCustomer(tx, customerId) === null)
    return fail(notFound('This customer'))
  return ok({ customerId })
}

/** An emptied text says nothing. */
function withoutBlanks({
  signature,
  trackingDomain,
  tags,
  ...numbers
}: SequencerProfile): SequencerProfile {
  return {
    ...numbers,
    ...(signature && { signature }),
    ...(trackingDomain && { trackingDomain }),
    ...(tags && { tags }),
  }
}
