import type { LetterCounts, LetterStatus } from '../../shared/letters/letter.ts'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { letterStatusWords } from '../words/words.ts'

export type LetterTab = LetterStatus | 'all'

/** What asks for something first; one that is being sent is soon elsewhere. */
const tabOrder = ['failed', 'held', 'waiting', 'sent', 'discarded', 'withdrawn'] as const

type Props = {
  readonly status: LetterTab
  readonly counts: LetterCounts | undefined
  readonly onStatus: (status: LetterTab) => void
}

export function LetterFilters({ status, counts, onStatus }: Props) {
  const all = counts && Object.values(counts).reduce((sum, one) => sum + one, 0)
  return (
    <div className="row firm page-sides line-below" style={{ height: 40 }}>
      <FilterTabs<LetterTab>
        label="State of the letters"
        value={status}
        onChange={onStatus}
        tabs={[
          { value: 'all', words: 'All', count: all },
          ...tabOrder.map(value => ({
            value,
            words: letterStatusWords[value].words,
            count: counts?.[value],
          })),
        ]}
      />
    </div>
  )
}
