import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCall } from '../app/bridge.ts'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LockForm, type LockWay } from './LockForm.tsx'
import classes from './LockScreen.module.css'

/** All that a locked window draws, until the main process says that the lock is open. */
export function LockScreen() {
  const status = useCall('lock.status', {})
  const [way, setWay] = useState<LockWay>('code')
  const { data } = status
  return (
    <main className={classes.screen}>
      <div className="stack wide" style={{ gap: 20, maxWidth: 320 }}>
        <div className="row ta-center gap-12" style={{ flexDirection: 'column' }}>
          <Mark size={48} />
          <h1>Boxwright is locked</h1>
        </div>
        {status.isError && (
          <ErrorState error={status.error} onRetry={() => void status.refetch()} />
        )}
        {data !== undefined && (
          <LockForm key={way} status={data} way={way} onRefused={() => void status.refetch()}>
            {data.canRecover && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => setWay(way === 'code' ? 'recoveryCode' : 'code')}
              >
                {otherWay[way]}
              </Button>
            )}
          </LockForm>
        )}
      </div>
    </main>
  )
}

const otherWay: Record<LockWay, string> = {
  code: 'Use the recovery code',
  recoveryCode: 'Back',
}

/** The app's mark, a closed box, as `tools/icons.ts` draws it. */
function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden>
      <rect width="100" height="100" rx="22" fill="var(--mantine-color-indigo-6)" />
      <g stroke="#fff" strokeWidth="7.5" strokeLinejoin="round" strokeLinecap="round">
        <path d="M50 19 76.8 34.5v31L50 81 23.2 65.5v-31Z" fill="none" />
        <path d="M50 19 76.8 34.5 50 50 23.2 34.5Z" fill="#fff" />
        <path d="M50 50v31" fill="none" />
      </g>
    </svg>
  )
}
