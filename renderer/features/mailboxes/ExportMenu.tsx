import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import type { Answers } from '../../../shared/calls.ts'
import { type ExportFormat, exportFormats } from '../../../shared/settings.ts'
import { useDo } from '../../bridge.ts'
import { leftOutLine } from '../../left-out.ts'
import { countOf, exportFormatWords } from '../../words.ts'
import classes from './Mailboxes.module.css'

const uses: Record<ExportFormat, string> = {
  generic: 'Every column, for a spreadsheet or any other tool',
  instantly: 'For the import of Instantly; needs hosts',
  'private-smtp': 'Names, addresses and passwords for a private SMTP tool',
}

type Props = { readonly ids: readonly number[]; readonly onExported: () => void }

/** Writes the chosen mailboxes with their passwords to a file that staff name. */
export function ExportMenu({ ids, onExported }: Props) {
  const write = useDo('exports.write', {
    onSuccess: written => {
      showWritten(written)
      onExported()
    },
  })
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          size="compact-sm"
          loading={write.isPending}
          rightSection={<IconChevronDown size={14} stroke={2} />}
        >
          {`Export ${countOf(ids.length, 'mailbox', 'mailboxes')}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map(format => (
          <Menu.Item
            key={format}
            onClick={() => write.mutate({ format, mailboxIds: [...ids] })}
          >
            {exportFormatWords[format]}
            <span className={classes.use}>{uses[format]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function showWritten({ path, count, leftOut }: Answers['exports.write']) {
  notifications.show({
    title: `${countOf(count, 'mailbox', 'mailboxes')} exported`,
    message: (
      <>
        <span className={classes.path}>{path}</span> {leftOutLine(leftOut)}
      </>
    ),
    autoClose: 15_000,
  })
}
