import { Popover, UnstyledButton } from '@mantine/core'
import { clsx } from 'clsx'
import { useState } from 'react'
import { Link } from 'wouter'
import { isMailStopped } from '../../shared/letters/letter.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { tonesOf } from '../ui/palette.ts'
import { EngineDetails } from './EngineDetails.tsx'
import { quotaWaits } from './engine-line.ts'
import classes from './StatusBar.module.css'
import { useEngineLine } from './use-engine-line.ts'

/** The line at the foot: what the engine does, what it waits for, and in which mode. */
export function StatusBar({ mode }: { readonly mode: Mode | undefined }) {
  const info = useCall('app.info', {}, { staleTime: Number.POSITIVE_INFINITY }).data
  const { line, status, now } = useEngineLine()
  const check = useDo('engine.checkNow')
  const resume = useDo('engine.resume')
  const [isOpen, setOpen] = useState(false)

  return (
    <footer
      className="small row quiet tabular gap-4 line-above clipped rail nowrap"
      style={{ gridColumn: '1 / -1', padding: '0 8px' }}
    >
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="top-start"
        width={380}
        shadow="md"
        trapFocus
        returnFocus
        withinPortal
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.engine}
            title={isOpen ? undefined : line.detail}
            onClick={() => setOpen(!isOpen)}
          >
            <span
              className={classes.dot}
              style={tonesOf(line.meaning)}
              data-meaning={line.meaning}
              aria-hidden
            />
            <span className="cut" aria-live={line.isCalm ? 'off' : 'polite'}>
              {line.words}
            </span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <EngineDetails line={line} status={status} now={now} onLeave={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      {status?.paused === true ? (
        <UnstyledButton className={classes.action} onClick={() => resume.mutate({})}>
          Resume
        </UnstyledButton>
      ) : (
        <UnstyledButton
          className={classes.action}
          onClick={() => check.mutate({})}
          aria-disabled={check.isPending}
        >
          Check now
        </UnstyledButton>
      )}
      {quotaWaits(status, now).map(words => (
        <span key={words} className={classes.quota} title={words}>
          {words}
        </span>
      ))}
      <DataLine />
      <MailLine />
      <span className="grow" />
      {status !== undefined && status.waiting > 0 && (
        <span
          className={clsx(classes.figure, 'firm')}
        >{`${countOf(status.waiting, 'domain')} waiting`}</span>
      )}
      {mode !== undefined && (
        <Link to="/settings" className={clsx(classes.mode, 'firm')} data-mode={mode}>
          {mode === 'practice' ? 'Practice' : 'Live'}
        </Link>
      )}
      {info !== undefined && (
        <span className={clsx(classes.figure, 'firm')}>{info.version}</span>
      )}
    </footer>
  )
}

/** What is done to the database file, or what is wrong with it; nothing when all is well. */
function DataLine() {
  const status = useCall('data.status', {}).data
  if (status === undefined) return null
  const { busy, lastCheck, backupTrouble } = status
  if (busy?.kind === 'check')
    return (
      <Link to="/settings/data" className={clsx(classes.data, 'firm')} role="status">
        Checking the database
        <span aria-hidden>{` ${busy.percent} %`}</span>
      </Link>
    )
  if (lastCheck?.isWhole === false)
    return (
      <Link
        to="/settings/data"
        className={clsx(classes.data, 'firm')}
        style={{ color: 'var(--bw-failed)' }}
      >
        The database is damaged
      </Link>
    )
  if (backupTrouble === undefined) return null
  return (
    <Link
      to="/settings/data"
      className={clsx(classes.data, 'firm')}
      style={{ color: 'var(--bw-person)' }}
    >
      No backup was made
    </Link>
  )
}

/** That letters cannot leave; nothing while they do. */
function MailLine() {
  const mail = useCall('letters.status', {}).data?.mail
  if (mail === undefined || !isMailStopped(mail)) return null
  return (
    <Link
      to="/attention"
      className={clsx(classes.data, 'firm')}
      style={{ color: 'var(--bw-person)' }}
      role="status"
    >
      {`${countOf(mail.waiting, 'letter')} cannot leave`}
    </Link>
  )
}
