import { useCall } from '../../bridge.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Mark } from '../../components/Mark.tsx'
import { LockForm } from './LockForm.tsx'
import classes from './LockScreen.module.css'

/** All that a locked window draws. It goes when the main process says that it is open. */
export function LockScreen() {
  const status = useCall('lock.status', {})
  return (
    <main className={classes.screen}>
      <div className={classes.panel}>
        <div className={classes.head}>
          <Mark size={48} />
          <h1 className={classes.title}>Boxwright is locked</h1>
        </div>
        {status.isError && (
          <ErrorState error={status.error} onRetry={() => void status.refetch()} />
        )}
        {status.data !== undefined && (
          <LockForm status={status.data} onRefused={() => void status.refetch()} />
        )}
      </div>
    </main>
  )
}
