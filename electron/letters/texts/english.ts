import type { LetterWords } from './letter-words.ts'

const counted = (one: string, many: string) => (count: number) =>
  `${count} ${count === 1 ? one : many}`
const orders = counted('order', 'orders')
const orderName = (id: number) => `order #${id}`
const tryAgain = 'Nothing has to be done: we try again.'
const hello = 'Hello {{customer_name}},'

/** "order #7", or "3 orders" */
const named = (total: number, only: number | null) =>
  only === null ? orders(total) : orderName(only)
const are = (count: number) => (count === 1 ? 'is' : 'are')

export const english: LetterWords = {
  templates: {
    'order-created': {
      subject: 'Your order #{{order_number}} has been created',
      body: `${hello}

Your order #{{order_number}} has been created and is being processed: {{domain_count}}, {{mailbox_count}}.

Nothing has to be done now. You will hear from us when it is completed, or when something is needed from you.`,
    },
    'order-completed': {
      subject: 'Your order #{{order_number}} is completed',
      body: `${hello}

Your order #{{order_number}} is completed: {{mailboxes_ready}}.

You will receive the credentials separately.`,
    },
    'order-rejected': {
      subject: 'Your order #{{order_number}} could not be accepted',
      body: `${hello}

Your order #{{order_number}} could not be accepted. The reason:

{{reason}}

What to do: answer this letter with what is to be corrected, or if something is unclear.`,
    },
    'order-cancelled': {
      subject: 'Your order #{{order_number}} has been cancelled',
      body: `${hello}

Your order #{{order_number}} has been cancelled. Nothing more will be set up for it.

{{mailboxes_fate}}

What to do: nothing. If you did not expect this, answer this letter.`,
    },
    'nameservers-failed': {
      subject: 'Nameservers could not be set for {{domain_count}} of order #{{order_number}}',
      body: `${hello}

For {{domain_count}} of your order #{{order_number}} the nameservers could not be set at the registrar:

{{failed_domains}}

When this is corrected, answer this letter: we then resubmit the order. All other domains go on meanwhile.`,
    },
    'order-stalled': {
      subject: 'No movement for {{hours}} in order #{{order_number}}',
      body: `Nothing has moved for {{hours}} in order #{{order_number}} of {{customer_name}}.

{{stalled_domains}}

This letter comes once a day until the order moves on.`,
    },
    'credentials-handed-over': {
      subject: 'Your mailboxes of order #{{order_number}} are handed over',
      body: `${hello}

You will receive {{mailbox_count}} with addresses and passwords in an encrypted file, apart from this letter:

{{file_name}}

To open it, use 7-Zip on Windows (7-zip.org), and Keka (keka.io) or The Unarchiver (theunarchiver.com) on macOS. What Windows and macOS bring along does not open it.

The passphrase comes to you separately, by another way than the file. It is in no letter.`,
    },
    'import-standing': {
      subject: '{{headline}}',
      body: `${hello}

{{result}}

{{order_list}}

Nothing has to be done for those that are being processed. You will hear from us when they are completed, or when something is needed from you.

{{next_step}}`,
    },
    'import-summary': {
      subject: '{{headline}}',
      body: `${hello}

{{result}}

{{order_list}}

{{next_step}}`,
    },
  },
  orderName,
  orders,
  domains: counted('domain', 'domains'),
  mailboxes: counted('mailbox', 'mailboxes'),
  mailboxesReady: counted('mailbox is ready', 'mailboxes are ready'),
  more: count => `and ${count} more`,
  mailboxesFate: {
    removed: 'The mailboxes that were created for it are being removed.',
    kept: 'Mailboxes that were created for it stay as they are.',
  },
  toDo: 'What to do',
  registrar: 'The registrar',
  causes: {
    credentials: {
      what: who => `${who} refused the API key`,
      todo: 'Check that the API key and its secret are complete and current, and that API access is switched on in the account. Give us a new key the way you gave us this one.',
    },
    scope: {
      what: who => `${who} does not let the API key change this`,
      todo: 'Unlock the domain, and give the API key the right to read and write domains.',
    },
    ip_not_whitelisted: {
      what: who => `${who} does not take calls from our IP address`,
      todo: 'Add the IP address to the list of allowed addresses for the API.',
    },
    domain_not_found: {
      what: who => `${who} does not have it in the account of the API key`,
      todo: 'Check that the domain is in this account, or give us the keys of the account that holds it.',
    },
    conflict: {
      what: who => `Something in the account at ${who} stands in the way`,
      todo: 'Look at the domain in the account: another change of it may be open.',
    },
    invalid_input: {
      what: who => `${who} did not take the change`,
      todo: 'Look at the domain in the account: it may be locked or expired.',
    },
    subscription: {
      what: who => `The account at ${who} may not use the API`,
      todo: 'Check that API access is part of the account and is switched on.',
    },
    plan_limit: {
      what: who => `The account at ${who} has reached a limit`,
      todo: 'Check what the plan of the account allows.',
    },
    domain_expired: { what: () => 'The registration has expired', todo: 'Renew the domain.' },
    domain_suspended: {
      what: who => `${who} has taken it out of service`,
      todo: 'Ask the registrar why the domain is out of service.',
    },
    domain_locked: {
      what: who => `It is locked at ${who}`,
      todo: 'Unlock the domain.',
    },
    nameservers_kept: {
      what: who => `${who} went on with other nameservers`,
      todo: 'Check in the account whether a lock or a rule keeps the nameservers as they are.',
    },
    overdue: {
      what: who => `The change at ${who} takes longer than it should`,
      todo: 'Check in the account whether the registrar waits for something, such as a confirmation.',
    },
    rate_limited: { what: who => `${who} asked us to wait`, todo: tryAgain },
    transient: { what: who => `${who} could not be reached`, todo: tryAgain },
    foreign_answer: { what: who => `${who} was not reached`, todo: tryAgain },
    unknown_outcome: { what: who => `${who} did not answer`, todo: tryAgain },
  },
  ipToAllow: addresses => `IP address to allow: ${addresses}`,
  ipUnknown: 'The registrar did not name the IP address: ask us for the one to allow.',
  hours: counted('hour', 'hours'),
  stages: {
    lookup: {
      waits: 'Waiting to be looked up at Mailin.ai',
      todo: 'Check the login to Mailin.ai in Settings.',
    },
    transfer: {
      waits: 'Waiting to be transferred to Mailin.ai',
      todo: 'Open the order and retry the domain, or replace it.',
    },
    nameservers: {
      waits: 'Waiting for the nameservers to be set at the registrar',
      todo: 'Open the order and edit the API keys of the registrar, or set the nameservers by hand.',
    },
    activation: {
      waits: 'Waiting to become active at Mailin.ai',
      todo: 'Check at the registrar that the nameservers are those that the order shows.',
    },
    mailboxes: {
      waits: 'Waiting for the mailboxes to be created',
      todo: 'Open the order, look at the failed request, and retry it.',
    },
    done: { waits: 'Waiting for nothing', todo: 'Nothing has to be done.' },
  },
  needsPerson: 'needs a person',
  standings: {
    completed: 'Completed',
    cancelled: 'Cancelled',
    reject: 'Not accepted; the letter about each says why',
    draft: 'Waiting for you; the letter about each says for what',
    pending: 'Being processed',
    'in-progress': 'Being processed',
  },
  headline: {
    summary: ({ total, completed, only }) =>
      completed === total
        ? `Your ${named(total, only)} ${are(total)} completed`
        : `Your ${named(total, only)}: ${completed} of ${total} completed`,
    standing: ({ total, completed }) =>
      `Where your ${orders(total)} ${total === 1 ? 'stands' : 'stand'}: ${completed} completed`,
  },
  result: {
    summary: ({ total, completed, only, ready }) =>
      completed === total
        ? `Your ${named(total, only)} ${are(total)} completed: ${ready}.`
        : `${completed} of your ${named(total, only)} ${are(completed)} completed: ${ready}.`,
    standing: ({ total, completed, ready }) =>
      `${completed} of your ${orders(total)} ${are(completed)} completed so far: ${ready}.`,
  },
  credentialsFollow: 'You will receive the credentials separately.',
  exampleReason: 'Two of the domains are not registered yet.',
}
