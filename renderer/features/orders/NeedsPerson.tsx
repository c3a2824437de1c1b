import { useCall } from '../../bridge.ts'
import { Tag } from '../../components/Tag.tsx'
import { countOf } from '../../words.ts'

/** How many domains of all orders cannot go on by themselves. */
export function NeedsPerson() {
  const needing = useCall('engine.status', {}).data?.halted ?? 0
  if (needing === 0) return null
  return (
    <Tag meaning="person">{`${countOf(needing, 'domain needs', 'domains need')} a person`}</Tag>
  )
}
