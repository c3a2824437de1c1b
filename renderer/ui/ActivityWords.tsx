import { activityWord } from '../../shared/records/activity-words.ts'
import { MeaningIcon } from './MeaningIcon.tsx'

/** What happened, in one or two words after its sign. */
export function ActivityWords({ action }: { readonly action: string }) {
  const { words, meaning } = activityWord(action)
  return (
    <span className="row gap-8">
      {meaning === null ? (
        <span className="dot" style={{ margin: '0 4px' }} aria-hidden />
      ) : (
        <MeaningIcon meaning={meaning} />
      )}
      {words}
    </span>
  )
}
