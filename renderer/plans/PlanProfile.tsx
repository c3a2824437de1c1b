import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useState } from 'react'
import type { PlanRow } from '../../shared/plans/plan.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { ProfileDialog } from '../exports/ProfileForm.tsx'
import { RowButton } from '../ui/table/RowButton.tsx'

/** Opens what sequencers are told of the mailboxes of a plan. */
export function PlanProfile({ plan: { id, name } }: { readonly plan: PlanRow }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <RowButton
        icon={IconAdjustmentsHorizontal}
        words="Sequencer settings"
        label={`Sequencer settings of ${isolated(name)}`}
        onPress={() => setOpen(true)}
      />
      <ProfileDialog
        owner={{ planId: id }}
        title={`Sequencer settings of ${isolated(name)}`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
