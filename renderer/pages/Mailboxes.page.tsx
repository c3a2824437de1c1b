import { Page } from '../components/Page.tsx'

export function MailboxesPage() {
  return <Page title="Mailboxes">{null}</Page>
}
