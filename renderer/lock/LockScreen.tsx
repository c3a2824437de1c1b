import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCall } from '../app/bridge.ts'
import { Mark } from '../ui/Mark.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LockForm, type LockWay } from './LockForm.tsx'
import classes from './LockScreen.module.css'

/** All that a locked window draws. It goes when the main process says that it is open. */
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
