import { Modal } from '@mantine/core'
import { useState } from 'react'
import { create } from 'zustand'
import type { ExportFormat } from '../../../shared/settings/settings.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { useWhyNoPasswords } from '../../app/team/use-team.ts'
import { FormatSelect } from '../../exports/FormatSelect.tsx'
import { askAboutHosts } from '../../exports/HostsDialog.tsx'
import { showWritten } from '../../exports/written.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'

const useIsOpen = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))
export const openExportNew = () => useIsOpen.setState({ isOpen: true })
const close = () => useIsOpen.setState({ isOpen: false })

/** Every mailbox that no export held yet, in the format that is chosen here. */
export function ExportNew() {
  const { isOpen } = useIsOpen()
  return (
    <Modal opened={isOpen} onClose={close} title="Export what is new" size={440}>
      <ExportNewForm />
    </Modal>
  )
}

function ExportNewForm() {
  const [format, setFormat] = useState<ExportFormat>('generic')
  const write = useDo('exports.write', {
    isQuiet: true,
    onSuccess: written => {
      close()
      showWritten(written)
    },
    onError: ({ failure }, args) => {
      if (failure.fields?.['hosts'] === undefined) return
      close()
      askAboutHosts(args)
    },
  })
  const count = useCall('exports.count', { onlyNew: true }, { staleTime: 0 }).data?.count
  const whyNot = useWhyNoPasswords()
  const failure = write.error?.failure
  return (
    <DialogForm
      label={
        count === undefined
          ? 'Export what is new'
          : count === 0
            ? 'Nothing is new'
            : `Export ${countOf(count, 'new mailbox', 'new mailboxes')}`
      }
      isOff={count === 0 || whyNot !== undefined}
      isBusy={write.isPending}
      failure={failure?.code === 'dismissed' ? undefined : failure}
      onClose={close}
      onSubmit={() => write.mutate({ format, onlyNew: true })}
    >
      <div>
        {whyNot !== undefined
          ? whyNot
          : count === 0
            ? 'Every mailbox that exists was exported before.'
            : 'Every mailbox that no export held yet, of all orders, with its password. Mailboxes that are removed or no longer ordered are left out.'}
      </div>
      <FormatSelect value={format} onChange={setFormat} />
    </DialogForm>
  )
}
