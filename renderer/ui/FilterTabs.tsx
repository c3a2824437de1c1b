import { UnstyledButton } from '@mantine/core'
import { numberText } from '../../shared/text/locale.ts'
import classes from './FilterTabs.module.css'

export type FilterTab<Value extends string> = {
  readonly value: Value
  readonly words: string
  readonly count?: number | undefined
  /** How many of them need a person, and why: "not sent". */
  readonly needing?: number | undefined
  readonly needingWords?: string
}

type Props<Value extends string> = {
  readonly label: string
  readonly tabs: readonly FilterTab<Value>[]
  /** The one that is on; undefined: none. */
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
}

/** Filters that look like tabs: one is on, each with its count. */
export function FilterTabs<Value extends string>(props: Props<Value>) {
  const { label, tabs, value, onChange } = props
  return (
    <div role="group" aria-label={label} className={classes.tabs}>
      {tabs.map(tab => (
        <UnstyledButton
          key={tab.value}
          className={classes.tab}
          aria-pressed={tab.value === value}
          onClick={() => onChange(tab.value)}
        >
          {tab.words}{' '}
          {tab.count !== undefined && (
            <span className="small quiet tabular fw-400" style={{ marginLeft: 2 }}>
              {numberText(tab.count)}
            </span>
          )}
          {tab.needing !== undefined && tab.needing > 0 && (
            <span
              className={classes.needing}
            >{` ${numberText(tab.needing)} ${tab.needingWords ?? ''}`}</span>
          )}
        </UnstyledButton>
      ))}
    </div>
  )
}
