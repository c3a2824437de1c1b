import { nextPollAt } from '../../../db/engine/automations.ts'
import { dueTimes } from '../../../db/engine/work.ts'
import { mailboxWithoutHost } from '../../../db/mailboxes/hosts.ts'
import { nextRemovalAt } from '../../../db/orders/order-acts.ts'
import type { Pacing } from '../../scheduler/pacing.ts'
import { mailinAccount } from '../account-holds.ts'
import { createWorkQueue, type WorkKind } from '../choose-work.ts'
import { createLongSearches } from '../long-searches.ts'
import { createHostLearning } from '../steps/learn-hosts.ts'
import { createRemovals } from '../steps/remove-mailbox.ts'
import { createCreateWork } from '../work/create.ts'
import { createLookWork } from '../work/look.ts'
import { createPollPace, createPollWork } from '../work/poll.ts'
import { createRemoveWork } from '../work/remove.ts'
import { createTransferWork } from '../work/transfer.ts'
import type { Due, Work } from '../work/work.ts'
import type { Lane, LaneOptions, LaneWork } from './lane.ts'
import { createListLane } from './list-lane.ts'

export type MailinLaneOptions = LaneOptions & {
  readonly pacing: Pacing
  /** Called when work under way reads on in a long list: the next piece may begin beside it. */
  readonly onFree: () => void
}

/** All work of the Mailin account, one request after the other. */
export function createMailinLane(options: MailinLaneOptions): Lane {
  const { context, clock, random, commit, holds, pacing, onFree } = options
  let isBusy = false
  /** The rest after a bug; void once the clock was set back to before it began. */
  let bugRest = { since: -Infinity, until: -Infinity }
  const queue = createWorkQueue()
  const searches = createLongSearches(() => holds.told(clock.now()))
  const list = createListLane(options)
  const pace = createPollPace(context)
  const creating = createCreateWork(options, list)
  const transferring = createTransferWork(options)
  const looking = createLookWork(options)
  const polling = createPollWork(options, list, pace)
  const removing = createRemoveWork(options, createRemovals(random, pace))
  const hosts = createHostLearning(() => mailboxWithoutHost(context().db.reader) !== null)

  const learnHosts: Work = async here => {
    const failure = await hosts.run(here())
    if (failure !== null) commit([], { failure })
  }

  function due(): Due {
    const now = context().now()
    const times = dueTimes(context().db.reader)
    return { now, isDue: stage => (times[stage] ?? Infinity) <= now }
  }

  /**
   * The next piece of each kind; null: none is due. Whether jobs are polled or listed depends on
   * the others.
   */
  function readyWork(): Readonly<Record<WorkKind, Work | null>> {
    const found = due()
    const create = creating.next(found)
    const transfer = transferring.next(found)
    const look = looking.next(found)
    const isOtherReady = create !== null || transfer !== null || look !== null
    const poll = polling.next(found, isOtherReady)
    const remove = removing.next(found)
    const host = hosts.isDue(found.now) ? learnHosts : null
    return { create, poll, transfer, look, remove, hosts: host }
  }

  function choose(): Work | null {
    const works = readyWork()
    const kind = queue.choose({
      create: works.create !== null,
      poll: works.poll !== null,
      transfer: works.transfer !== null,
      look: works.look !== null,
      remove: works.remove !== null,
      hosts: works.hosts !== null,
    })
    return kind === null ? null : works[kind]
  }

  /** Occupies the lane until the work ends, or until one of its searches gives way. */
  function begin(work: Work): LaneWork {
    isBusy = true
    let isInFront = true
    const leave = () => {
      if (isInFront) isBusy = false
      isInFront = false
    }
    const giveWay = () => {
      if (!isInFront) return
      leave()
      onFree()
    }
    return {
      leases: 'mailin',
      run: () =>
        searches.run(context().mailin, giveWay, mailin =>
          work(() => ({ ...context(), mailin })),
        ),
      end: leave,
      rest(until) {
        bugRest = { since: clock.now(), until }
      },
    }
  }

  const restsUntil = (now: number): number =>
    Math.max(
      bugRest.since > now ? -Infinity : bugRest.until,
      pacing.readyAt(mailinAccount),
      holds.current(now)?.until ?? -Infinity,
    )

  return {
    next() {
      if (isBusy || restsUntil(clock.now()) > clock.now()) return null
      const work = choose()
      return work === null ? null : begin(work)
    },
    nextTimes() {
      const { db, now } = context()
      const allowed = pace.allowedAt()
      const poll = nextPollAt(db.reader, now())
      const nextPoll = poll === null ? null : Math.max(poll, allowed)
      const times = [restsUntil(now()), allowed, nextPoll, nextRemovalAt(db.reader)]
      return times.filter(at => at !== null)
    },
  }
}
