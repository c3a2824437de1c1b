import { dayMs } from '../../shared/text/duration.ts'
import { hashBelow } from './hash.ts'
import type { RegistrationState } from './registrar.ts'
import { scenarioOf } from './scenarios.ts'

/** How near the end of a registration is that the scenario `expires` chose, in days. */
const fewestDays = 2
const mostDays = 20
/** Any other registration runs for so many days at least. */
const usualDays = 100

/** The end of a registration, a midnight in UTC; milliseconds since 1970. */
export function expiryOf(domain: string, now: number, state: RegistrationState): number {
  const today = Math.floor(now / dayMs) * dayMs
  if (state === 'expired') return today - 5 * dayMs
  if (scenarioOf(domain) === 'expires')
    return today + (fewestDays + hashBelow(mostDays - fewestDays + 1, domain)) * dayMs
  const day = hashBelow(365, `expiry ${domain}`)
  const first = new Date(today + usualDays * dayMs)
  const inYear = (year: number) => Date.UTC(year, 0, 1 + day)
  const year = first.getUTCFullYear()
  return inYear(year) >= first.getTime() ? inYear(year) : inYear(year + 1)
}

/** Whether the registrar renews it by itself. */
export const isAutoRenewed = (domain: string): boolean =>
  scenarioOf(domain) !== 'expires' && hashBelow(2, `renews ${domain}`) === 0
