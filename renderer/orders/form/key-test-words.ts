import type { EngineFailureCode } from '../../../shared/border/failure.ts'
import {
  type RegistrarId,
  registrars,
  registrarTitles,
} from '../../../shared/registrars/catalogue.ts'
import type { DomainBar, KeyTest } from '../../../shared/registrars/key-test.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import type { Meaning } from '../../ui/palette.ts'
import { clockTime } from '../../words/times.ts'

export type TestWords = {
  readonly meaning: Meaning
  readonly what: string
  /** Absent when there is nothing to do. */
  readonly todo?: string
}

type Works = Extract<KeyTest, { works: true }>
type Refused = Extract<KeyTest, { works: false }>

/** How a test of keys went, in a line and what to do about it. */
export function keyTestWords(test: KeyTest, platform: RegistrarId): TestWords {
  const who = registrarTitles[platform]
  if (!test.works) return refusedWords[test.code](who, test)
  const { held, barred = [], missing, unchecked } = test
  const total = held.length + barred.length + missing.length + unchecked.length
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
    what: countWords(test, total),
    ...(missing.length > 0 && {
      todo:
        held.length + barred.length === 0
          ? 'Enter the keys of the account that holds:'
          : 'Take out these, or enter the keys of the account that holds them:',
    }),
  }
}

function countWords({ held, barred = [], missing }: Works, total: number): string {
  const there = held.length + barred.length
  if (there === total)
    return total === 1
      ? 'The keys work, but the domain cannot be changed yet'
      : `The keys work, but ${numberText(barred.length)} of the ${numberText(total)} domains cannot be changed yet`
  if (there > 0)
    return `${numberText(there)} of ${numberText(total)} domains ${there === 1 ? 'is' : 'are'} in this account`
  if (missing.length === 0) return 'The keys work, but the domains could not be looked up'
  return total === 1
    ? 'The keys work, but the domain is not in this account'
    : `The keys work, but none of the ${numberText(total)} domains is in this account`
}

/**
 * Words for each refusal. A test is never repeated by itself, so each says when to press again.
 */
const refusedWords: Record<EngineFailureCode, (who: string, test: Refused) => TestWords> = {
  credentials: who => ({
    meaning: 'failed',
    what: `${who} refused the keys`,
    todo: 'Check both for missing characters, and that API access is on in the account.',
  }),
  ip_not_whitelisted: (who, { ip }) => ({
    meaning: 'failed',
    what: `${who} does not allow the address of this computer`,
    todo:
      ip === undefined
        ? `${who} did not name it. Ask for the public IPv4 address of this network, add it to the allowed addresses of the account, then test again.`
        : 'Add it to the allowed addresses of the account, then test again.',
  }),
  // what the keys lack, or where they may be sent, is said below in the answer's words
  scope: who => ({
    meaning: 'failed',
    what: `These keys may not read domains at ${who}`,
    todo: 'Mend what is named here, then test again:',
  }),
  subscription: who => ({
    meaning: 'failed',
    what: `${who} has closed this account to programs`,
    todo: `Look into the account at ${who}: a payment may have failed. Then test again.`,
  }),
  domain_not_found: who => unclear(who),
  conflict: who => unclear(who),
  plan_limit: who => unclear(who),
  domain_expired: who => unclear(who),
  domain_suspended: who => unclear(who),
  domain_locked: who => unclear(who),
  nameservers_kept: who => unclear(who),
  overdue: who => unclear(who),
  invalid_input: who => unclear(who),
  rate_limited: (who, { retryAt }) => ({
    meaning: 'waiting',
    what:
      retryAt === undefined
        ? `${who} has no quota at present`
        : `${who} has no quota until ${clockTime(retryAt)}`,
    todo: 'The keys were not tested. Test again then.',
  }),
  transient: who => noAnswer(who),
  unknown_outcome: who => noAnswer(who),
  foreign_answer: who => ({
    meaning: 'failed',
    what: `Something else answers for ${who}`,
    todo: `The keys were not tested. Check the ${who} address in Settings, and whether a proxy or a firewall of this network answers, then test again.`,
  }),
}

const unclear = (who: string): TestWords => ({
  meaning: 'failed',
  what: `${who} refused the request`,
  todo: 'The keys were not tested. Test again, or look into the account.',
})

const noAnswer = (who: string): TestWords => ({
  meaning: 'failed',
  what: `${who} gave no answer that can be used`,
  todo: 'The keys were not tested. See whether this computer is online, then test again.',
})

/** What is missing before the nameservers of a domain can be changed. */
export const barWords = (why: DomainBar, platform: RegistrarId): string => {
  const { title, scope } = registrars[platform]
  return why === 'no-right' ? scope.bar : bars[why](title)
}

const bars: Record<Exclude<DomainBar, 'no-right'>, (who: string) => string> = {
  'not-owned': who => `it is another's at ${who} and only shared: let the owner allow changes`,
  'dns-only': who =>
    `only its DNS is at ${who}: it is registered elsewhere, enter the keys of that registrar`,
  refused: who => `${who} refused to look at it: see whether the name is right`,
  deleted: who => `it has expired and is being deleted: have it restored at ${who}`,
  expired: who => `its registration has run out: have it renewed at ${who}`,
  suspended: who => `${who} has suspended it: have the owner clear that`,
  held: who => `it is taken out of DNS: have the owner ask ${who} why`,
  locked: who => `it is locked: have it unlocked at ${who}`,
}
