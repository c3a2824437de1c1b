import { Popover, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Mode } from '../../../shared/settings.ts'
import { useCall, useDo } from '../../bridge.ts'
import { useNow } from '../../now.ts'
import { countOf } from '../../words.ts'
import { DataLine } from './DataLine.tsx'
import { EngineDetails } from './EngineDetails.tsx'
import { engineLine, quotaWaits } from './engine-line.ts'
import { heartbeatOf } from './heartbeat.ts'
import classes from './StatusBar.module.css'

/** The line at the foot: what the engine does, what holds it, and in which mode. */
export function StatusBar({ mode }: { readonly mode: Mode | undefined }) {
  const info = useCall('app.info', {}, { staleTime: Number.POSITIVE_INFINITY }).data
  const status = useCall('engine.status', {}, { refetchInterval: 15_000 }).data
  const vault = useCall('vault.status', {}).data
  const now = useNow(1)
  const check = useDo('engine.checkNow')
  const resume = useDo('engine.resume')
  const [isOpen, setOpen] = useState(false)
  const heartbeat = heartbeatOf(status, now, performance.timeOrigin)
  const line = engineLine(status, heartbeat, vault?.state, now)

  return (
    <footer className={classes.bar}>
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
            <span className={classes.dot} data-meaning={line.meaning} aria-hidden />
            <span className={classes.words} aria-live={line.isCalm ? 'off' : 'polite'}>
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
      <span className={classes.gap} />
      {status !== undefined && status.waiting > 0 && (
        <span className={classes.figure}>{`${countOf(status.waiting, 'domain')} waiting`}</span>
      )}
      {mode !== undefined && (
        <Link to="/settings" className={classes.mode ?? ''} data-mode={mode}>
          {mode === 'practice' ? 'Practice' : 'Live'}
        </Link>
      )}
      {info !== undefined && <span className={classes.figure}>{info.version}</span>}
    </footer>
  )
}
