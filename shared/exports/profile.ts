import { z } from 'zod'
import { line } from '../text/line.ts'

/** A number of e-mails a day; a sequencer has a limit of its own below that. */
const perDay = z
  .int('Enter a whole number.')
  .min(1, 'At least 1.')
  .max(10_000, 'At most 10,000.')

/**
 * What a sequencer does with the mailboxes of a customer or of a plan. What is missing stays blank
 * in its file, and is set over there.
 */
export const sequencerProfile = z.strictObject({
  dailyLimit: perDay.optional(),
  hasWarmUp: z.boolean().optional(),
  /** E-mails on the first day of the warm-up, so many more each day, and the most a day. */
  warmUpStart: perDay.optional(),
  warmUpIncrease: perDay.optional(),
  warmUpMost: perDay.optional(),
  /** Percent of the warm-up's e-mails that are answered. */
  replyRate: z
    .int('Enter a whole number.')
    .min(0, 'At least 0.')
    .max(100, 'At most 100.')
    .optional(),
  /** Plain text; a target that wants HTML gets it as that. */
  signature: z.string().trim().max(5000, 'At most 5,000 characters.').optional(),
  trackingDomain: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(
      /^(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,})?$/,
      'Enter a domain, such as track.acme.com.',
    )
    .optional(),
  /** Separated by commas. */
  tags: line().max(500).optional(),
})
export type SequencerProfile = Readonly<z.output<typeof sequencerProfile>>
