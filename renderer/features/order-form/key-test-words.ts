import type { KeyTest } from '../../../shared/key-test.ts'
import { numberText } from '../../../shared/locale.ts'
import type { RegistrarName } from '../../../shared/order.ts'
import { failureText } from '../../failure-text.ts'
import type { Meaning } from '../../palette.ts'
import { clockTime } from '../../times.ts'
import { countOf, platformWords } from '../../words.ts'

export type TestWords = {
  readonly meaning: Meaning
  readonly what: string
  /** Absent when there is nothing to do. */
  readonly todo?: string
}

/** How a test of keys went, in a line and what to do about it. */
export function keyTestWords(test: KeyTest, platform: RegistrarName): TestWords {
  const who = platformWords[platform]
  if (!test.works) {
    if (test.code === 'rate_limited' && test.retryAt !== undefined)
      return {
        meaning: 'waiting',
        what: `${who} has no quota until ${clockTime(test.retryAt)}`,
      }
    if (test.code === 'credentials')
      return {
        meaning: 'failed',
        what: `${who} refused the keys`,
        todo: 'Check both for missing characters, and that API access is on in the account.',
      }
    if (test.code === 'ip_not_whitelisted')
      return {
        meaning: 'failed',
        what: `${who} does not allow the address of this computer`,
        todo: 'Add it to the allowed addresses of the account, then test again.',
      }
    const { what, todo } = failureText(test.code, { provider: platform })
    return { meaning: 'failed', what, todo }
  }
  const { held, missing, unchecked } = test
  const total = held.length + missing.length + unchecked.length
  if (total === 0)
    return {
      meaning: 'done',
      what: `The keys work. The account holds ${countOf(test.domainCount, 'domain')}.`,
    }
  if (held.length === total)
    return {
      meaning: 'done',
      what:
        total === 1
          ? 'The keys work, and the domain is in this account'
          : `The keys work, and all ${numberText(total)} domains are in this account`,
    }
  return {
    meaning: 'person',
    what: heldWords(held.length, total),
    ...(missing.length > 0 && {
      todo:
        held.length === 0
          ? 'Enter the keys of the account that holds:'
          : 'Take out these, or enter the keys of the account that holds them:',
    }),
  }
}

function heldWords(held: number, total: number): string {
  if (held > 0)
    return `${numberText(held)} of ${numberText(total)} domains ${held === 1 ? 'is' : 'are'} in this account`
  return total === 1
    ? 'The keys work, but the domain is not in this account'
    : `The keys work, but none of the ${numberText(total)} domains is in this account`
}
