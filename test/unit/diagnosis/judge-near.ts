import {
  failure,
  hour,
  minute,
  now,
  old,
  refused,
  silent,
  told,
  updating,
  wanted,
} from './evidence-of.ts'
import { lastRan, mailin, pause, type Row, registrar, running } from './judge-rows.ts'

export const stuckOrder: readonly Row[] = [
  [
    'the checker stopped',
    { engine: lastRan(3 * minute + 1) },
    /checker has not run since/,
    'check-now',
  ],
  ['it never ran', { engine: { status: running } }, /has not run yet/, 'check-now'],
  ['the keys are locked', { engine: { isUnlocked: false } }, /locked/, 'open-settings'],
  [
    'the clock went back',
    { engine: { newestTime: now + hour } },
    /clock of this computer/,
    'check-now',
  ],
  ['the transfer is pending', {}, /nameservers are right; Mailin has not activated/, 'wait'],
  [
    'Mailin is down',
    {
      mailin: refused(failure('transient', 'mailin')),
      engine: { stage: 'lookup', reason: 'backoff' },
    },
    /Mailin does not answer/,
    'wait',
  ],
  [
    'Mailin was slow to answer',
    {
      mailin: silent,
      engine: { stage: 'transfer', reason: 'backoff', failure: failure('transient', 'mailin') },
    },
    /Mailin does not answer/,
    'wait',
  ],
  [
    'it is being worked on',
    {
      engine: { stage: 'lookup', state: 'running', reason: null, dueAt: null },
      mailin: mailin(false, false),
    },
    /right now/,
    'wait',
  ],
  [
    'others come first',
    {
      engine: { stage: 'lookup', reason: null, dueAt: now - hour },
      mailin: mailin(false, false),
    },
    /come first/,
    'wait',
  ],
  [
    'its turn comes soon',
    { engine: { stage: 'lookup', reason: null, dueAt: now }, mailin: mailin(false, false) },
    /Nothing is wrong/,
    'wait',
  ],
  [
    'the job failed',
    {
      engine: {
        stage: 'mailboxes',
        state: 'halted',
        dueAt: null,
        failure: failure('transient', 'mailin'),
      },
      mailin: mailin(true),
    },
    /did not create the mailboxes \(said transient\)/,
    'retry',
  ],
  [
    'the transfer was refused',
    {
      engine: {
        stage: 'transfer',
        state: 'halted',
        dueAt: null,
        failure: failure('invalid_input', 'mailin'),
      },
    },
    /refuses acme\.com as a domain name/,
    'replace-domain',
  ],
  [
    'the domain is elsewhere at Mailin',
    {
      engine: {
        stage: 'transfer',
        state: 'halted',
        dueAt: null,
        failure: failure('conflict', 'mailin'),
      },
    },
    /in use elsewhere/,
    'contact-support',
  ],
  [
    'the transfer failed otherwise',
    {
      engine: {
        stage: 'transfer',
        state: 'halted',
        dueAt: null,
        failure: failure('domain_not_found', 'mailin'),
      },
    },
    /refused the transfer/,
    'retry',
  ],
]

export const updateFails: readonly Row[] = [
  [
    'the key is refused',
    { engine: updating(), registrar: refused(failure('credentials', 'spaceship')) },
    /Spaceship refuses the key/,
    'edit-order',
  ],
  [
    'the key is refused, not editable',
    {
      engine: updating({
        order: { status: 'in-progress', draftCause: null, isAutomated: true },
      }),
      registrar: refused(failure('credentials', 'spaceship')),
    },
    /refuses the key/,
    'retry',
  ],
  [
    'the key works again',
    {
      engine: updating({ failure: failure('credentials', 'spaceship') }),
      registrar: registrar(old),
    },
    /answers well now/,
    'retry',
  ],
  [
    'the IP is not whitelisted',
    {
      engine: updating({ platform: 'namecheap' }),
      registrar: refused(failure('ip_not_whitelisted', 'namecheap', { ip: '203.0.113.7' })),
    },
    /Namecheap does not allow 203\.0\.113\.7/,
    'whitelist-ip',
  ],
  [
    'the IP was not whitelisted',
    {
      engine: updating({
        platform: 'namecheap',
        failure: failure('ip_not_whitelisted', 'namecheap', { ip: '203.0.113.7' }),
      }),
      registrar: silent,
    },
    /203\.0\.113\.7/,
    'whitelist-ip',
  ],
  [
    'an unnamed IP is refused',
    {
      engine: updating({ platform: 'namecheap' }),
      registrar: refused(failure('ip_not_whitelisted', 'namecheap')),
    },
    /IP address of this computer/,
    'retry',
  ],
  [
    'the quota is used up',
    {
      engine: updating(),
      registrar: refused(
        failure('rate_limited', 'spaceship', { retryAt: new Date(now + minute).toISOString() }),
      ),
    },
    /quota is used up/,
    'wait',
  ],
  [
    'the network fails',
    { engine: updating(), registrar: refused(failure('transient', 'spaceship')) },
    /Spaceship does not answer/,
    'wait',
  ],
  [
    'the key may not write',
    { engine: updating({ failure: failure('scope', 'spaceship') }), registrar: registrar(old) },
    /read the domain but not change it/,
    'retry',
  ],
  [
    'the account does not hold it',
    { engine: updating(), registrar: refused(failure('domain_not_found', 'spaceship')) },
    /does not hold acme\.com/,
    'replace-domain',
  ],
  [
    'the update is refused',
    { engine: updating(), registrar: refused(failure('invalid_input', 'spaceship')) },
    /refuses the update/,
    'contact-support',
  ],
  [
    'there is no key',
    { engine: updating({ failure: failure('credentials', 'boxwright') }), registrar: silent },
    /no registrar key: set these/,
    'copy-nameservers',
  ],
  [
    'another registrar',
    { engine: updating({ platform: 'other' }), registrar: silent, wanted: [] },
    /cannot be set/,
    'edit-order',
  ],
  [
    'the set is there',
    { engine: updating({ failure: failure('transient', 'spaceship') }) },
    /already lists Mailin/,
    'retry',
  ],
  [
    'the set is there, nothing failed',
    { engine: updating({ reason: null }) },
    /already lists Mailin/,
    'check-now',
  ],
  [
    'the update is next',
    { engine: updating({ reason: null }), registrar: registrar(old) },
    /is about to set/,
    'wait',
  ],
  [
    'Mailin named no set',
    { engine: updating({ reason: null }), wanted: [] },
    /not named the nameservers/,
    'wait',
  ],
  [
    'Mailin is paused, which is no matter',
    {
      engine: { ...updating(), ...pause('credentials') },
      mailin: silent,
      registrar: refused(failure('scope', 'spaceship')),
    },
    /Spaceship key may read/,
    'retry',
  ],
]

const isDone = { stage: 'done', state: 'finished' } as const

export const atRest: readonly Row[] = [
  ['done', { engine: { stage: 'done', state: 'finished' } }, /is done/, null],
  [
    'done and well',
    { engine: isDone, mailin: told({ isKnown: true, isActive: true, nameServers: wanted }) },
    /is done: its mailboxes are created\./,
    null,
  ],
  [
    'done, with the nameservers changed since',
    { engine: isDone, registrar: registrar(old) },
    /no longer lists Mailin’s nameservers for it/,
    'copy-nameservers',
  ],
  [
    'done, and run out since',
    {
      engine: isDone,
      registrar: told({ nameServers: wanted, expiresAt: '2026-11-01T00:00:00Z' }),
    },
    /its registration is in trouble \(on 1 Nov/,
    null,
  ],
  [
    'done, and removed from Mailin since',
    {
      engine: isDone,
      mailin: told({ isKnown: false, isActive: false, nameServers: [] }),
    },
    /no longer in this Mailin account/,
    null,
  ],
  ['left the order', { engine: { state: 'superseded' } }, /no longer part/, null],
  [
    'cancelled',
    {
      engine: {
        state: 'superseded',
        order: { status: 'cancelled', draftCause: null, isAutomated: true },
      },
    },
    /cancelled/,
    null,
  ],
  [
    'rejected',
    {
      engine: {
        state: 'superseded',
        order: { status: 'reject', draftCause: null, isAutomated: true },
      },
    },
    /rejected/,
    'edit-order',
  ],
  [
    'a saved draft',
    { engine: { order: { status: 'draft', draftCause: 'saved', isAutomated: true } } },
    /saved draft/,
    'edit-order',
  ],
  [
    'by hand',
    { engine: { order: { status: 'pending', draftCause: null, isAutomated: false } } },
    /by hand/,
    null,
  ],
]
