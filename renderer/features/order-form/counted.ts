/** "1 mailbox", "36 mailboxes", "1,200 domains" */
export function counted(count: number, noun: 'domain' | 'mailbox' | 'prefix'): string {
  const ending = noun === 'domain' ? 's' : 'es'
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : ending}`
}
