import type { SequencerProfile } from '../../shared/exports/profile.ts'
import { sequencerProfile } from '../../shared/exports/profile.ts'
import { issues, told } from '../../shared/problems.ts'
import { countProblem } from '../ui/form/read-number.ts'

/** What the form holds; a number field gives empty text when cleared. */
export type ProfileValues = {
  readonly dailyLimit: number | string
  /** '' leaves it to the sequencer. */
  readonly hasWarmUp: '' | 'on' | 'off'
  readonly warmUpStart: number | string
  readonly warmUpIncrease: number | string
  readonly warmUpMost: number | string
  readonly replyRate: number | string
  readonly signature: string
  readonly trackingDomain: string
  readonly tags: string
}

export function profileValues(profile: SequencerProfile): ProfileValues {
  const { hasWarmUp } = profile
  return {
    dailyLimit: profile.dailyLimit ?? '',
    hasWarmUp: hasWarmUp === undefined ? '' : hasWarmUp ? 'on' : 'off',
    warmUpStart: profile.warmUpStart ?? '',
    warmUpIncrease: profile.warmUpIncrease ?? '',
    warmUpMost: profile.warmUpMost ?? '',
    replyRate: profile.replyRate ?? '',
    signature: profile.signature ?? '',
    trackingDomain: profile.trackingDomain ?? '',
    tags: profile.tags ?? '',
  }
}

const numbers = [
  'dailyLimit',
  'warmUpStart',
  'warmUpIncrease',
  'warmUpMost',
  'replyRate',
] as const

/** The profile that was typed; what is no number is left out, and refused by `profileProblems`. */
export function profileOf(values: ProfileValues): SequencerProfile {
  const typed = numbers.flatMap(name => {
    const value = values[name]
    return typeof value === 'number' ? [[name, value] as const] : []
  })
  return {
    ...Object.fromEntries(typed),
    ...(values.hasWarmUp !== '' && { hasWarmUp: values.hasWarmUp === 'on' }),
    signature: values.signature,
    trackingDomain: values.trackingDomain,
    tags: values.tags,
  }
}

/** One sentence per wrong field. */
export const profileProblems = (values: ProfileValues): Readonly<Record<string, string>> => ({
  ...issues(sequencerProfile.safeParse(profileOf(values))),
  ...told(Object.fromEntries(numbers.map(name => [name, countProblem(values[name])]))),
})
