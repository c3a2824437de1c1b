import { write } from '../../../db/core/database.ts'
import { retryDomains } from '../../../db/orders/orders.ts'
import { changePrefixes } from '../../../electron/orders/change-prefixes.ts'
import { cancelOrder, rejectOrder } from '../../../electron/orders/end-order.ts'
import { replaceDomain } from '../../../electron/orders/replace-domain.ts'
import { assertNever } from '../../../shared/border/result.ts'
import type { RegistrarId } from '../../../shared/registrars/catalogue.ts'
import {
  type Ground,
  type InProcessBench,
  openInProcessBench,
} from '../../support/in-process-bench.ts'
import { person } from '../../support/order-fixture.ts'
import { typedKeys } from '../../support/registrar-keys.ts'
import { seeded } from '../../support/seeded.ts'
import { createFates } from './fates.ts'
import { type Act, calm, type Plan } from './plan.ts'
import { createWatch, type Watch } from './watch.ts'

const minute = 60_000

/** One case under way. */
export type Case = {
  readonly bench: InProcessBench
  readonly watch: Watch
  /** Ids in the order of their submission. */
  readonly orders: number[]
  steps: number
  act(act: Act): Promise<void>
  /** Lets time pass, with a look after each step; ends early when `isOver`. */
  pass(milliseconds: number, isOver?: () => boolean): Promise<void>
  /** Gives a domain in conflict a prefix of its own that nobody has. */
  rename(id: number, domain: string): void
  /** Puts another domain in its place, which goes through. */
  replace(id: number, domain: string): void
  /** From now on the providers are well. */
  calmDown(): void
}

export async function openCase(ground: Ground, plan: Plan): Promise<Case> {
  const chance = seeded(plan.seed)
  const off = new Set<string>()
  let mood = plan.mood
  let isLoginGood = true
  let keys = 0
  let fresh = 0
  const fates = createFates(() => mood, chance)
  const watch = createWatch()
  const bench = await openInProcessBench({
    ground,
    random: seeded(plan.seed + 1),
    fateOf: fates.fateOf,
    temper: fates.temper,
    arrange: fates.arrange,
    isOff: domain => off.has(domain),
    isLoginGood: () => isLoginGood,
    onCall: call => watch.onCall(call),
    onReply: (call, reply) => watch.onReply(call, reply),
    aroundRegistrar: registrar => watch.aroundRegistrar(registrar),
  })
  watch.begin(bench)

  const credentials = (platform: RegistrarId) => {
    keys += 1
    return typedKeys(platform, `keys-${keys}`)
  }
  const prefixed = (prefixes: readonly string[]) => ({
    inboxesPerDomain: prefixes.length,
    prefixes: prefixes.map(person),
  })

  const one: Case = {
    bench,
    watch,
    orders: [],
    steps: 0,

    async act(act) {
      const id = 'order' in act ? orderAt(one.orders, act.order) : 0
      const { db, clock, engine, settings } = bench
      switch (act.kind) {
        case 'submit': {
          const { platform, domains, prefixes } = act
          const answer = bench.submit({
            domains: domains.join(' '),
            ...prefixed(prefixes),
            hostingPlatform: platform,
            credentials: credentials(platform),
          })
          if (answer.ok) one.orders.push(answer.value.id)
          break
        }
        case 'resubmit': {
          const platform = bench.view(id).form.hostingPlatform
          const answer = bench.submit({
            id,
            ...(act.domains === null ? {} : { domains: act.domains.join(' ') }),
            ...(act.prefixes === null ? {} : prefixed(act.prefixes)),
            ...(act.hasNewKey && platform !== undefined && platform !== 'other'
              ? { credentials: credentials(platform) }
              : {}),
          })
          if (answer.ok) watch.resubmitted(id)
          break
        }
        case 'retry':
          write(db, tx => retryDomains(tx, id, {}, clock.now()))
          engine.nudge()
          break
        case 'replace': {
          const leaving = bench.view(id).domains.find(domain => domain.state !== 'superseded')
          const swap = { id, domain: leaving?.name ?? '', with: act.with }
          replaceDomain(db, swap, clock.now())
          engine.nudge()
          break
        }
        case 'prefixes': {
          const names = bench
            .view(id)
            .domains.flatMap(domain => (domain.state === 'superseded' ? [] : domain.name))
          const domain = names[(act.domain ?? 0) % Math.max(names.length, 1)] ?? ''
          const prefixes = act.prefixes.map(person)
          const change = { id, prefixes, ...(act.domain !== null && { domain }) }
          changePrefixes(db, change, clock.now())
          engine.nudge()
          break
        }
        case 'reject':
          if (rejectOrder(db, id, 'Because.', clock.now()).ok) watch.ended(id)
          engine.nudge()
          break
        case 'cancel':
          if (cancelOrder(db, id, act.removes, clock.now()).ok) watch.ended(id)
          engine.nudge()
          break
        case 'check-now':
          engine.checkNow()
          break
        case 'shift-clock':
          clock.shift(act.minutes * minute)
          watch.timeBroke()
          // the engine forgets what it planned by the other time, holds as well
          if (act.minutes < 0) watch.released()
          break
        case 'sleep':
          await clock.sleep(act.minutes * minute)
          watch.timeBroke()
          engine.checkNow()
          break
        case 'kill':
          await clock.advance(0)
          watch.killed()
          await bench.kill()
          break
        case 'settings':
          settings.batchSize = act.batchSize
          settings.mailinGapMs = act.gapSeconds * 1000
          settings.intervalMs = act.intervalSeconds * 1000
          settings.jobPollMs = act.jobPollSeconds * 1000
          refresh()
          break
        case 'wrong-password':
        case 'right-password':
          isLoginGood = act.kind === 'right-password'
          if (!isLoginGood) bench.core.accounts.revokeTokens()
          refresh()
          break
        case 'deactivate':
          off.add(act.domain)
          break
        case 'activate':
          off.delete(act.domain)
          break
        case 'mood':
          mood = act.mood
          break
        default:
          assertNever(act)
      }
      watch.look()
    },

    async pass(milliseconds, isOver = () => false) {
      const { clock } = bench
      const end = clock.world() + milliseconds
      while (clock.world() < end && !isOver()) {
        await clock.step(end - clock.world())
        one.steps += 1
        watch.look()
      }
    },

    rename(id, domain) {
      fresh += 1
      const change = { id, domain, prefixes: [person(`new${fresh}`)] }
      const answer = changePrefixes(bench.db, change, bench.clock.now())
      if (!answer.ok) throw new Error(answer.failure.message)
      bench.engine.nudge()
    },

    replace(id, domain) {
      fresh += 1
      const swap = { id, domain, with: `plain-${90 + fresh}.com` }
      const answer = replaceDomain(bench.db, swap, bench.clock.now())
      if (!answer.ok) throw new Error(answer.failure.message)
      bench.engine.nudge()
    },

    calmDown() {
      mood = calm()
      isLoginGood = true
      off.clear()
      refresh()
    },
  }

  /** As the app does when settings were saved. */
  function refresh(): void {
    watch.timeBroke()
    watch.released()
    bench.engine.releaseAccount()
    bench.engine.nudge()
  }

  return one
}

/** Counted round, so that every number means one. The first act submits one. */
function orderAt(orders: readonly number[], index: number): number {
  return orders[index % Math.max(orders.length, 1)] ?? 0
}
