import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCall, useDo } from '../app/bridge.ts'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { showDone } from '../ui/show.ts'

/** Warns as long as the `.env` file exists from which Mailin's password was read. */
export function EnvFileNotice() {
  // a person removes it in another program, then looks here
  const { data } = useCall('settings.envFile', {}, { refetchInterval: 5000 })
  const show = useDo('settings.showEnvFile')
  const [isAsking, setAsking] = useState(false)
  const remove = useDo('settings.deleteEnvFile', {
    onSuccess: () => showDone('The file is deleted'),
    onSettled: () => setAsking(false),
  })
  if (data?.path === undefined) return null
  return (
    <section
      className="row wrap firm gap-8-12 strip person-soft"
      aria-label="A file holds the password of Mailin"
    >
      <MeaningIcon meaning="person" size={16} />
      <div className="miw-0" style={{ flex: '1 1 320px' }}>
        <p className="fw-500">
          {data.isLeftOut === true
            ? 'A file holds a password of Mailin in plain text. It is for another address than the settings had, so it was not taken over. Enter the password under Mailin account, then remove the file.'
            : 'A file still holds the password of Mailin in plain text. Boxwright needs it no more.'}
        </p>
        <p className="mono on-person breaks">
          <OutsideText isExact text={data.path} />
        </p>
        {data.linksTo !== undefined && (
          <>
            <p>
              It is a link to this file. Delete the link yourself, and the file unless another
              program needs it:
            </p>
            <p className="mono on-person breaks">
              <OutsideText isExact text={data.linksTo} />
            </p>
          </>
        )}
      </div>
      <div className="flex wrap gap-8">
        <Button variant="default" size="xs" onClick={() => show.mutate({})}>
          Show in folder
        </Button>
        {data.isUnchanged === true && (
          <Button size="xs" onClick={() => setAsking(true)}>
            Delete the file
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title="Delete the .env file?"
        label="Delete the file"
        isDestructive
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({})}
        onClose={() => setAsking(false)}
      >
        Its settings for Mailin were taken over. Whatever else stands in it is deleted, too.
      </ConfirmDialog>
    </section>
  )
}
