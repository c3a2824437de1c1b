import { useTimeout } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallAnswer } from '../../shared/border/calls.ts'
import { useWhyNoPasswords } from '../app/team/use-team.ts'
import { showFailure } from './show.ts'
import { RowButton } from './table/RowButton.tsx'

/** Copies a text that the window already holds. `what` completes "Copy …". */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  return <Copier what={what} onCopy={() => window.boxwright.call('clipboard.copy', { text })} />
}

/** Copies in the main process: the password does not enter the window. */
export function CopyPasswordButton({ mailboxId: id }: { readonly mailboxId: number }) {
  const whyNot = useWhyNoPasswords()
  return (
    <Copier
      what="password"
      whyNot={whyNot}
      onCopy={() => window.boxwright.call('mailboxes.copyPassword', { id })}
    />
  )
}

type CopierProps = {
  readonly what: string
  readonly whyNot?: string | undefined
  readonly onCopy: () => Promise<CallAnswer<'clipboard.copy' | 'mailboxes.copyPassword'>>
}

function Copier({ what, whyNot, onCopy }: CopierProps) {
  const [isCopied, setCopied] = useState(false)
  const { start } = useTimeout(() => setCopied(false), 1500)
  const press = async () => {
    const answer = await onCopy()
    if (!answer.ok) return showFailure(answer.failure)
    setCopied(true)
    return start()
  }
  return (
    <RowButton
      icon={isCopied ? IconCheck : IconCopy}
      color={isCopied ? 'var(--bw-done)' : undefined}
      words={isCopied ? 'Copied' : `Copy ${what}`}
      whyNot={whyNot}
      onPress={() => void press()}
    />
  )
}
