import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useDo } from '../app/bridge.ts'

/**
 * Copies a text, and says so on the button for a moment: a toast would cover the drawer's foot.
 */
export function useCopied() {
  const [isCopied, setCopied] = useState(false)
  const { start } = useTimeout(() => setCopied(false), 1500)
  const copy = useDo('clipboard.copy', {
    onSuccess: () => {
      setCopied(true)
      start()
    },
  })
  return { isCopied, copy: (text: string) => copy.mutate({ text }) }
}
