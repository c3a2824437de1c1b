import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { NewsKind } from '../../shared/border/events.ts'
import { numberText } from '../../shared/text/locale.ts'

/** Milliseconds: long enough to be read out, then the text is gone from the page. */
const staysMs = 10_000

/**
 * Tells screen readers what changed in the background; the main process gathers it for seconds.
 */
export function Announcer() {
  const [words, setWords] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const undo = window.boxwright.subscribe('orders:news', ({ kind, ids }) => {
      clearTimeout(timer)
      setWords(told(kind, ids))
      timer = setTimeout(() => setWords(''), staysMs)
    })
    return () => {
      clearTimeout(timer)
      undo()
    }
  }, [])
  return (
    <VisuallyHidden role="status" aria-label="Changes in the background">
      {words}
    </VisuallyHidden>
  )
}

function told(kind: NewsKind, ids: readonly number[]): string {
  const [first] = ids
  if (ids.length === 1)
    return `Order ${first} ${kind === 'completed' ? 'completed' : 'needs attention'}`
  return `${numberText(ids.length)} orders ${kind === 'completed' ? 'completed' : 'need attention'}`
}
