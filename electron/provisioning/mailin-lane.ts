import { nextPollAt } from '../../db/queries/automations.ts'
import { mailboxWithoutHost } from '../../db/queries/emails.ts'
import { nextRemovalAt } from '../../db/queries/order-acts.ts'
import { dueTimes } from '../../db/queries/work.ts'
import type { EngineFailure } from '../../shared/failure.ts'
import { createWorkQueue, type WorkKind } from './choose-work.ts'
import { createListLane } from './list-lane.ts'
import { createHostLearning } from './steps/learn-hosts.ts'
import { createRemovals } from './steps/remove-mailbox.ts'
import { createWalks, type GiveWay } from './walks.ts'
import { createCreateWork } from './work/create.ts'
import { createLookWork } from './work/look.ts'
import { createPollPace, createPollWork } from './work/poll.ts'
import { createRemoveWork } from './work/remove.ts'
import { createTransferWork } from './work/transfer.ts'
import { claim, type Due, type Work, type WorkOptions } from './work/work.ts'

export type MailinLaneOptions = WorkOptions & {
  readonly random: () => number
  /** Why the account is left alone right now; null: it is not. */
  readonly rest: () => EngineFailure | null
}

/** Gives way once it reads on in a long list: then the lane's next piece may begin. */
export type LaneWork = (giveWay: GiveWay) => Promise<void>

/** All work of the Mailin account, one request after the other. */
export type MailinLane = {
  /** The most urgent piece of work that is due; null: nothing is. */
  next(): LaneWork | null
  /** When the next job may be polled or mailbox removed; null when none waits. */
  nextAt(): number | null
}

/** Each kind of work keeps its own turns in memory; what is due comes from the database. */
export function createMailinLane(options: MailinLaneOptions): MailinLane {
  const { context, random, commit, breathe, rest } = options
  const queue = createWorkQueue()
  const walks = createWalks(rest)
  const list = createListLane({
    context,
    commit,
    claim: domains => claim(context(), domains),
    breathe,
  })
  const pace = createPollPace(context)
  const creating = createCreateWork(options, list)
  const transferring = createTransferWork(options)
  const looking = createLookWork(options)
  const polling = createPollWork(options, list, pace)
  const removing = createRemoveWork(options, createRemovals(random, pace))
  const hosts = createHostLearning(() => mailboxWithoutHost(context().db.orm) !== null)

  const learnHosts: Work = async here => {
    const failure = await hosts.run(here())
    if (failure !== null) commit([], { failure })
  }

  function due(): Due {
    const now = context().now()
    const times = dueTimes(context().db.orm)
    return { now, isDue: stage => (times[stage] ?? Infinity) <= now }
  }

  /** null: none of this kind is due. Whether jobs are polled or listed depends on the others. */
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

  return {
    nextAt() {
      const { db, now } = context()
      const allowed = pace.allowedAt()
      const poll = nextPollAt(db.orm, now())
      const nextPoll = poll === null ? null : Math.max(poll, allowed)
      const times = [allowed, nextPoll, nextRemovalAt(db.orm)]
      const ahead = times.filter(at => at !== null).filter(at => at > now())
      return ahead.length === 0 ? null : Math.min(...ahead)
    },
    next() {
      const works = readyWork()
      const kind = queue.choose({
        create: works.create !== null,
        poll: works.poll !== null,
        transfer: works.transfer !== null,
        look: works.look !== null,
        remove: works.remove !== null,
        hosts: works.hosts !== null,
      })
      const work = kind === null ? null : works[kind]
      if (work === null) return null
      // its searches give way, and the next of the lane may begin then
      return giveWay =>
        walks.run(context().mailHost, giveWay, mailHost =>
          work(() => ({ ...context(), mailHost })),
        )
    },
  }
}
