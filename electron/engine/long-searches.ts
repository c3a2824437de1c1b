import type { EngineFailure } from '../../shared/border/failure.ts'
import type { BeforePage, MailinPort } from '../providers/mailin-port.ts'

/** Lets the lane begin its next piece of work, which then goes on beside this one. */
export type GiveWay = () => void

/**
 * Searches of many pages, beside which other work of the account goes on: requests alternate,
 * one page, one of the others. One search reads on at a time; those that come to their second page
 * meanwhile wait for it, and hold up nobody.
 */
export type LongSearches = {
  /** Runs one piece of work with a Mailin whose searches give way. */
  run(
    host: MailinPort,
    giveWay: GiveWay,
    work: (host: MailinPort) => Promise<void>,
  ): Promise<void>
}

/** `rest`: why the account is left alone, which ends a search; null: it is not. */
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
    async run(host, giveWay, work) {
      let queued: ReturnType<typeof queue> | null = null
      const beforePage: BeforePage = async () => {
        giveWay()
        queued ??= queue()
        await queued.before
        return rest()
      }
      const end = () => queued?.end()
      await work({
        ...host,
        findDomain: name => host.findDomain(name, beforePage),
        listMailboxes: domain => host.listMailboxes(domain, beforePage),
      }).finally(end)
    },
  }
}
