import { UnstyledButton } from '@mantine/core'
import { clsx } from 'clsx'
import { useState } from 'react'
import { numberText } from '../../../shared/text/locale.ts'
import { readable } from '../../words/spelling.ts'
import classes from './Summary.module.css'

const shownAtFirst = 8

/** The addresses as they will be, domain by domain. */
export function AddressList({ addresses }: { readonly addresses: readonly string[] }) {
  const [isOpen, setOpen] = useState(false)
  const hidden = addresses.length - shownAtFirst
  const shown = isOpen ? addresses : addresses.slice(0, shownAtFirst)
  return (
    <section className={classes.block} aria-label="Addresses">
      <h2 className="fz-13 mb-8">Addresses</h2>
      {addresses.length === 0 ? (
        <p className={clsx(classes.words, 'quiet')}>
          They appear here once there is a domain and a prefix to put in front of it.
        </p>
      ) : (
        // one text: 6000 lines cost as little as eight
        <pre
          className={`${classes.addresses} mono`}
          data-open={isOpen || undefined}
          // a scrolling text is reached by key
          tabIndex={isOpen ? 0 : undefined}
        >
          {readable(shown.join('\n'))}
        </pre>
      )}
      {hidden > 0 && (
        <UnstyledButton className="link fz-12 underlines mt-4" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show fewer' : `and ${numberText(hidden)} more`}
        </UnstyledButton>
      )}
    </section>
  )
}
