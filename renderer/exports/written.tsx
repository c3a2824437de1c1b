import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFolder } from '@tabler/icons-react'
import type { Answers } from '../../shared/border/calls.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useDo } from '../app/bridge.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { leftOutLine, passwordsLine } from './left-out.ts'

/** Says in a toast how many mailboxes the files hold, where they lie, and what they leave out. */
export function showWritten({
  path,
  paths = [path],
  count,
  fileIds,
  leftOut,
  passwordsLikeFormulas = 0,
}: Answers['exports.write']) {
  const [first] = fileIds
  const files = paths.length > 1 ? ` to ${countOf(paths.length, 'file')}` : ''
  notifications.show({
    title: `${countOf(count, 'mailbox', 'mailboxes')} exported${files}`,
    message: (
      <>
        <OutsideText className="mono block breaks" text={fileNameOf(path)} title={path} />
        {paths.length > 1 && (
          <span className="block mt-4">{`and ${countOf(paths.length - 1, 'more file')} beside it`}</span>
        )}
        <span className="block shows-words mt-4">{leftOutLine(leftOut)}</span>
        <span className="block shows-words mt-4">{passwordsLine(passwordsLikeFormulas)}</span>
        {first !== undefined && <ShowFile id={first} />}
      </>
    ),
    autoClose: passwordsLikeFormulas > 0 ? false : 15_000,
  })
}

/** What comes after the last folder of a path, of any system. */
export const fileNameOf = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

type Props = {
  readonly id: number
  /** Says which file the button is about, where several have one. */
  readonly label?: string
}

/** Shows a written file in the system's file manager. */
export function ShowFile({ id, label }: Props) {
  const show = useDo('exports.showFile')
  return (
    <Button
      variant="default"
      size="compact-sm"
      mt={label === undefined ? 8 : 0}
      leftSection={<IconFolder size={14} stroke={1.7} />}
      aria-label={label}
      loading={show.isPending}
      onClick={() => show.mutate({ id })}
    >
      Show in folder
    </Button>
  )
}
