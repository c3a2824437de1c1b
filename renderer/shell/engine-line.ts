import type { Answers } from '../../shared/border/calls.ts'
import { storageWords } from '../../shared/border/failure.ts'
import { failureText, providerWords } from '../../shared/border/failure-text.ts'
import {
  type EngineStatus,
  type LimitedWork,
  longSilenceMs,
  type Pause,
} from '../../shared/engine/engine.ts'
import { countOf } from '../../shared/text/count-of.ts'
import type { Meaning } from '../ui/palette.ts'
import { storageTodo } from '../words/border-failure-text.ts'
import { clockTime, countdown } from '../words/times.ts'
import { vaultWords } from '../words/vault-words.ts'
import type { Heartbeat } from './heartbeat.ts'

type Vault = Answers['vault.status']

export type EngineLine = {
  readonly words: string
  /** What it means and what to do, in one or two sentences. */
  readonly detail: string
  readonly meaning: Meaning
  /** Where the cause is mended. */
  readonly leadsTo?: { readonly address: string; readonly label: string }
  /** Nothing is wrong: a countdown must not be read aloud every second. */
  readonly isCalm: boolean
}

/**
 * What the engine is doing, in one line. What stops everything comes first: no sign of life,
 * then locked secrets, then a paused account, then providers that do not answer; a countdown is
 * last.
 */
export function engineLine(
  status: EngineStatus | undefined,
  heartbeat: Heartbeat,
  vault: Vault | undefined,
  now: number,
): EngineLine {
  const alarm = heartbeatLine(heartbeat, now) ?? vaultLine(vault)
  if (alarm !== null) return alarm
  if (status === undefined || heartbeat.kind === 'starts')
    return calm('Starting', 'waiting', 'Boxwright opens its database.')
  if (status.storage !== undefined) return storageLine(status.storage, now)
  if (status.paused)
    return {
      words: 'Paused by you',
      detail: 'Nothing new is asked of Mailin and registrars. Nothing is lost.',
      meaning: 'person',
      leadsTo: { address: '/settings/checking', label: 'Resume in Settings' },
      isCalm: false,
    }
  const pauses = status.pauses.filter(one => one.code !== 'rate_limited')
  // a hold of the whole account comes before one of a part of its work
  const pause = pauses.find(one => one.work === undefined) ?? pauses[0]
  if (pause !== undefined) return pauseLine(pause, restingWork(pauses))
  if (!status.running)
    return {
      words: 'Stopped: nothing is checked',
      detail: 'Restart Boxwright. Every order goes on where it stands.',
      meaning: 'failed',
      isCalm: false,
    }
  if (status.waiting === 0 || status.nextRunAt === undefined)
    return calm('Nothing to check', 'done', 'No domain waits for anything.')
  const { silentSince } = status
  if (silentSince !== undefined && now - Date.parse(silentSince) >= longSilenceMs)
    return silenceLine(silentSince, now)
  const left = countdown(status.nextRunAt, now)
  return left === null
    ? calm('Checking now', 'running', 'Boxwright looks at what has changed.')
    : calm(`Next check in ${left}`, 'done', 'Boxwright goes on by itself.')
}

function silenceLine(since: string, now: number): EngineLine {
  return {
    words: `Nothing answers since ${clockTime(since, now)}`,
    detail:
      'Neither Mailin nor a registrar has answered since then. See whether this computer is online. Boxwright goes on trying, and no order is lost.',
    meaning: 'failed',
    isCalm: false,
  }
}

function heartbeatLine(heartbeat: Heartbeat, now: number): EngineLine | null {
  if (heartbeat.kind === 'ahead')
    return {
      words: `Clock set back: last check at ${clockTime(heartbeat.at, now)}`,
      detail:
        'The clock of this computer was changed. Press Check now; waiting times are right after it.',
      meaning: 'person',
      isCalm: false,
    }
  if (heartbeat.kind !== 'stopped') return null
  const { since } = heartbeat
  return {
    words:
      since === undefined
        ? 'Boxwright does not answer'
        : `No check since ${clockTime(since, now)}`,
    detail:
      'Nothing moves at present. Press Check now; if that does not help, restart Boxwright. No order is lost.',
    meaning: 'failed',
    isCalm: false,
  }
}

function vaultLine(vault: Vault | undefined): EngineLine | null {
  const words = vault && vaultWords(vault)
  if (!words) return null
  return {
    ...words,
    meaning: 'person',
    leadsTo: { address: '/settings/general', label: 'Go to Secrets' },
    isCalm: false,
  }
}

function storageLine(
  { trouble, since }: NonNullable<EngineStatus['storage']>,
  now: number,
): EngineLine {
  return {
    words: `Paused: ${storageWords[trouble]}`,
    detail: `${storageTodo[trouble]} Since ${clockTime(since, now)}.`,
    meaning: 'failed',
    leadsTo: { address: '/settings/data', label: 'Open Settings' },
    isCalm: false,
  }
}

function pauseLine(pause: Pause, resting: readonly LimitedWork[]): EngineLine {
  const text = failureText(pause.code, pause)
  const isMailin = pause.provider === 'mailin'
  const rest = pause.work === undefined ? null : restWords(resting)
  return {
    // within the sentence; the names of providers keep their capital
    words: `${rest?.rests ?? 'Paused'}: ${text.what.replace(/^The /, 'the ')}`,
    detail: rest === null ? text.todo : `${rest.goesOn} ${text.todo}`,
    meaning: 'person',
    leadsTo: isMailin
      ? { address: '/settings/mailin', label: text.label || 'Check the Mailin login' }
      : { address: '/attention', label: 'See what needs attention' },
    isCalm: false,
  }
}

const restingWork = (pauses: readonly Pause[]): readonly LimitedWork[] =>
  pauses.flatMap(({ work }) => work ?? [])

type RestWords = { readonly rests: string; readonly goesOn: string }

const restOf: Record<LimitedWork, RestWords> = {
  transfer: {
    rests: 'Transfers rest',
    goesOn: 'New mailboxes and all other work go on.',
  },
  create: {
    rests: 'New mailboxes rest',
    goesOn: 'Transfers and all other work go on.',
  },
}

/** What rests while a plan is used up, and what goes on. `resting` is not empty. */
export function restWords(resting: readonly LimitedWork[]): RestWords {
  const [only, ...others] = resting
  return only !== undefined && others.length === 0
    ? restOf[only]
    : { rests: 'Transfers and new mailboxes rest', goesOn: 'All other work goes on.' }
}

/** "Waiting for Spaceship quota until 14:05", one per provider. */
export function quotaWaits(status: EngineStatus | undefined, now: number): readonly string[] {
  return quotaPauses(status).map(({ provider, until }) => {
    const waits = `Waiting for ${providerWords[provider]} quota`
    return until === undefined ? waits : `${waits} until ${clockTime(until, now)}`
  })
}

export function quotaPauses(status: EngineStatus | undefined): readonly Pause[] {
  return (status?.pauses ?? []).filter(pause => pause.code === 'rate_limited')
}

/** Who waits for a quota: "12 domains wait", or all of the account's work. */
export function quotaWords({ domains }: Pause): string {
  if (domains === undefined) return 'Everything for this account waits'
  return domains === 1 ? '1 domain waits' : `${countOf(domains, 'domain')} wait`
}

function calm(words: string, meaning: Meaning, detail: string): EngineLine {
  return { words, detail, meaning, isCalm: true }
}
