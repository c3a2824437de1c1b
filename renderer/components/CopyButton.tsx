import { ActionIcon, Tooltip } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useDo } from '../bridge.ts'

/** Copies a text that the window already holds. `what` completes "Copy …". */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const copy = useDo('clipboard.copy')
  return <Copier what={what} onCopy={() => copy.mutateAsync({ text })} />
}

/** Copies in the main process: the password does not enter the window. */
export function CopyPasswordButton({ mailboxId }: { readonly mailboxId: number }) {
  const copy = useDo('mailboxes.copyPassword')
  return <Copier what="password" onCopy={() => copy.mutateAsync({ id: mailboxId })} />
}

type CopierProps = {
  readonly what: string
  readonly onCopy: () => Promise<unknown>
}

function Copier({ what, onCopy }: CopierProps) {
  const [isCopied, setCopied] = useState(false)
  const { start } = useTimeout(() => setCopied(false), 1500)
  const press = async () => {
    await onCopy()
    setCopied(true)
    start()
  }
  const words = isCopied ? 'Copied' : `Copy ${what}`
  const Icon = isCopied ? IconCheck : IconCopy
  return (
    <Tooltip label={words}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={words}
        // a refusal has been shown by the call itself
        onClick={() => void press().catch(() => {})}
      >
        <Icon
          size={15}
          stroke={1.7}
          color={isCopied ? 'var(--bw-done)' : 'var(--mantine-color-dimmed)'}
        />
      </ActionIcon>
    </Tooltip>
  )
}
