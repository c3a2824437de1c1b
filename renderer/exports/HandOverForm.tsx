import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { CallArgs } from '../../shared/border/calls.ts'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { FormatSelect } from './FormatSelect.tsx'
import { showHandedOver } from './handed-over.ts'

type Props = {
  readonly what: Pick<CallArgs<'exports.handOver'>, 'orderId' | 'customerId'>
  /** The usual format of the customer. */
  readonly usual?: ExportFormat | undefined
  readonly onClose: () => void
}

/** Writes an encrypted archive for a customer, and shows its passphrase once. */
export function HandOverForm({ what, usual = 'generic', onClose }: Props) {
  const [format, setFormat] = useState<ExportFormat>(usual)
  const [isAnnounced, setAnnounced] = useState(false)
  const [leavesOut, setLeavesOut] = useState(false)
  const write = useDo('exports.handOver', {
    isQuiet: true,
    gcTime: 0,
    // in the options of the hook: the window may be locked, and the form gone, before the answer
    onSuccess: (made, { announce }) =>
      showHandedOver({ ...made, isAnnounced: announce === true }),
  })
  const failure = write.error?.failure
  const hosts = failure?.fields?.['hosts']
  return (
    <DialogForm
      label="Save encrypted file"
      failure={failure?.code === 'dismissed' ? undefined : failure}
      isBusy={write.isPending}
      onClose={onClose}
      onSubmit={() =>
        write.mutate(
          {
            ...what,
            format,
            announce: isAnnounced,
            ...(leavesOut && { leaveOutHostless: true }),
          },
          {
            onSuccess() {
              // the mutation's data holds the passphrase: dropped with the dialog
              write.reset()
              onClose()
            },
          },
        )
      }
    >
      <div>
        The mailboxes with their passwords and a short guide, in a ZIP that opens with a
        passphrase alone. You send the file, and the passphrase by another way.
      </div>
      <FormatSelect value={format} onChange={setFormat} />
      {hosts !== undefined && (
        <Checkbox
          label="Leave out the mailboxes without hosts"
          error={hosts}
          checked={leavesOut}
          onChange={event => setLeavesOut(event.currentTarget.checked)}
        />
      )}
      <Checkbox
        label="Write a letter that announces the file"
        description="It names the tool that opens the file: 7-Zip, Keka or The Unarchiver. It has neither the file nor the passphrase."
        checked={isAnnounced}
        onChange={event => setAnnounced(event.currentTarget.checked)}
      />
    </DialogForm>
  )
}
