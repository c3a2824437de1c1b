import { join } from 'node:path'
import { z } from 'zod'
import { openDatabase } from '../../db/open.ts'
import { openVault } from '../../electron/vault/vault.ts'
import { openEngine } from '../support/engine-at.ts'
import { fastClock } from '../support/fast-clock.ts'

/** An engine in a process of its own, to be killed. Says `started` once it runs. */
const { folder, factor, origin, providers } = z
  .object({
    folder: z.string(),
    factor: z.number(),
    origin: z.number(),
    providers: z.object({
      mailinBaseUrl: z.string(),
      spaceshipBaseUrl: z.string(),
      namecheapBaseUrl: z.string(),
      email: z.string(),
      password: z.string(),
    }),
  })
  .parse(JSON.parse(process.argv[2] ?? ''))

const clock = fastClock(factor, origin)
const now = () => clock.now()
const file = join(folder, 'boxwright.db')
const db = await openDatabase({ file, migrationsFolder: 'db/migrations', now })
const vault = openVault({
  db,
  keyFile: join(folder, 'vault.key'),
  chosenKeyFile: join(folder, 'chosen.key'),
  keychain: {
    backend: 'none',
    isAvailable: () => false,
    wrap: () => Buffer.alloc(0),
    unwrap: () => '',
  },
  now,
})
openEngine({
  db,
  vault,
  clock,
  providers,
  batchSize: 4,
  reportBug(error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(3)
  },
}).start()
process.stdout.write('started\n')
