import { Checkbox } from '@mantine/core'
import { pageState } from './choice.ts'
import classes from './Selection.module.css'
import type { Choosing, Selection } from './use-selection.ts'

type HeadProps = { readonly selection: Selection; readonly shown: readonly number[] }

/** The box above the rows: all of this page, or none. */
export function ChoiceHead({ selection, shown }: HeadProps) {
  const state = pageState(selection.choice, shown)
  return (
    <th scope="col" className={classes.column}>
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

type CellProps<Row> = {
  readonly row: Row
  readonly choosing: Choosing<Row>
  readonly shown: readonly number[]
}

export function ChoiceCell<Row>({ row, choosing, shown }: CellProps<Row>) {
  const { selection, idOf, nameOf, isChoosable, whyNot } = choosing
  const id = idOf(row)
  const can = isChoosable?.(row) ?? true
  return (
    <td className={classes.column}>
      {/* the whole cell, so that a near miss does not open the row */}
      <label className={classes.box} title={can ? undefined : whyNot}>
        <Checkbox
          size="xs"
          aria-label={`Choose ${nameOf(row)}`}
          // Space on the row does the same
          tabIndex={-1}
          disabled={!can}
          checked={selection.ids.has(id)}
          onChange={event => {
            const { nativeEvent } = event
            if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
              selection.extend(shown, id)
            else selection.toggle(id)
          }}
        />
      </label>
    </td>
  )
}
