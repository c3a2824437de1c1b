import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { clipboardMs } from '../../../shared/desktop/clipboard.ts'
import { showFailure } from '../../ui/show.ts'
import { dropNewCode, type NewCode, useNewCode } from './new-code.ts'
import classes from './Recovery.module.css'

/** Over whatever page is open, until staff have written it down. */
export function NewCodeDialog() {
  const made = useNewCode(state => state.made)
  return made === null ? null : <CodeDialog made={made} onClose={dropNewCode} />
}

type Props = { readonly made: NewCode; readonly onClose: () => void }

/** The one time that a code is shown. It does not close by accident: it cannot be shown again. */
function CodeDialog({ made: { code, isAnother }, onClose }: Props) {
  const [isWritten, setWritten] = useState(false)
  const [error, setError] = useState<string>()
  return (
    <Modal
      opened
      onClose={() => {}}
      title="Write down the recovery code"
      size={480}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          event.stopPropagation()
          if (isWritten) onClose()
          else setError('Tick this to go on: the code is not shown again.')
        }}
      >
        <Stack gap="sm">
          {isAnother && (
            <p className="rounded person-soft" style={{ padding: '8px 12px' }}>
              The code of before is void: it opens older backups only.
            </p>
          )}
          <p>
            This code opens the keys and passwords of this workspace and of its backups, also on
            another computer. It is shown this once and kept nowhere.
          </p>
          <div className={classes.code} role="group" aria-label="Recovery code">
            {code.split('-').map((group, at) => (
              <span key={at}>{group}</span>
            ))}
          </div>
          <div>
            <CopyCode code={code} />
          </div>
          <p>
            Write it on paper or print it, and keep it apart from this computer and its backups:
            whoever has both can read every key and password.
          </p>
          <Checkbox
            label="I have written it down"
            checked={isWritten}
            error={error}
            onChange={event => {
              setWritten(event.currentTarget.checked)
              setError(undefined)
            }}
          />
        </Stack>
        <Group justify="flex-end" mt="lg">
          <Button type="submit">Done</Button>
        </Group>
      </form>
    </Modal>
  )
}

/** Copied by the main process, which takes it out of the clipboard again. */
function CopyCode({ code }: { readonly code: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    const answer = await window.boxwright.call('clipboard.copy', { text: code, isSecret: true })
    if (answer.ok) setCopied(true)
    else showFailure(answer.failure)
  }
  return (
    <Button
      variant="default"
      leftSection={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      onClick={() => void copy()}
    >
      {isCopied
        ? `Copied; it leaves the clipboard after ${clipboardMs / 1000} s`
        : 'Copy the code'}
    </Button>
  )
}
