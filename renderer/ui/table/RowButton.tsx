import { Tooltip } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import type { TablerIcon } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import classes from './RowButton.module.css'

type Props = {
  readonly icon: TablerIcon
  readonly color?: string | undefined
  /** What it does; shown when the pointer rests on it or the keyboard leads to it. */
  readonly words: string
  /** What is heard, where `words` alone do not tell the row. */
  readonly label?: string
  /** Why it cannot be pressed; told in place of the words. */
  readonly whyNot?: string | undefined
  readonly onPress: () => void
}

/** For the rows of tables: its tooltip is made when it is needed, not with each of many rows. */
export function RowButton({ icon: Icon, color, words, label = words, ...props }: Props) {
  const { whyNot, onPress } = props
  const isOff = whyNot !== undefined
  const ref = useRef<HTMLButtonElement>(null)
  const [isTold, setTold] = useState(false)
  const { start, clear } = useTimeout(() => setTold(true), 400)
  const leave = () => {
    clear()
    setTold(false)
  }
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={classes.button}
        aria-label={isOff ? `${label}. ${whyNot}` : label}
        // heard and shown why, so it can still be reached
        aria-disabled={isOff || undefined}
        onClick={isOff ? undefined : onPress}
        onPointerEnter={() => start()}
        onPointerLeave={leave}
        onFocus={event => setTold(event.currentTarget.matches(':focus-visible'))}
        onBlur={leave}
      >
        <Icon size={15} stroke={1.7} {...(color !== undefined && { color })} />
      </button>
      {isTold && (
        <Tooltip label={whyNot ?? words} target={ref} opened multiline={isOff} maw={300} />
      )}
    </>
  )
}
