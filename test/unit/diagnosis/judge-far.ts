import {
  failure,
  hour,
  now,
  old,
  refused,
  registry,
  resolvers,
  silent,
  told,
  updating,
  wanted,
} from './evidence-of.ts'
import { mailin, pause, type Row, registrar } from './judge-rows.ts'

export const creationFails: readonly Row[] = [
  [
    'the domain is not active',
    {
      engine: {
        stage: 'mailboxes',
        state: 'halted',
        dueAt: null,
        failure: failure('invalid_input', 'mailin'),
      },
    },
    /says now that acme\.com is not active/,
    'retry',
  ],
  [
    'the domain is gone',
    { engine: { stage: 'mailboxes', reason: 'backoff' }, mailin: mailin(false, false) },
    /not in this account/,
    'check-now',
  ],
  [
    'the data are invalid',
    {
      engine: {
        stage: 'mailboxes',
        state: 'halted',
        dueAt: null,
        failure: failure('invalid_input', 'mailin'),
      },
      mailin: mailin(true),
    },
    /refuses the mailboxes \(said invalid_input\)/,
    'retry',
  ],
  [
    'an address is taken',
    {
      engine: {
        stage: 'mailboxes',
        state: 'halted',
        dueAt: null,
        failure: failure('conflict', 'mailin'),
      },
      mailin: mailin(true),
    },
    /change the prefixes of this domain, or remove that mailbox at Mailin/,
    'change-prefixes',
  ],
  [
    'an address is taken by an order of ours',
    {
      engine: {
        stage: 'mailboxes',
        state: 'halted',
        dueAt: null,
        failure: failure('conflict', 'mailin'),
        otherOrder: 12,
      },
      mailin: mailin(true),
    },
    /Order 12 has delivered a mailbox/,
    'change-prefixes',
  ],
  [
    'Mailin has an error',
    {
      engine: {
        stage: 'mailboxes',
        reason: 'backoff',
        failure: failure('transient', 'mailin'),
      },
      mailin: refused(failure('transient', 'mailin')),
    },
    /Mailin does not answer/,
    'wait',
  ],
  [
    'the login is refused',
    {
      engine: { stage: 'mailboxes', reason: 'account' },
      mailin: refused(failure('credentials', 'mailin')),
    },
    /refuses Boxwright’s login/,
    'open-settings',
  ],
  [
    'the job runs',
    { engine: { stage: 'mailboxes', reason: 'job' }, mailin: mailin(true) },
    /is creating the mailboxes\./,
    'wait',
  ],
  [
    'the job drags',
    {
      engine: { stage: 'mailboxes', reason: 'job', stageSince: now - hour },
      mailin: mailin(true),
    },
    /for 1 h now: ask Mailin/,
    'contact-support',
  ],
  [
    'the ids are awaited',
    { engine: { stage: 'mailboxes', reason: 'ids' }, mailin: mailin(true) },
    /does not list them all/,
    'wait',
  ],
  [
    'the ids never come',
    {
      engine: { stage: 'mailboxes', reason: 'ids', stageSince: now - 3 * hour },
      mailin: mailin(true),
    },
    /for 3 h now: ask Mailin/,
    'contact-support',
  ],
]

export const transferStuck: readonly Row[] = [
  [
    'Mailin says active',
    { mailin: mailin(true) },
    /says that acme\.com is active/,
    'check-now',
  ],
  [
    'the registrar lost the set',
    { registrar: registrar(old) },
    /no longer lists Mailin/,
    'copy-nameservers',
  ],
  [
    'the registry is not there yet',
    { registry: registry([old, old]) },
    /does not have the new nameservers yet/,
    'wait',
  ],
  [
    'the registry is on its way',
    { registry: registry([old, wanted]) },
    /some of its servers/,
    'wait',
  ],
  [
    'the registry stays behind',
    { registry: registry([old, old]), engine: { stageSince: now - 25 * hour } },
    /still has the old nameservers after 25 h/,
    'contact-support',
  ],
  [
    'the registry has none',
    { registry: registry([[], []]), engine: { stageSince: now - 25 * hour } },
    /may be on hold/,
    'contact-support',
  ],
  [
    'the domain expired',
    { registry: registry([[]], { isRegistered: false }) },
    /does not know acme\.com/,
    'replace-domain',
  ],
  [
    'the news spreads',
    { resolvers: resolvers(wanted, old, 'ENODATA') },
    /1 of 3 resolvers/,
    'wait',
  ],
  [
    'the news spreads too long',
    { resolvers: resolvers(old), engine: { stageSince: now - 49 * hour } },
    /ask Mailin/,
    'contact-support',
  ],
  [
    'one resolver has trouble of its own',
    { resolvers: resolvers(old, 'ESERVFAIL') },
    /0 of 2 resolvers/,
    'wait',
  ],
  [
    'nobody serves the zone',
    { resolvers: resolvers('ESERVFAIL', 'ESERVFAIL') },
    /do not answer for the domain yet/,
    'wait',
  ],
  [
    'Mailin is slow',
    { engine: { stageSince: now - 72 * hour } },
    /after 3 days; that is longer/,
    'contact-support',
  ],
  ['Mailin lists it late', { mailin: mailin(false, false) }, /does not list it yet/, 'wait'],
  [
    'Mailin never lists it',
    { mailin: mailin(false, false), engine: { stageSince: now - 2 * hour } },
    /does not list it in this account/,
    'contact-support',
  ],
  [
    'Mailin names no set',
    { engine: { stage: 'transfer', reason: 'nameserver-list' }, wanted: [] },
    /has not named its nameservers/,
    'wait',
  ],
  [
    'Mailin never names a set',
    {
      engine: { stage: 'transfer', reason: 'nameserver-list', stageSince: now - 3 * hour },
      wanted: [],
    },
    /still names no nameservers/,
    'contact-support',
  ],
  [
    'public DNS is closed',
    { registry: silent, resolvers: silent },
    /nameservers are right/,
    'wait',
  ],
  [
    'nothing but Mailin answers',
    { registry: silent, resolvers: silent, registrar: silent },
    /^Mailin has not activated/,
    'wait',
  ],
]

export const authenticationFails: readonly Row[] = [
  [
    'the login is refused',
    { engine: pause('credentials'), mailin: silent },
    /refuses Boxwright’s login/,
    'open-settings',
  ],
  [
    'the subscription ended',
    { engine: pause('subscription'), mailin: silent },
    /no active subscription/,
    'open-settings',
  ],
  [
    'the quota is used up',
    { engine: pause('rate_limited'), mailin: silent },
    /slow down/,
    'wait',
  ],
  ['the pause is over', { engine: pause('credentials') }, /nameservers are right/, 'wait'],
  [
    'the service is down',
    { mailin: refused(failure('transient', 'mailin')) },
    /Mailin does not answer/,
    'wait',
  ],
]

export const eppAndDnssec: readonly Row[] = [
  [
    'the usual lock',
    { registrar: registrar(wanted, 'clientTransferProhibited') },
    /nameservers are right/,
    'wait',
  ],
  [
    'an update lock',
    {
      engine: updating(),
      registrar: registrar(old, 'clientTransferProhibited', 'clientUpdateProhibited'),
    },
    /update lock \(clientUpdateProhibited\)/,
    'contact-support',
  ],
  [
    'the registry’s update lock',
    { engine: updating(), registrar: registrar(old, 'serverUpdateProhibited') },
    /serverUpdateProhibited/,
    'contact-support',
  ],
  [
    'an update lock that came too late',
    {
      engine: updating({ reason: null }),
      registrar: registrar(wanted, 'clientUpdateProhibited'),
    },
    /already lists/,
    'check-now',
  ],
  [
    'a hold',
    { registrar: registrar(wanted, 'clientHold') },
    /taken out of public DNS/,
    'contact-support',
  ],
  [
    'the registry’s hold',
    { engine: updating(), registrar: registrar(old, 'serverHold') },
    /serverHold/,
    'contact-support',
  ],
  [
    'an update under way',
    { engine: updating(), registrar: registrar(old, 'pendingUpdate') },
    /earlier change/,
    'wait',
  ],
  [
    'a redemption',
    { registrar: registrar(wanted, 'redemptionPeriod') },
    /being deleted/,
    'replace-domain',
  ],
  [
    'a deletion before a hold',
    { registrar: registrar(wanted, 'clientHold', 'pendingDelete') },
    /pendingDelete/,
    'replace-domain',
  ],
  [
    'an expiry that the registrar tells',
    { registrar: told({ nameServers: wanted, isExpired: true }) },
    /registration of acme.com has run out: have the customer renew it at Spaceship/,
    'replace-domain',
  ],
  [
    'an expiry by its day',
    { registrar: told({ nameServers: old, expiresAt: '2026-11-20T00:00:00.000Z' }) },
    /has run out on 20 Nov 2026/,
    'replace-domain',
  ],
  [
    'an expiry still to come',
    { registrar: told({ nameServers: wanted, expiresAt: '2026-11-24T00:00:00.000Z' }) },
    /nameservers are right/,
    'wait',
  ],
  [
    'a suspension before its hold',
    {
      registrar: told({
        nameServers: wanted,
        statuses: ['clientHold'],
        suspensions: ['raaVerification'],
      }),
    },
    /suspended acme.com \(the owner’s contact was not confirmed\)/,
    'contact-support',
  ],
  [
    'a suspension of another kind',
    { engine: updating(), registrar: told({ nameServers: old, suspensions: ['newReason'] }) },
    /\(newReason\)/,
    'contact-support',
  ],
  [
    'a refused update of a locked domain',
    {
      engine: updating({ failure: failure('invalid_input', 'spaceship') }),
      registrar: registrar(old, 'clientUpdateProhibited'),
    },
    /update lock/,
    'contact-support',
  ],
  [
    'a DS left behind',
    {
      registry: registry([wanted], { dsTags: [2371] }),
      resolvers: resolvers(wanted, 'ESERVFAIL'),
    },
    /old DNSSEC record/,
    'contact-support',
  ],
  [
    'a DS that works',
    { registry: registry([wanted], { dsTags: [2371] }) },
    /nameservers are right/,
    'wait',
  ],
]
