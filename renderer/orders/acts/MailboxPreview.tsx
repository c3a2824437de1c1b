import type { PastedLine } from '../../../shared/imports/pasted-mailboxes.ts'
import { domainOfEmail, prefixOfEmail } from '../../../shared/mailboxes/mailbox.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { mailboxLines, prefixesOf } from '../order/mailbox-rows.ts'
import classes from './OrderActs.module.css'

type Props = {
  readonly order: Order
  readonly lines: readonly PastedLine[]
  /** Titles of columns that are not read. */
  readonly leftOut: readonly string[]
}

const shownAtMost = 200

/** Every pasted line as it was understood, what needs correction first. */
export function MailboxPreview({ order, lines, leftOut }: Props) {
  if (lines.length === 0)
    return <p className={classes.hint}>What was read appears here, line by line.</p>
  const entered = new Set(order.mailboxes.map(one => one.email))
  const pasted = new Set(lines.map(line => line.email))
  const missing = mailboxLines(order).filter(
    one => one.state === 'planned' && !pasted.has(one.email),
  ).length
  const sorted = [...lines].sort((one, other) => rank(one) - rank(other))
  return (
    <>
      {leftOut.length > 0 && (
        <p className={classes.hint}>
          {`${leftOut.length === 1 ? 'A column is' : 'Columns are'} left out: ${leftOut.join(', ')}.`}
        </p>
      )}
      <table className={classes.lines} aria-label="What was read">
        <tbody>
          {sorted.slice(0, shownAtMost).map(line => (
            <tr key={line.line}>
              <td className={classes.number}>{line.line}</td>
              <td className={classes.address}>
                <MiddleTruncate text={line.email === '' ? '–' : line.email} keep={16} />
              </td>
              <td>
                <Finding line={line} order={order} entered={entered} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > shownAtMost && (
        <p
          className={classes.hint}
        >{`And ${numberText(lines.length - shownAtMost)} more lines.`}</p>
      )}
      {missing > 0 && (
        <p className={classes.hint}>
          {`${countOf(missing, 'address', 'addresses')} of the order will still be missing.`}
        </p>
      )}
    </>
  )
}

type FindingProps = {
  readonly line: PastedLine
  readonly order: Order
  readonly entered: ReadonlySet<string>
}

function Finding({ line, order, entered }: FindingProps) {
  const prefix = prefixOfEmail(line.email)
  if (line.problem !== undefined)
    return (
      <span className="inline-row gap-6">
        <MeaningIcon meaning="failed" /> {line.problem}
      </span>
    )
  const wanted = prefixesOf(order, domainOfEmail(line.email))
  const isExtra = !wanted.some(one => one.prefix === prefix)
  const words = isExtra
    ? `Extra: ${prefix} was not ordered`
    : entered.has(line.email)
      ? 'Gets this password instead of its old one'
      : 'Address and password'
  return (
    <span className="inline-row gap-6">
      <MeaningIcon meaning={isExtra ? 'draft' : 'done'} />
      {[words, ...partsOf(line)].join(' · ')}
    </span>
  )
}

/** What was read beside the password, so that a part in the wrong place is seen. */
function partsOf({ mailbox, usualPorts }: PastedLine): readonly string[] {
  if (mailbox === null) return []
  const { firstName, lastName, imapHost, imapPort, smtpHost, smtpPort } = mailbox
  const host = (name: string, at: string | undefined, port: number | undefined) =>
    at === undefined ? '' : `${name} ${at}:${port ?? ''}`
  return [
    isolated([firstName, lastName].filter(Boolean).join(' ')),
    host('IMAP', imapHost, imapPort),
    host('SMTP', smtpHost, smtpPort),
    usualPorts === true ? 'usual ports for TLS' : '',
  ].filter(part => part !== '')
}

const rank = (line: PastedLine) => (line.problem === undefined ? 1 : 0)
