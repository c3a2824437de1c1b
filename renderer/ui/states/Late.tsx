import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

/** Shows its children only when they are still needed after 300 ms: no flicker of loading. */
export function Late({ children }: { readonly children: ReactNode }) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return isDue ? children : null
}

/** Grey lines where rows will be. */
export function LoadingLines({ count = 8 }: { readonly count?: number }) {
  return (
    <Late>
      <div
        className="stack"
        style={{ gap: 24, padding: '12px 24px' }}
        role="status"
        aria-label="Loading"
      >
        {Array.from({ length: count }, (_, index) => (
          <Skeleton key={index} height={12} width={`${92 - ((index * 17) % 40)}%`} />
        ))}
      </div>
    </Late>
  )
}
