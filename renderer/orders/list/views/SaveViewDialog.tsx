import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useColumnWidths } from '../../../ui/table/widths-store.ts'
import { useOrdersView } from '../orders-view.ts'
import { saveView, useOrderViews, viewNow } from './order-views.ts'

type FormProps = { readonly onClose: () => void }

/** Gives what the table shows a name. */
export function SaveViewDialog({ isOpen, onClose }: FormProps & { readonly isOpen: boolean }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Save this view" size={400}>
      <SaveViewForm onClose={onClose} />
    </Modal>
  )
}

function SaveViewForm({ onClose }: FormProps) {
  const [typed, setTyped] = useState('')
  const [isRefused, setRefused] = useState(false)
  const shown = useOrdersView()
  const { columns, views } = useOrderViews()
  const { orders: widths = {} } = useColumnWidths()
  const name = typed.trim()
  const isThere = views.some(view => view.name === name)
  return (
    <DialogForm
      label={isThere ? 'Replace view' : 'Save view'}
      failure={undefined}
      isBusy={false}
      onClose={onClose}
      onSubmit={() => {
        if (name === '') return setRefused(true)
        saveView(viewNow(name, shown, columns, widths))
        return onClose()
      }}
    >
      <TextInput
        label="Name"
        data-autofocus
        maxLength={60}
        value={typed}
        error={isRefused && name === '' ? 'Enter a name.' : undefined}
        description={
          isThere
            ? 'A view of this name is there already; it is replaced.'
            : 'Keeps tab, search, order, columns and their widths.'
        }
        onChange={event => setTyped(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
