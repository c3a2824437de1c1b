import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Customer, CustomerMerge } from '../../../shared/customers/customer.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { customerAddress } from '../../app/place/addresses.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { platformWords } from '../../words/words.ts'
import { CustomerSelect } from '../CustomerSelect.tsx'

type Props = { readonly customer: Customer; readonly onClose: () => void }

/** Makes the customer one with another that stays, once staff saw what moves. */
export function MergeDialog({ isOpen, ...rest }: Props & { readonly isOpen: boolean }) {
  const title = `Merge ${isolated(rest.customer.name)} with another`
  return (
    <Modal opened={isOpen} onClose={rest.onClose} title={title} size={480}>
      <MergeForm {...rest} />
    </Modal>
  )
}

function MergeForm({ customer: { id, name }, onClose }: Props) {
  const [, navigate] = useLocation()
  const [into, setInto] = useState<number | null>(null)
  const [error, setError] = useState<string>()
  const seen = useCall(
    'customers.viewMerge',
    { id, into: into ?? 0 },
    { enabled: into !== null, staleTime: 0 },
  )
  const separate = useDo('customers.unmerge', {
    onSuccess: () => navigate(customerAddress(id)),
  })
  const merge = useDo('customers.merge', { isQuiet: true })
  const preview = into === null ? undefined : seen.data
  const submit = () => {
    if (preview === undefined || into === null)
      return setError('Choose the customer that stays.')
    return merge.mutate(
      { id, into, orders: preview.orders },
      {
        onSuccess() {
          onClose()
          navigate(customerAddress(into))
          showUndo(`${isolated(name)} is one with ${isolated(preview.into.name)} now`, () =>
            separate.mutate({ id }),
          )
        },
        onError: () => void seen.refetch(),
      },
    )
  }
  return (
    <DialogForm
      label={preview === undefined ? 'Merge' : `Merge ${countOf(preview.orders, 'order')}`}
      failure={merge.error?.failure ?? seen.error?.failure}
      isBusy={merge.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <CustomerSelect
        label="Customer that stays"
        value={into}
        isFirst
        error={error ?? seen.error?.failure.fields?.['into']}
        onChange={chosen => {
          setInto(chosen)
          setError(undefined)
        }}
      />
      {into !== null && seen.isPending && <LoadingLines count={3} />}
      {preview !== undefined && <Preview seen={preview} />}
    </DialogForm>
  )
}

function Preview({ seen }: { readonly seen: CustomerMerge }) {
  const { orders, mailboxes, letters, unsent, into } = seen
  return (
    <>
      <ul className="bulleted" style={{ paddingLeft: 18 }}>
        <li>
          {`${countOf(orders, 'order')}, ${countOf(mailboxes, 'mailbox', 'mailboxes')} and ${countOf(letters, 'letter')} move to ${isolated(into.name)}`}
        </li>
        {unsent > 0 && (
          <li>
            {`${countOf(unsent, 'letter that was not sent goes', 'letters that were not sent go')} to ${isolated(into.email)}`}
          </li>
        )}
        {seen.keys.map(({ platform, becomes }) => (
          <li key={platform}>{keyWords[becomes](platformWords[platform])}</li>
        ))}
        <li>{`${isolated(seen.name)} is listed no more; files with this name or address mean ${isolated(into.name)}`}</li>
      </ul>
      <p>It can be undone for a minute.</p>
    </>
  )
}

const keyWords: Readonly<
  Record<CustomerMerge['keys'][number]['becomes'], (registrar: string) => string>
> = {
  moved: registrar => `The remembered ${registrar} keys move, too`,
  newer: registrar =>
    `Both have ${registrar} keys: these are newer and stay, the other’s are forgotten`,
  older: registrar =>
    `Both have ${registrar} keys: the other’s are newer and stay, these are forgotten`,
}
