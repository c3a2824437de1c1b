import { Page } from '../components/Page.tsx'

export function OrderPage({ id }: { readonly id: number }) {
  return <Page title={`Order ${id}`}>{null}</Page>
}
