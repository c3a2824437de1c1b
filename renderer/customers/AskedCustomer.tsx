import { useLocation } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { CustomerDialog } from './CustomerDialog.tsx'

/** The dialog of the customer that an address names; closing it leaves their list. */
export function AskedCustomer({ id }: { readonly id: number }) {
  const [, navigate] = useLocation()
  const customer = useCall('customers.list', { id, page: 1, pageSize: 1 }).data?.rows[0]
  return (
    <CustomerDialog
      isOpen={customer !== undefined}
      customer={customer}
      onClose={() => navigate('/customers')}
    />
  )
}
