import { TextInput, UnstyledButton } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import type { PrefixRow } from '../../../shared/orders/prefixes.ts'
import { suggestedPrefixes } from '../../../shared/orders/suggested-prefixes.ts'
import classes from './PrefixRow.module.css'
import type { PrefixState } from './prefix-state.ts'

type Props = {
  readonly state: PrefixState
  /** From 0, as in the path. */
  readonly at: number
  readonly row: PrefixRow
}

/** One mailbox of every domain: names and the part before the @. */
export function PrefixRow({ state, at, row }: Props) {
  const { field, form } = state
  const path = `prefixes.${at}`
  const linkPath = `${path}.profilePictureLink`
  const [wantsPicture, setWantsPicture] = useState(false)
  const hasPicture =
    wantsPicture || row.profilePictureLink !== '' || form.errors[linkPath] !== undefined
  const typed = row.prefix.trim().toLowerCase()
  const isLeftOut = at > 0 && typed === ''
  const wantsHelp = typed === '' || form.errors[`${path}.prefix`] !== undefined
  const suggested = wantsHelp ? suggestedPrefixes(row.firstName, row.lastName) : []
  const prefixField = useRef<HTMLInputElement>(null)
  const take = (prefix: string) => {
    // the suggestions vanish with the press, and the focus with them
    prefixField.current?.focus()
    form.setFieldValue(`${path}.prefix`, prefix)
    form.clearFieldError(`${path}.prefix`)
  }
  return (
    <fieldset className="miw-0">
      <legend className="small quiet" style={{ padding: '0 0 4px' }}>
        Mailbox {at + 1}
        {isLeftOut && <span className="fw-400">, left out while it has no prefix</span>}
      </legend>
      <div
        className="grid at-start gap-8"
        style={{ gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' }}
      >
        <TextInput {...field(`${path}.firstName`)} label="First name" autoComplete="off" />
        <TextInput {...field(`${path}.lastName`)} label="Last name" autoComplete="off" />
        <TextInput
          {...field(`${path}.prefix`)}
          ref={prefixField}
          label="Prefix"
          placeholder="jane.doe"
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: 'mono' }}
        />
      </div>
      <div className="small row wrap between gap-4-16 mt-4" style={{ minHeight: 24 }}>
        {hasPicture ? (
          <TextInput
            {...field(linkPath)}
            label="Picture link (optional)"
            placeholder="https://"
            style={{ flex: '1 1 240px' }}
            autoFocus={wantsPicture}
          />
        ) : (
          <UnstyledButton className={classes.quiet} onClick={() => setWantsPicture(true)}>
            <IconPhoto size={13} stroke={1.7} aria-hidden /> Add a picture
          </UnstyledButton>
        )}
        {suggested.length > 0 && (
          <div className="row quiet wrap push miw-0 gap-4">
            <span>Use</span>
            {suggested.map(prefix => (
              <UnstyledButton
                key={prefix}
                className={clsx(classes.suggestion, 'lights-up')}
                aria-label={`Use ${prefix} as prefix ${at + 1}`}
                onClick={() => take(prefix)}
              >
                {prefix}
              </UnstyledButton>
            ))}
          </div>
        )}
      </div>
    </fieldset>
  )
}
