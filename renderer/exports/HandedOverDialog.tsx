import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { clipboardMs } from '../../shared/desktop/clipboard.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { showFailure } from '../ui/show.ts'
import { countOf } from '../words/words.ts'
import classes from './Exports.module.css'
import { dropHandedOver, type HandedOver, useHandedOver } from './handed-over.ts'
import { leftOutLine } from './left-out.ts'
import { fileNameOf, ShowFile } from './written.tsx'

/** Over whatever page is open, until staff have the passphrase. */
export function HandedOverDialog() {
  const made = useHandedOver(state => state.made)
  return made === null ? null : <Passphrase made={made} />
}

/** The one time that it is shown. It does not close by accident: it cannot be shown again. */
function Passphrase({ made }: { readonly made: HandedOver }) {
  const { path, count, fileId, passphrase, leftOut, isAnnounced } = made
  const [isNoted, setNoted] = useState(false)
  const [error, setError] = useState<string>()
  return (
    <Modal
      opened
      onClose={() => {}}
      title="Note the passphrase of the file"
      size={500}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          event.stopPropagation()
          if (isNoted) dropHandedOver()
          else setError('Tick this to go on: the passphrase is not shown again.')
        }}
      >
        <Stack gap="sm">
          <div className="row gap-12">
            <div className="grow">
              <OutsideText className="mono block breaks" text={fileNameOf(path)} title={path} />
              <span className="quiet">{countOf(count, 'mailbox', 'mailboxes')}</span>
            </div>
            <ShowFile id={fileId} label="Show in folder" />
          </div>
          <p className="shows-words quiet">{leftOutLine(leftOut)}</p>
          <div className={classes.passphrase} role="group" aria-label="Passphrase">
            {passphrase}
          </div>
          <div>
            <CopyPassphrase passphrase={passphrase} />
          </div>
          <p>
            It is shown this once and kept nowhere. Tell it to the customer by another way than
            the file, such as by phone.
          </p>
          <p className="quiet">
            Windows and macOS do not open the file by themselves: 7-Zip does on Windows, Keka or
            The Unarchiver on macOS.
            {isAnnounced && ' The letter to the customer says so, too.'}
          </p>
          <Checkbox
            label="I have noted it"
            checked={isNoted}
            error={error}
            onChange={event => {
              setNoted(event.currentTarget.checked)
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
function CopyPassphrase({ passphrase }: { readonly passphrase: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    const answer = await window.boxwright.call('clipboard.copy', {
      text: passphrase,
      isSecret: true,
    })
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
        : 'Copy the passphrase'}
    </Button>
  )
}
