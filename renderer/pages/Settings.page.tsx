import { Page } from '../components/Page.tsx'

/** `section` is the part of the address after `/settings/`. */
export function SettingsPage({ section }: { readonly section?: string | undefined }) {
  return <Page title="Settings">{section}</Page>
}
