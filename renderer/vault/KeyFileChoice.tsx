import { Button } from '@mantine/core'
import { useState } from 'react'
import { useDo } from '../app/bridge.ts'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { showDone } from '../ui/show.ts'

/** For staff who do not want to enter a passphrase after each start; says what that means. */
export function KeyFileChoice() {
  const [isAsking, setIsAsking] = useState(false)
  const useKeyFile = useDo('vault.useKeyFile')
  return (
    <div>
      <Button variant="subtle" size="compact-sm" px={0} onClick={() => setIsAsking(true)}>
        Use a key file instead
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Keep the key in a file"
        label="Use a key file"
        isBusy={useKeyFile.isPending}
        onClose={() => setIsAsking(false)}
        onConfirm={() =>
          useKeyFile.mutate(
            {},
            {
              onSuccess: () => {
                setIsAsking(false)
                showDone('Secrets are open')
              },
            },
          )
        }
      >
        Nothing is asked at the next start. Whoever can read the files of your user account can
        then read the stored keys and passwords, too. Keep a copy of vault.key apart from the
        backups: without it the stored keys have to be entered again, and mailbox passwords are
        lost.
      </ConfirmDialog>
    </div>
  )
}
