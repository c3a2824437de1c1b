import { Button, Loader } from '@mantine/core'
import { numberText } from '../../../shared/text/locale.ts'
import { useCall, useDo } from '../../app/bridge.ts'

/** How far the checking of logins is, and what ends it; nothing while none is checked. */
export function LoginRunLine() {
  const run = useCall('mailboxes.logins', {}).data
  const cancel = useDo('mailboxes.cancelCheck')
  if (run === undefined || run.left === 0) return null
  const { left, done, failing } = run
  return (
    <div className="row gap-8" role="status">
      <Loader size={14} aria-hidden />
      <span className="tabular">
        {run.isLocked === true
          ? 'Logins wait until the secrets are unlocked'
          : `Checking logins: ${numberText(done)} of ${numberText(done + left)}`}
        {failing > 0 && ` · ${numberText(failing)} failed`}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        loading={cancel.isPending}
        onClick={() => cancel.mutate({})}
      >
        Stop
      </Button>
    </div>
  )
}
