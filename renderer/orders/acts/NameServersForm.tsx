import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readable } from '../../../shared/domains/readable.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { call } from '../../app/bridge.ts'
import { refreshAfter } from '../../app/refresh.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { showDone } from '../../ui/show.ts'
import { wantedNameServers } from './acts.ts'

type Props = {
  readonly order: Order
  readonly domains: readonly string[]
  readonly onClose: () => void
}

/** The nameservers to set at the registrar by hand, and the button that says it is done. */
export function NameServersForm({ order, domains, onClose }: Props) {
  const client = useQueryClient()
  const pass = useMutation<null>({
    mutationFn: async () => {
      for (const domain of domains)
        await call('orders.nameServersSet', { id: order.id, domain })
      return null
    },
    onSuccess: () => {
      showDone(
        `${countOf(domains.length, 'domain')} now ${domains.length === 1 ? 'waits' : 'wait'} for activation`,
      )
      onClose()
    },
    onSettled: () => refreshAfter(client, 'orders.nameServersSet'),
  })
  return (
    <DialogForm
      label={
        domains.length === 1
          ? 'I have set them'
          : `I have set them for ${numberText(domains.length)} domains`
      }
      failure={pass.error?.failure}
      isBusy={pass.isPending}
      onClose={onClose}
      onSubmit={() => pass.mutate()}
    >
      <p>
        Enter these nameservers at the registrar in place of the ones that are there. Boxwright
        then waits for Mailin to see them.
      </p>
      {setsOf(order, domains).map(({ servers, names }) => (
        <section key={servers.join(' ')} className="box">
          <div className="row quiet between line-below" style={{ padding: '4px 8px 4px 12px' }}>
            <span className="mono" title={names.join('\n')}>
              {names.length === 1 ? readable(names[0] ?? '') : countOf(names.length, 'domain')}
            </span>
            <CopyButton text={servers.join('\n')} what="nameservers" />
          </div>
          <ul style={{ padding: '4px 8px 4px 12px' }}>
            {servers.map(server => (
              <li
                key={server}
                className="mono row between gap-8 breaks"
                style={{ minHeight: 28 }}
              >
                {server}
                <CopyButton text={server} what={server} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </DialogForm>
  )
}

/** The wanted nameservers, each set once with all domains that want it. */
function setsOf(order: Order, domains: readonly string[]) {
  const sets = new Map<string, { servers: readonly string[]; names: string[] }>()
  for (const domain of domains) {
    const servers = wantedNameServers(order, domain)
    const set = sets.get(servers.join(' '))
    if (set === undefined) sets.set(servers.join(' '), { servers, names: [domain] })
    else set.names.push(domain)
  }
  return [...sets.values()]
}
