import { Button } from '@mantine/core'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { failureText, providerWords } from '../../shared/border/failure-text.ts'
import type { EngineStatus, Pause } from '../../shared/engine/engine.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { duration } from '../../shared/text/duration.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { ago, clockTime, countdown, exactTime } from '../words/times.ts'
import classes from './EngineDetails.module.css'
import { type EngineLine, quotaPauses, quotaWords, restWords } from './engine-line.ts'

type Props = {
  readonly line: EngineLine
  readonly status: EngineStatus | undefined
  readonly now: number
  readonly onLeave: () => void
}

/** The details behind the line at the foot: checks, pauses and waits, each with its cause. */
export function EngineDetails({ line, status, now, onLeave }: Props) {
  const mail = useCall('letters.status', {}).data?.mail
  const check = useDo('engine.checkNow')
  const { leadsTo } = line
  return (
    <div className="grid fz-13 lh-20 gap-12">
      <section className="flex icon-line gap-8">
        <MeaningIcon meaning={line.meaning} size={16} isStill />
        <div>
          <h2 className="fz-13">{line.words}</h2>
          <p className="quiet">{line.detail}</p>
        </div>
      </section>
      {status !== undefined && <Facts status={status} now={now} onLeave={onLeave} />}
      {status?.pauses
        .filter(pause => pause.code !== 'rate_limited')
        .map(pause => (
          <PauseNotice
            key={`${pause.provider} ${pause.code} ${pause.work ?? ''}`}
            meaning="person"
            title={failureText(pause.code, pause).what}
          >
            <p className="quiet breaks">{pause.detail}</p>
            {pause.work === undefined ? '' : `${restWords([pause.work]).rests}. `}
            {pausedSince(pause, now)}
          </PauseNotice>
        ))}
      {quotaPauses(status).map(pause => (
        <PauseNotice
          key={pause.provider}
          meaning="waiting"
          title={`${providerWords[pause.provider]} asks to slow down`}
        >
          {`${quotaWords(pause)}${pause.until === undefined ? '' : `, the first until ${clockTime(pause.until, now)}`}. Nothing to do.`}
        </PauseNotice>
      ))}
      {mail?.trouble !== undefined && mail.waiting > 0 && (
        <PauseNotice meaning="person" title={`${countOf(mail.waiting, 'letter')} cannot leave`}>
          {`${mail.trouble.detail} `}
          <Link to="/messages" onClick={onLeave}>
            See the letters
          </Link>
        </PauseNotice>
      )}
      <div className={clsx(classes.part, 'row gap-8')}>
        {leadsTo !== undefined && (
          <Button component={Link} size="xs" to={leadsTo.address} onClick={onLeave}>
            {leadsTo.label}
          </Button>
        )}
        <Button
          size="xs"
          variant={leadsTo === undefined ? 'filled' : 'default'}
          // disabled, the button would lose the focus, and Escape with it
          aria-disabled={check.isPending}
          onClick={() => check.mutate({})}
        >
          Check now
        </Button>
        <Link to="/settings/checking" className="no-line push" onClick={onLeave}>
          How often
        </Link>
      </div>
    </div>
  )
}

type FactsProps = {
  readonly status: EngineStatus
  readonly now: number
  readonly onLeave: () => void
}

function Facts({ status, now, onLeave }: FactsProps) {
  const { lastRunAt, nextRunAt, intervalSeconds, waiting } = status
  const attention = useCall('attention.list', { page: 1, pageSize: 1 }).data?.total ?? 0
  const left = nextRunAt === undefined ? null : countdown(nextRunAt, now)
  const isAhead = lastRunAt !== undefined && Date.parse(lastRunAt) > now + 2000
  return (
    <dl className="facts tabular" style={{ paddingLeft: 24, columnGap: 8 }}>
      <dt>Last check</dt>
      <dd title={lastRunAt === undefined ? undefined : exactTime(lastRunAt)}>
        {lastRunAt === undefined
          ? 'None yet'
          : `${clockTime(lastRunAt, now)}${isAhead ? '' : ` · ${ago(lastRunAt, now)}`}`}
      </dd>
      <dt>Next check</dt>
      <dd>
        {nextRunAt === undefined ? 'None planned' : left === null ? 'Now' : `In ${left}`}
        {`, every ${duration(intervalSeconds * 1000)}`}
      </dd>
      {status.rested !== undefined && (
        <>
          <dt>Rested</dt>
          <dd>
            {`${clockTime(status.rested.since, now)} to ${clockTime(status.rested.until, now)}, while Boxwright was locked`}
          </dd>
        </>
      )}
      <dt>Waiting</dt>
      <dd>
        <Link to="/transfers" onClick={onLeave}>
          {countOf(waiting, 'domain')}
        </Link>
      </dd>
      <dt>Need attention</dt>
      <dd>
        <Link to="/attention" onClick={onLeave}>
          {countOf(attention, 'domain')}
        </Link>
      </dd>
    </dl>
  )
}

type PauseNoticeProps = {
  readonly meaning: 'person' | 'waiting'
  readonly title: string
  readonly children: ReactNode
}

function PauseNotice({ meaning, title, children }: PauseNoticeProps) {
  return (
    <section className={clsx(classes.part, 'flex icon-line gap-8')} aria-label={title}>
      <MeaningIcon meaning={meaning} />
      <div>
        <h3>{title}</h3>
        <div className="quiet">{children}</div>
      </div>
    </section>
  )
}

function pausedSince({ since, until }: Pause, now: number): string {
  const next = until === undefined ? null : countdown(until, now)
  const then = next === null ? 'tried again now' : `next try in ${next}`
  return `Since ${clockTime(since, now)}, ${then}`
}
