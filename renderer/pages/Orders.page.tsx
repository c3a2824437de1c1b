import { Page } from '../components/Page.tsx'

export function OrdersPage() {
  return <Page title="Orders">{null}</Page>
}
