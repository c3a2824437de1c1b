import type { DomainState, Stage } from '../../../shared/orders/domain.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { type LetterText, orderName } from './letter.ts'

export type StalledDomain = {
  readonly name: string
  readonly stage: Stage
  readonly state: DomainState
  /** Safe to show; null when nothing failed. */
  readonly detail: string | null
}

const waitingFor: Record<Stage, string> = {
  lookup: 'to be looked up at Mailin.ai',
  transfer: 'to be transferred to Mailin.ai',
  nameservers: 'for its nameservers to be set at the registrar',
  activation: 'to become active at Mailin.ai',
  mailboxes: 'for its mailboxes to be created',
  done: 'for nothing',
}

const advice: Record<Stage, string> = {
  lookup: 'Check the login to Mailin.ai in Settings.',
  transfer: 'Open the order and retry the domain, or replace it.',
  nameservers:
    'Open the order and edit the API keys of the registrar, or set the nameservers by hand.',
  activation: 'Check at the registrar that the nameservers are those that the order shows.',
  mailboxes: 'Open the order, look at the failed request, and retry it.',
  done: 'Nothing has to be done.',
}

/** How many domains are listed; of the others the letter says how many. */
const mostNamed = 50

/** The letter to the agency: which domains do not move, and what to do about it. */
export function orderStalled(
  orderId: number,
  customerName: string,
  hours: number,
  unfinished: readonly StalledDomain[],
): LetterText {
  const stages = [...new Set(unfinished.map(domain => domain.stage))]
  const sections = stages.map(stage => {
    const domains = unfinished.filter(domain => domain.stage === stage)
    const more = domains.length - mostNamed
    return [
      `Waiting ${waitingFor[stage]}:`,
      ...domains.slice(0, mostNamed).map(lineOf),
      ...(more > 0 ? [`- and ${more} more`] : []),
      `What to do: ${advice[stage]}`,
    ].join('\n')
  })
  return {
    subject: `No movement for ${hours} hours in ${orderName(orderId)}`,
    body: [
      `Nothing has moved for ${hours} hours in ${orderName(orderId)} of ${isolated(customerName)}.`,
      ...sections,
      'This letter comes once a day until the order moves on.',
    ].join('\n\n'),
  }
}

function lineOf({ name, state, detail }: StalledDomain): string {
  const stop = state === 'halted' ? ' (needs a person)' : ''
  return `- ${name}${stop}${detail === null ? '' : `: ${detail}`}`
}
