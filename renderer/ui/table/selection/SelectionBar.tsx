import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { countOf } from '../../../../shared/text/count-of.ts'
import { ToolLine } from '../../ToolLine.tsx'
import { focusRow } from './focus-row.ts'
import classes from './Selection.module.css'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly selection: Selection
  /** One and many of what is chosen: "order", "orders". */
  readonly one: string
  readonly many: string
  /** Chooses all that the list finds, beyond the page. */
  readonly all?: {
    readonly label: string
    readonly isBusy: boolean
    readonly choose: () => void
  }
  /** What can be done with them, with numbers. */
  readonly children: ReactNode
}

/** How many rows are chosen and what can be done with them; shown in place of the filters. */
export function SelectionBar({ selection, one, many, all, children }: Props) {
  return (
    <ToolLine className={classes.bar} role="toolbar" aria-label={`Chosen ${many}`}>
      <span className={classes.count} role="status">
        {`${countOf(selection.ids.size, one, many)} chosen`}
      </span>
      {all !== undefined && (
        <Button
          variant="subtle"
          size="compact-sm"
          flex="none"
          loading={all.isBusy}
          onClick={all.choose}
        >
          {all.label}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        flex="none"
        onClick={() => {
          focusRow()
          selection.clear()
        }}
      >
        Choose none
      </Button>
      <div className={classes.acts}>{children}</div>
    </ToolLine>
  )
}
