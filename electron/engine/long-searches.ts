import type { EngineFailure } from '../../shared/border/failure.ts'
import type { BeforePage, MailinPort } from '../providers/mailin-port.ts'

/** Lets the lane begin its next piece of work, which then goes on beside this one. */
export type GiveWay = () => void

/**
 * Lets other work of the account go on beside searches of many pages: requests alternate, one
 * page, then one of the others. One search reads on at a time; one that comes to its second page
 * meanwhile waits for it, and holds up nobody.
 */
export type LongSearches = {
  /** Runs one piece of work with a port whose searches give way before each page but the first. */
  run(
    mailin: MailinPort,
    giveWay: GiveWay,
    work: (mailin: MailinPort) => Promise<void>,
  ): Promise<void>
}

/** `rest`: why the account rests, which a search then fails with; null: it does not rest. */
export function createLongSearches(rest: () => EngineFailure | null): LongSearches {
  let lastOver: Promise<void> = Promise.resolve()

  function queue(): { readonly before: Promise<void>; readonly end: () => void } {
    const before = lastOver
    let end = () => {}
    const over = new Promise<void>(resolve => {
      end = resolve
    })
    lastOver = before.then(() => over)
    return { before, end }
  }

  return {
    async run(mailin, giveWay, work) {
      let queued: ReturnType<typeof queue> | null = null
      const beforePage: BeforePage = async () => {
        giveWay()
        queued ??= queue()
        await queued.before
        return rest()
      }
      const end = () => queued?.end()
      await work({
        ...mailin,
        findDomain: name => mailin.findDomain(name, beforePage),
        listMailboxes: domain => mailin.listMailboxes(domain, beforePage),
      }).finally(end)
    },
  }
}
