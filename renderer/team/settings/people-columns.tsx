import { Button } from '@mantine/core'
import type { StaffRow } from '../../../shared/team/team.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'
import { exactTime } from '../../words/times.ts'
import { roleWords } from '../team-words.ts'

type Acts = {
  readonly edit: (row: StaffRow) => void
  readonly revoke: (row: StaffRow) => void
  readonly inviteAgain: (row: StaffRow) => void
}

/** `ownId`: of whoever looks, who cannot shut themselves out. */
export const peopleColumns = (
  ownId: number | undefined,
  { edit, revoke, inviteAgain }: Acts,
): readonly Column<StaffRow>[] => [
  {
    key: 'name',
    title: 'Name',
    cell: row => (
      <>
        <OutsideText text={row.name} />
        {row.id === ownId && <span className="quiet"> (you)</span>}
        <span className="small block quiet">
          {`${roleWords[row.role]}, ${row.maySeePasswords ? 'sees' : 'does not see'} passwords`}
        </span>
      </>
    ),
  },
  {
    key: 'seen',
    title: 'Last seen',
    width: '140px',
    cell: row =>
      row.lastSeenAt !== undefined ? (
        <RelativeTime at={row.lastSeenAt} />
      ) : row.invitedUntil !== undefined ? (
        <span className="quiet" title={exactTime(row.invitedUntil)}>
          Invited, not joined
        </span>
      ) : (
        <span className="quiet">Never</span>
      ),
  },
  {
    key: 'acts',
    title: 'Acts',
    hidesTitle: true,
    width: '270px',
    align: 'right',
    cell: row => (
      <span className="row to-end">
        <Small words="Invite again" of={row} onPress={() => inviteAgain(row)} />
        <Small words="Change" of={row} onPress={() => edit(row)} />
        {row.id !== ownId && <Small words="Remove" of={row} onPress={() => revoke(row)} />}
      </span>
    ),
  },
]

type SmallProps = {
  readonly words: string
  readonly of: StaffRow
  readonly onPress: () => void
}

const Small = ({ words, of, onPress }: SmallProps) => (
  <Button
    variant="subtle"
    size="compact-xs"
    aria-label={`${words}: ${isolated(of.name)}`}
    onClick={onPress}
  >
    {words}
  </Button>
)
