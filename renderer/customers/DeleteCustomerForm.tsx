import { useState } from 'react'
import { Link } from 'wouter'
import { backupRetention, brokenRetentionDays } from '../../shared/backups/backups.ts'
import type { CustomerDeletion } from '../../shared/customers/customer.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { readPreferences } from '../app/preferences.ts'
import { forgetRecent } from '../shell/palette/recent.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { TypedConfirm } from '../ui/form/TypedConfirm.tsx'
import { showDone } from '../ui/show.ts'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'

type Props = {
  readonly id: number
  readonly onClose: () => void
  readonly onDeleted: () => void
}

/** Says what goes and what stays, then takes the name as the confirmation. */
export function DeleteCustomerForm({ id, onClose, onDeleted }: Props) {
  const found = useCall('customers.viewDeletion', { id }, { staleTime: 0 })
  const remove = useDo('customers.delete', { isQuiet: true })
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  if (found.isError)
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <LoadingLines count={4} />
  const { name, openOrders } = found.data
  const isOpen = openOrders.length > 0
  const left = leftToStaff(found.data)
  const submit = () => {
    if (typed.trim() !== name) return setError(`Type ${isolated(name)}.`)
    return remove.mutate(
      { id, confirm: typed },
      {
        onSuccess() {
          forgetRecent(name)
          // the window's own copy of the saved views would store the name again
          void readPreferences()
          showDone('Customer deleted')
          onDeleted()
        },
        onError: ({ failure }) => setError(failure.fields?.['confirm']),
      },
    )
  }
  return (
    <DialogForm
      label="Delete customer"
      failure={remove.error?.failure}
      isBusy={remove.isPending}
      isDestructive
      isOff={isOpen}
      onClose={onClose}
      onSubmit={submit}
    >
      {isOpen ? (
        <OpenOrders ids={openOrders} onLeave={onClose} />
      ) : (
        <>
          <ul className="bulleted" style={{ paddingLeft: 18 }}>
            {goingOf(found.data).map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{staying(found.data, id)}</p>
          {left !== '' && <p>{left}</p>}
          <p>{backupWords}</p>
          <TypedConfirm
            expected={name}
            value={typed}
            error={error}
            onChange={value => {
              setTyped(value)
              setError(undefined)
            }}
          />
        </>
      )}
    </DialogForm>
  )
}

type OpenProps = { readonly ids: readonly number[]; readonly onLeave: () => void }

function OpenOrders({ ids, onLeave }: OpenProps) {
  return (
    <p>
      The customer has open orders. Let them end or cancel them first:{' '}
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Link href={`/orders/${id}`} className="link" onClick={onLeave}>
            {id}
          </Link>
        </span>
      ))}
      .
    </p>
  )
}

/** What the deletion removes: one line for each kind of thing of which there is any. */
function goingOf(found: CustomerDeletion): readonly string[] {
  const { letters, notes, notifications, exchanges, importRows, forms } = found
  const { mailboxPasswords, registrarKeys, views } = found
  const counts = [
    [letters, 'letter is emptied', 'letters are emptied'],
    [notes, 'note is removed', 'notes are removed'],
    [notifications, 'notification is removed', 'notifications are removed'],
    [exchanges, 'exchange with a provider is removed', 'exchanges with providers are removed'],
    [
      importRows,
      'row of an import is emptied or removed',
      'rows of imports are emptied or removed',
    ],
    [forms, 'unfinished order form is removed', 'unfinished order forms are removed'],
    [mailboxPasswords, 'mailbox password is purged', 'mailbox passwords are purged'],
    [registrarKeys, 'order forgets its registrar keys', 'orders forget their registrar keys'],
  ] as const
  return [
    'Name, e-mail address and remembered keys are removed',
    ...(views.length > 0
      ? [
          `${views.length === 1 ? 'Saved view is' : 'Saved views are'} removed: ${namesOf(views)}`,
        ]
      : []),
    ...counts.flatMap(([count, one, many]) => (count > 0 ? [countOf(count, one, many)] : [])),
  ]
}

const namesOf = (views: readonly string[]) =>
  views.map(view => `“${isolated(view)}”`).join(', ')

/** What is left to staff, because nobody else can know it. */
function leftToStaff({ formerOrders, otherViews }: CustomerDeletion): string {
  const former =
    formerOrders > 0
      ? `${countOf(formerOrders, 'order that is', 'orders that are')} another customer’s now ${formerOrders === 1 ? 'loses' : 'lose'} what was written before, and nothing else. `
      : ''
  return otherViews.length === 0
    ? former
    : `${former}These saved views hold the name among other words and stay; delete them yourself if they are about this customer: ${namesOf(otherViews)}.`
}

function staying({ orders, activity }: CustomerDeletion, id: number): string {
  if (orders === 0) return `The entry “Deleted customer ${id}” stays. This cannot be undone.`
  return `${countOf(orders, 'order stays', 'orders stay')} for your books, of “Deleted customer ${id}”: domains, addresses, dates and amounts, and ${countOf(activity, 'line', 'lines')} of activity without the name. Mailboxes at Mailin go on. This cannot be undone.`
}

const backupWords = `Backups that were made before still hold everything: daily ones until ${backupRetention.daily.newest} newer ones were made, others that were made by themselves and a database that was set aside as broken for ${brokenRetentionDays} days, the newest of all and those made by hand until you remove them.`
