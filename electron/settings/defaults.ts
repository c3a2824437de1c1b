import { z } from 'zod'
import { recordBy, recordOf } from '../../shared/record-of.ts'
import {
  baseUrlName,
  baseUrlNames,
  clientIpNames,
  registrarIds,
  registrars,
} from '../../shared/registrars/catalogue.ts'
import { type Mode, providerAddresses } from '../../shared/settings/settings.ts'

const port = z.number().optional()

/** Everything but passwords; stored as one JSON document. */
export const plainSettingsSchema = z.object({
  automationEnabled: z.boolean(),
  mailin: z.object({
    baseUrl: z.string(),
    email: z.string(),
    deviceName: z.string(),
    timeoutSeconds: z.number(),
    minGapMs: z.number(),
    batchSize: z.number(),
  }),
  registrars: z.object({
    // saved before a registrar was known: its usual address
    ...recordOf(baseUrlNames, () => z.string().default('')),
    ...recordOf(clientIpNames, () => z.string().default('')),
    keysKeptDays: z.union([z.number(), z.literal('always')]),
  }),
  polling: z.object({ intervalSeconds: z.number(), jobPollSeconds: z.number() }),
  mail: z.object({
    host: z.string(),
    port: z.number(),
    secure: z.boolean(),
    user: z.string(),
    from: z.string(),
    agencyAddress: z.string(),
    hold: z.boolean(),
  }),
  defaults: z.object({
    imapHost: z.string(),
    imapPort: port,
    smtpHost: z.string(),
    smtpPort: port,
  }),
  diagnosis: z.object({ resolvers: z.array(z.string()) }),
})
export type PlainSettings = {
  readonly [Key in keyof z.output<typeof plainSettingsSchema>]: Readonly<
    z.output<typeof plainSettingsSchema>[Key]
  >
}

/** How fast the engine goes: the flow document's figures in live, a time-lapse in practice. */
const paces: Record<
  Mode,
  { minGapMs: number; intervalSeconds: number; jobPollSeconds: number }
> = {
  live: { minGapMs: 2500, intervalSeconds: 60, jobPollSeconds: 10 },
  practice: { minGapMs: 100, intervalSeconds: 3, jobPollSeconds: 1 },
}

export function defaultSettings(mode: Mode): PlainSettings {
  const { minGapMs, intervalSeconds, jobPollSeconds } = paces[mode]
  return {
    automationEnabled: true,
    mailin: {
      baseUrl: mode === 'live' ? providerAddresses.mailin : '',
      email: '',
      deviceName: 'project inbox',
      timeoutSeconds: 120,
      minGapMs,
      batchSize: 10,
    },
    registrars: {
      ...recordBy(registrarIds, baseUrlName, id =>
        mode === 'live' ? registrars[id].baseUrl : '',
      ),
      ...recordOf(clientIpNames, () => ''),
      keysKeptDays: 30,
    },
    polling: { intervalSeconds, jobPollSeconds },
    mail: {
      host: '',
      port: 587,
      secure: false,
      user: '',
      from: '',
      agencyAddress: '',
      hold: false,
    },
    defaults: { imapHost: '', smtpHost: '' },
    diagnosis: { resolvers: ['1.1.1.1', '8.8.8.8', '9.9.9.9'] },
  }
}
