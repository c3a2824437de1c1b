import type { RegistrarDescriptor } from './descriptor.ts'

export const spaceship = {
  title: 'Spaceship',
  keys: [
    {
      field: 'spaceshipApiKey',
      stored: 'api_key',
      credential: 'apiKey',
      label: 'API key',
      ask: 'Enter the Spaceship API key.',
      hint: 'Needs the right to read and write domains.',
      maxLength: 500,
      isSecret: true,
      isLong: false,
      column: {
        label: 'Spaceship API key',
        exact: ['Spaceship API key', 'Spaceship key'],
        likely: ['Spaceship'],
        sharedAs: 'registrarKey',
      },
    },
    {
      field: 'spaceshipApiSecretKey',
      stored: 'api_secret_key',
      credential: 'apiSecretKey',
      label: 'API secret',
      ask: 'Enter the Spaceship API secret.',
      hint: null,
      maxLength: 500,
      isSecret: true,
      isLong: false,
      column: {
        label: 'Spaceship API secret',
        exact: ['Spaceship API secret key', 'Spaceship API secret', 'Spaceship secret'],
        likely: [],
        sharedAs: 'registrarSecret',
      },
    },
  ],
  ip: null,
  baseUrl: 'https://spaceship.dev/api/v1',
  siteHosts: ['www.spaceship.com'],
  keyWords: 'the Spaceship API key and its secret',
  scope: {
    what: 'The Spaceship key may not change nameservers',
    todo: 'Give the key the right to read and write domains at Spaceship, then retry.',
    verdict: () =>
      'The Spaceship key may read the domain but not change it: give it the right to write domains, then retry.',
    bar: 'the key may not change it: give it the right to write domains',
  },
  suspensions: {
    raaVerification: 'the owner’s contact was not confirmed',
    fraud: 'it suspects fraud',
    unpaidService: 'a bill is not paid',
  },
} as const satisfies RegistrarDescriptor
