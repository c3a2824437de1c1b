import { IconEye, IconPencil } from '@tabler/icons-react'
import { useCall } from '../../app/bridge.ts'
import { useActor, useHasColleagues } from '../../app/team/use-team.ts'
import { peopleWords } from '../../words/people.ts'
import classes from './Colleagues.module.css'

/** Which colleagues have this order open, and whether one edits it; nothing where nobody does. */
export function Colleagues({ orderId }: { readonly orderId: number }) {
  const hasColleagues = useHasColleagues()
  const me = useActor()?.id
  const rows =
    useCall('presence.list', { orderId }, { enabled: hasColleagues, refetchInterval: 30_000 })
      .data?.rows ?? []
  const [first] = rows
  if (!hasColleagues || first === undefined) return null
  const editing = rows.filter(row => row.isEditing)
  const named = editing.length > 0 ? editing : rows
  const Icon = editing.length > 0 ? IconPencil : IconEye
  const words = `${peopleWords(
    named.map(({ staff }) => staff),
    me,
  )} ${named.length === 1 ? 'is' : 'are'} ${editing.length > 0 ? 'editing' : 'looking at'} this order`
  return (
    <span
      className={classes.presence}
      style={{ color: editing.length > 0 ? 'var(--bw-person)' : 'var(--mantine-color-dimmed)' }}
      role="status"
      title={words}
    >
      <Icon size={14} stroke={1.8} className="firm" aria-hidden />
      <span className="cut">{words}</span>
    </span>
  )
}
