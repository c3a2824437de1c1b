import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { CallArgs } from '../../shared/border/calls.ts'
import { PurgeForm } from './PurgeForm.tsx'

type Props = {
  readonly what: CallArgs<'mailboxes.countPurge'>
  readonly onPurged: () => void
}

/** In the line of a toolbar: gives up the passwords of the chosen mailboxes that were exported. */
export function PurgeButton({ what, onPurged }: Props) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Purge passwords
      </Button>
      <Modal opened={isOpen} onClose={close} title="Purge exported passwords" size={460}>
        <PurgeForm what={what} onClose={close} onPurged={onPurged} />
      </Modal>
    </>
  )
}
