import type { By } from '../../../shared/team/team.ts'
import { useActor } from '../../app/team/use-team.ts'
import { OutsideText } from '../OutsideText.tsx'

/** Who did something: "You" for oneself; nothing where Boxwright did it, or one desk alone. */
export function Who({ by }: { readonly by: By | undefined }) {
  const me = useActor()?.id
  if (by === undefined) return null
  return by.id === me ? 'You' : <OutsideText className="cut" text={by.name} />
}
