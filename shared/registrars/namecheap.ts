import type { RegistrarDescriptor } from './descriptor.ts'

export const namecheap = {
  title: 'Namecheap',
  keys: [
    {
      field: 'namecheapApiKey',
      stored: 'api_key',
      credential: 'apiKey',
      label: 'API key',
      ask: 'Enter the Namecheap API key.',
      hint: null,
      maxLength: 50,
      isSecret: true,
      isLong: false,
      column: {
        label: 'Namecheap API key',
        exact: ['Namecheap API key', 'Namecheap key'],
        likely: ['Namecheap'],
        sharedAs: 'registrarKey',
      },
    },
    {
      field: 'platformLogin',
      stored: 'api_user',
      credential: 'apiUser',
      label: 'User name',
      ask: 'Enter the Namecheap user name.',
      hint: null,
      maxLength: 20,
      isSecret: false,
      isLong: false,
      column: {
        label: 'Namecheap user name',
        exact: [
          'Namecheap user name',
          'Namecheap user',
          'Namecheap login',
          'Platform login',
          'API user',
        ],
        likely: [],
        sharedAs: null,
      },
    },
    {
      field: 'backupCodes',
      stored: 'backup_codes',
      credential: null,
      label: 'Backup codes',
      ask: 'Enter the backup codes.',
      hint: 'For the two-step login, as Namecheap lists them.',
      maxLength: 5000,
      isSecret: true,
      isLong: true,
      column: {
        label: 'Namecheap backup codes',
        exact: ['Namecheap backup codes', 'Backup codes'],
        likely: [],
        sharedAs: null,
      },
    },
  ],
  ip: {
    field: 'namecheapIpWhitelisted',
    ask: 'Confirm that the IP address is whitelisted.',
    where: 'At Namecheap under Profile, Tools, API Access.',
    page: 'https://ap.www.namecheap.com/settings/tools/apiaccess/whitelisted-ips',
  },
  baseUrl: 'https://api.namecheap.com/xml.response',
  siteHosts: ['ap.www.namecheap.com', 'www.namecheap.com'],
  keyWords: 'the Namecheap user name and API key',
  // keys have no rights of their own here: `scope` means that the domain may not be changed
  scope: {
    what: 'Namecheap does not let this domain be changed',
    todo: 'Unlock the domain at Namecheap, or let this user change it, then retry.',
    verdict: domain =>
      `Namecheap does not let ${domain} be changed: unlock it there, or let this user change it, then retry.`,
    bar: 'this user may not change it: let the owner allow it',
  },
  suspensions: {},
} as const satisfies RegistrarDescriptor
