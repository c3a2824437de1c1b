import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useCall } from '../app/bridge.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { useUndoable } from '../ui/use-undoable.ts'
import { platformWords } from '../words/words.ts'

/** For which registrars a customer has saved keys; the keys themselves are never shown. */
export function CustomerKeys({ id }: { readonly id: number }) {
  const { data = [] } = useCall('customers.keys', { id })
  const forget = useUndoable(
    'customers.forgetKeys',
    ({ platform }) => `${platformWords[platform]} keys forgotten; orders keep theirs`,
  )
  if (data.length === 0) return null
  return (
    <ul className="stack gap-6" aria-label="Remembered registrar keys">
      {data.map(({ platform, savedAt }) => (
        <li key={platform} className="row gap-8">
          <IconKey size={15} stroke={1.7} aria-hidden />
          <span className="grow">
            {`${platformWords[platform]} keys `}
            <span className="quiet" style={{ marginRight: -4, padding: '2px 4px' }}>
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
