import { Page } from '../components/Page.tsx'

export function NewOrderPage({ id }: { readonly id?: number | undefined }) {
  return <Page title={id === undefined ? 'New order' : 'Edit order'}>{null}</Page>
}
