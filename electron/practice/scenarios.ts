/** What practice does to a domain, chosen by the word its first label begins with. */
export type ScenarioWord =
  | 'active'
  | 'slow'
  | 'refused'
  | 'whitelist'
  | 'missing'
  | 'locked'
  | 'expired'
  | 'suspended'
  | 'expires'
  | 'keeps'
  | 'vanishes'
  | 'full'
  | 'invalid'
  | 'conflict'
  | 'jobfails'
  | 'drags'
  | 'silent'
  | 'holes'
  | 'limited'
  | 'flaky'
  | 'hostless'
  | 'nologin'

export type Scenario = {
  readonly word: ScenarioWord
  readonly title: string
  /** One sentence for staff: what will happen, and what ends it. */
  readonly what: string
}

export const scenarios: readonly Scenario[] = [
  {
    word: 'active',
    title: 'Already active',
    what: 'The domain is in the Mailin account and active, so mailboxes are created at once.',
  },
  {
    word: 'slow',
    title: 'Slow activation',
    what: 'The domain takes two minutes to become active after its nameservers are set.',
  },
  {
    word: 'refused',
    title: 'API key refused',
    what: 'The registrar refuses the first API key it sees for the domain; any other key works.',
  },
  {
    word: 'whitelist',
    title: 'IP not whitelisted',
    what: 'Namecheap refuses this IP for 45 seconds (Spaceship: the scope), then lets it pass.',
  },
  {
    word: 'missing',
    title: 'Not in the registrar account',
    what: 'The registrar account does not hold the domain until a different key is used.',
  },
  {
    word: 'locked',
    title: 'Locked at the registrar',
    what: 'An update lock refuses the nameservers for 90 seconds; then retry.',
  },
  {
    word: 'expired',
    title: 'Registration run out',
    what: 'The registrar says expired for 90 seconds, until the customer renews; then it activates.',
  },
  {
    word: 'suspended',
    title: 'Suspended at the registrar',
    what: 'Out of service for 90 seconds, because the owner’s contact is not confirmed.',
  },
  {
    word: 'expires',
    title: 'Expires soon',
    what: 'The registration ends within 20 days and is not renewed, as registrar and RDAP say.',
  },
  {
    word: 'keeps',
    title: 'Old nameservers kept',
    what: 'The registrar takes the nameservers twice and keeps its own; the third time it sets them.',
  },
  {
    word: 'vanishes',
    title: 'Gone from the account',
    what: 'Mailin loses the domain before it is active, twice; after the third transfer it stays.',
  },
  {
    word: 'full',
    title: 'Plan is full',
    what: 'Mailin refuses the first transfer: the plan has no room. The next one, 5 minutes later, passes.',
  },
  {
    word: 'invalid',
    title: 'Invalid domain name',
    what: 'Mailin says that the format of the domain name is invalid.',
  },
  {
    word: 'conflict',
    title: 'Mailbox taken',
    what: 'The domain is active, but john, info, hello and the first address asked for are taken.',
  },
  {
    word: 'jobfails',
    title: 'Mailbox job fails',
    what: 'The first mailbox job for the domain fails with a report; the next one works.',
  },
  {
    word: 'drags',
    title: 'Mailbox job drags on',
    what: 'The mailbox job of the domain keeps processing for 90 seconds.',
  },
  {
    word: 'silent',
    title: 'Mailbox job without a word',
    what: 'Mailin creates the mailboxes, but never says how the job stands; its list tells.',
  },
  {
    word: 'holes',
    title: 'Mailbox left out',
    what: 'The first mailbox job completes, but one mailbox is missing until it is asked for again.',
  },
  {
    word: 'limited',
    title: 'Rate limited',
    what: 'The first two calls of each kind about the domain are answered "too many attempts".',
  },
  {
    word: 'flaky',
    title: 'Unreliable connection',
    what: 'About a third of the calls about the domain fail, some of them after taking effect.',
  },
  {
    word: 'hostless',
    title: 'No mail server named',
    what: 'Mailin lists the mailboxes of the domain without IMAP and SMTP hosts.',
  },
  {
    word: 'nologin',
    title: 'Mailboxes do not log in',
    what: 'The mailboxes of the domain are made, but IMAP and SMTP refuse their passwords.',
  },
]

/** `slow.com`, `slow-7.com` and `slow7.com` are slow; `slower.com` and `my-slow.com` are not. */
export function scenarioOf(domain: string): ScenarioWord | null {
  const word = /^[a-z]+/.exec(domain.toLowerCase())?.[0]
  return scenarios.find(scenario => scenario.word === word)?.word ?? null
}
