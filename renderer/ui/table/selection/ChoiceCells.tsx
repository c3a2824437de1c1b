import { Checkbox } from '@mantine/core'
import { pageState } from './choice.ts'
import classes from './Selection.module.css'
import type { Selection } from './use-selection.ts'

type HeadProps = { readonly selection: Selection; readonly shown: readonly number[] }

/** The box above the rows: all of this page, or none. */
export function ChoiceHead({ selection, shown }: HeadProps) {
  const state = pageState(selection.choice, shown)
  return (
    <th scope="col" style={{ width: 48 }}>
      <label className={classes.box}>
        <Checkbox
          size="xs"
          aria-label="Choose all on this page"
          checked={state === 'all'}
          indeterminate={state === 'some'}
          disabled={shown.length === 0}
          onChange={() => selection.togglePage(shown)}
        />
      </label>
    </th>
  )
}

/** `closed`: this row cannot be chosen. */
export type RowChoiceState = 'chosen' | 'open' | 'closed'

type CellProps = {
  readonly state: RowChoiceState
  readonly name: string
  /** Why a closed row cannot be chosen. */
  readonly whyNot: string | undefined
}

/** The body of the table hears the press: React minds a box that nobody hears. */
const heardAbove = () => {}

export function ChoiceCell({ state, name, whyNot }: CellProps) {
  const isClosed = state === 'closed'
  return (
    <td style={{ width: 48 }}>
      {/* the whole cell, so that a near miss does not open the row */}
      <label className={classes.box} title={isClosed ? whyNot : undefined}>
        <Checkbox
          size="xs"
          aria-label={`Choose ${name}`}
          // Space on the row does the same
          tabIndex={-1}
          disabled={isClosed}
          checked={state === 'chosen'}
          onChange={heardAbove}
        />
      </label>
    </td>
  )
}
