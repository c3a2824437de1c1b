import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useCall } from '../../bridge.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useUndoable } from '../../components/use-undoable.ts'
import { platformWords } from '../../words.ts'
import classes from './Customers.module.css'

/** Registrar keys that are remembered for a customer: that they are there, never what they are. */
export function CustomerKeys({ id }: { readonly id: number }) {
  const { data = [] } = useCall('customers.keys', { id })
  const forget = useUndoable(
    'customers.forgetKeys',
    ({ platform }) => `${platformWords[platform]} keys forgotten; orders keep theirs`,
  )
  if (data.length === 0) return null
  return (
    <ul className={classes.keys} aria-label="Remembered registrar keys">
      {data.map(({ platform, savedAt }) => (
        <li key={platform} className={classes.key}>
          <IconKey size={15} stroke={1.7} aria-hidden />
          <span className={classes.keyWords}>
            {`${platformWords[platform]} keys `}
            <span className={classes.quiet}>
              <span aria-hidden>•••••••• </span>
              remembered <RelativeTime at={savedAt} />
            </span>
          </span>
          <Button
            variant="default"
            size="compact-xs"
            loading={forget.isPending}
            aria-label={`Forget the ${platformWords[platform]} keys`}
            onClick={() => forget.mutate({ id, platform })}
          >
            Forget
          </Button>
        </li>
      ))}
    </ul>
  )
}
