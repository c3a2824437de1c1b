import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconArchive,
  IconArchiveOff,
  IconArrowMerge,
  IconDots,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Customer } from '../../../shared/customers/customer.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useDo } from '../../app/bridge.ts'
import { ExportMenu } from '../../exports/ExportMenu.tsx'
import { HandOverForm } from '../../exports/HandOverForm.tsx'
import { HandOverItem } from '../../exports/HandOverItem.tsx'
import { ProfileDialog } from '../../exports/ProfileForm.tsx'
import { showDone } from '../../ui/show.ts'
import { showUndo } from '../../ui/show-undo.tsx'
import { CustomerDialog } from '../CustomerDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'

/** What can be done with a customer; the likeliest thing is filled. */
export function CustomerActions({ customer }: { readonly customer: Customer }) {
  const [, navigate] = useLocation()
  const { id, name, counts, defaults } = customer
  const [dialog, setDialog] = useState<
    'edit' | 'delete' | 'merge' | 'hand-over' | 'sequencer' | null
  >(null)
  const close = () => setDialog(null)
  const isArchived = customer.archivedAt !== undefined
  const archive = useDo('customers.archive', {
    onSuccess(_, { archived }) {
      if (archived)
        showUndo(`${isolated(name)} archived; open orders go on`, () =>
          archive.mutate({ id, archived: false }),
        )
      else showDone(`${isolated(name)} taken back`)
    },
  })
  return (
    <>
      {counts.mailboxes > 0 && (
        <ExportMenu
          what={{ customerId: id }}
          label="Export"
          variant="default"
          usual={defaults.exportFormat}
        />
      )}
      {isArchived ? (
        <Button
          leftSection={<IconArchiveOff size={16} stroke={1.7} />}
          loading={archive.isPending}
          onClick={() => archive.mutate({ id, archived: false })}
        >
          Take back
        </Button>
      ) : (
        <Button
          leftSection={<IconPlus size={16} stroke={2} />}
          onClick={() => navigate(`/orders/new/for/${id}`)}
        >
          New order
        </Button>
      )}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More for this customer">
            <IconDots size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.7} />}
            onClick={() => setDialog('edit')}
          >
            Edit name and address
          </Menu.Item>
          {counts.mailboxes > 0 && <HandOverItem onPress={() => setDialog('hand-over')} />}
          <Menu.Item
            leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.7} />}
            onClick={() => setDialog('sequencer')}
          >
            Sequencer settings…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowMerge size={16} stroke={1.7} />}
            onClick={() => setDialog('merge')}
          >
            Merge with another…
          </Menu.Item>
          {!isArchived && (
            <Menu.Item
              leftSection={<IconArchive size={16} stroke={1.7} />}
              onClick={() => archive.mutate({ id, archived: true })}
            >
              Archive
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            color="var(--bw-failed)"
            leftSection={<IconTrash size={16} stroke={1.7} />}
            onClick={() => setDialog('delete')}
          >
            Delete customer…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CustomerDialog
        isOpen={dialog === 'edit' || dialog === 'delete'}
        isDeleting={dialog === 'delete'}
        customer={customer}
        onClose={close}
        onDeleted={() => navigate('/customers')}
      />
      <Modal
        opened={dialog === 'hand-over'}
        onClose={close}
        title={`Hand over the credentials of ${isolated(name)}`}
        size={460}
      >
        <HandOverForm what={{ customerId: id }} usual={defaults.exportFormat} onClose={close} />
      </Modal>
      <ProfileDialog
        owner={{ customerId: id }}
        title={`Sequencer settings of ${isolated(name)}`}
        isOpen={dialog === 'sequencer'}
        onClose={close}
      />
      <MergeDialog customer={customer} isOpen={dialog === 'merge'} onClose={close} />
    </>
  )
}
