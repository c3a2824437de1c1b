import { Anchor, Button, Drawer } from '@mantine/core'
import { IconArrowLeft, IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import troubleshooting from '../../docs/guide/troubleshooting.md?raw'
import type { Diagnosis } from '../../shared/diagnosis/diagnosis.ts'
import type { Stage } from '../../shared/orders/domain.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { useCall } from '../app/bridge.ts'
import { Guide } from '../guide/Guide.tsx'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { CheckRow } from './CheckRow.tsx'
import classes from './DiagnosisDrawer.module.css'
import { useCopied } from './use-copied.ts'
import { VerdictPanel } from './VerdictPanel.tsx'

type Props = {
  readonly order: Order
  readonly domain: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Why one domain does not move: the verdict, then everyone who was asked. */
export function DiagnosisDrawer({ order, domain, isOpen, onClose }: Props) {
  const [isGuide, setGuide] = useState(false)
  const row = order.domains.find(one => one.name === domain)
  const question = row?.state === 'finished' ? 'Is it still well?' : 'Why is it stuck?'
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => setGuide(false)}
      position="right"
      size={520}
      title={isGuide ? 'Troubleshooting' : question}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 150 }}
      classNames={{
        content: 'stack',
        header: classes.header ?? '',
        title: 'heading',
        body: classes.body ?? '',
      }}
    >
      {isGuide ? (
        <>
          <div className={classes.scroll}>
            <Guide text={troubleshooting} about={guideHeading(order, domain)} />
          </div>
          <div className="flex to-end firm gap-8 line-above" style={{ padding: '12px 20px' }}>
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={16} stroke={1.7} />}
              onClick={() => setGuide(false)}
            >
              Back to the checks
            </Button>
          </div>
        </>
      ) : (
        <Checks
          order={order}
          domain={domain}
          onClose={onClose}
          onGuide={() => setGuide(true)}
        />
      )}
    </Drawer>
  )
}

type ChecksProps = Omit<Props, 'isOpen'> & { readonly onGuide: () => void }

function Checks({ order, domain, onClose, onGuide }: ChecksProps) {
  // diagnosed when the drawer opens and when staff ask again, never by itself; within 10 s the
  // main process returns the last diagnosis
  const diagnosis = useCall(
    'orders.diagnose',
    { id: order.id, domain },
    { staleTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
  )
  return (
    <>
      <div className={classes.scroll}>
        <p className="quiet breaks mb-12">
          <OutsideText isExact text={domain} />
        </p>
        {diagnosis.isPending && <Asking />}
        {diagnosis.isError && (
          <ErrorState error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
        )}
        {diagnosis.isSuccess && (
          <>
            <VerdictPanel order={order} diagnosis={diagnosis.data} onLeave={onClose} />
            <ul className="lines-between mt-8" aria-label="Checks">
              {diagnosis.data.checks.map(check => (
                <CheckRow key={check.key} check={check} />
              ))}
            </ul>
            <Anchor component="button" className="mt-8" onClick={onGuide}>
              What each reason means
            </Anchor>
          </>
        )}
      </div>
      <div className="flex to-end firm gap-8 line-above" style={{ padding: '12px 20px' }}>
        <CopyReport diagnosis={diagnosis.data} />
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} stroke={1.7} />}
          loading={diagnosis.isFetching}
          onClick={() => void diagnosis.refetch()}
        >
          Check again
        </Button>
      </div>
    </>
  )
}

function Asking() {
  return (
    <p className="row gap-12" style={{ minHeight: 84 }} role="status">
      <MeaningIcon meaning="running" size={16} />
      Asking Mailin, the registrar and public DNS. This takes 8 seconds at most.
    </p>
  )
}

function CopyReport({ diagnosis }: { readonly diagnosis: Diagnosis | undefined }) {
  const { isCopied, copy } = useCopied()
  if (diagnosis === undefined) return null
  const Icon = isCopied ? IconCheck : IconCopy
  return (
    <Button
      variant="default"
      miw={136}
      leftSection={<Icon size={16} stroke={1.7} />}
      onClick={() => copy(diagnosis.report)}
    >
      {isCopied ? 'Copied' : 'Copy report'}
    </Button>
  )
}

const stageHeadings: Record<Stage, string> = {
  lookup: 'The transfer is stuck',
  transfer: 'The transfer is stuck',
  nameservers: 'The nameserver update fails',
  activation: 'The transfer is stuck',
  mailboxes: 'Mailboxes are not created',
  done: 'The order stays in progress',
}

/** The heading of the guide for a domain: that of its failure, else of its stage. */
function guideHeading(order: Order, domain: string): string {
  const row = order.domains.find(one => one.name === domain)
  return row?.failure?.code ?? stageHeadings[row?.stage ?? 'done']
}
