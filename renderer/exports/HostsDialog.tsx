import { Button, Group, Modal } from '@mantine/core'
import { Link } from 'wouter'
import { create } from 'zustand'
import type { CallArgs } from '../../shared/border/calls.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { useFormats } from './use-formats.ts'
import { showWritten } from './written.tsx'

type Refused = CallArgs<'exports.write'>

const useRefused = create<{ readonly args: Refused | null }>(() => ({ args: null }))
/** Opens the dialog about an export that was refused because hosts are not known. */
export const askAboutHosts = (args: Refused) => useRefused.setState({ args })
const close = () => useRefused.setState({ args: null })

/** Which mailboxes hold an export up, and the two ways to go on. */
export function HostsDialog() {
  const { args } = useRefused()
  return (
    <Modal opened={args !== null} onClose={close} title="Mail hosts are missing" size={480}>
      {args !== null && <Content args={args} />}
    </Modal>
  )
}

function Content({ args }: { readonly args: Refused }) {
  const { format, leaveOutHostless: _, ...what } = args
  const { data } = useCall('exports.count', what)
  const { find } = useFormats()
  const write = useDo('exports.write', {
    onSuccess: written => {
      close()
      showWritten(written)
    },
  })
  if (data === undefined) return <LoadingLines count={3} />
  const { count, hostless } = data
  const others = count - hostless.count
  const more = hostless.count - hostless.named.length
  return (
    <>
      {`${find(format)?.title ?? 'This format'} needs the mail hosts of each mailbox. They are not known of ${countOf(hostless.count, 'mailbox', 'mailboxes')}:`}
      <ul className="bulleted mt-8 mb-8">
        {hostless.named.map(email => (
          <li key={email}>
            <OutsideText isExact text={email} />
          </li>
        ))}
        {more > 0 && <li>{`and ${more} more`}</li>}
      </ul>
      Default hosts serve every mailbox without its own.
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="subtle" color="gray" onClick={close}>
          Cancel
        </Button>
        <Button
          component={Link}
          to="/settings/exports"
          variant={others > 0 ? 'default' : 'filled'}
          onClick={close}
        >
          Set default hosts
        </Button>
        {others > 0 && (
          <Button
            loading={write.isPending}
            onClick={() => write.mutate({ ...args, leaveOutHostless: true })}
            data-autofocus
          >
            {others === 1 ? 'Export the other one' : `Export the other ${others}`}
          </Button>
        )}
      </Group>
    </>
  )
}
