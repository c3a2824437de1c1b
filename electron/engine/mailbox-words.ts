/** "2 mailboxes on acme.com", "6 mailboxes on 3 domains", for the activity. */
export function mailboxesOn(emails: readonly string[]): string {
  const domains = new Set(emails.map(email => email.slice(email.lastIndexOf('@') + 1)))
  const [first] = domains
  const where = domains.size === 1 ? first : `${domains.size} domains`
  return `${emails.length} ${emails.length === 1 ? 'mailbox' : 'mailboxes'} on ${where}`
}
