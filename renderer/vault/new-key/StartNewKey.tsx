import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Answers } from '../../../shared/border/calls.ts'
import { NewKeyDialog } from './NewKeyDialog.tsx'
import { newKeyWords, reasonOf } from './new-key-words.ts'

type Props = {
  readonly vault: Answers['vault.status']
  readonly size?: 'xs' | 'sm'
}

/** Starts with a new data key where nothing opens the old one; asks first what would be lost. */
export function StartNewKey({ vault, size = 'sm' }: Props) {
  const [isOpen, setOpen] = useState(false)
  const reason = reasonOf(vault)
  if (reason === null) return null
  const { button, ...words } = newKeyWords[reason]
  // a recovery code loses nothing
  const isQuiet = words.isQuiet || vault.recovery !== undefined
  return (
    <>
      <Button size={size} variant={isQuiet ? 'subtle' : 'filled'} onClick={() => setOpen(true)}>
        {button}
      </Button>
      {isOpen && <NewKeyDialog reason={reason} onClose={() => setOpen(false)} />}
    </>
  )
}
