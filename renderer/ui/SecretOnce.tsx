import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { clipboardMs } from '../../shared/desktop/clipboard.ts'
import { showFailure } from './show.ts'

type Props = {
  /** What to do with it: "Note the passphrase of the file". */
  readonly title: string
  /** What it is called in a sentence: "the passphrase". */
  readonly what: string
  readonly secret: string
  /** How it is drawn. */
  readonly shown: ReactNode
  /** Stands above it, and below it. */
  readonly before: ReactNode
  readonly after: ReactNode
  /** What staff tick: "I have noted it". */
  readonly ticked: string
  readonly onClose: () => void
}

/** The one time that a secret is shown. It does not close by accident: it cannot be shown again. */
export function SecretOnce(props: Props) {
  const { title, what, secret, shown, before, after, ticked, onClose } = props
  const [isTicked, setTicked] = useState(false)
  const [error, setError] = useState<string>()
  return (
    <Modal
      opened
      onClose={() => {}}
      title={title}
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
          if (isTicked) onClose()
          else setError(`Tick this to go on: ${what} is not shown again.`)
        }}
      >
        <Stack gap="sm">
          {before}
          {shown}
          <div>
            <CopySecret what={what} secret={secret} />
          </div>
          {after}
          <Checkbox
            label={ticked}
            checked={isTicked}
            error={error}
            onChange={event => {
              setTicked(event.currentTarget.checked)
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
function CopySecret({ what, secret }: Pick<Props, 'what' | 'secret'>) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    const answer = await window.boxwright.call('clipboard.copy', {
      text: secret,
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
        : `Copy ${what}`}
    </Button>
  )
}
