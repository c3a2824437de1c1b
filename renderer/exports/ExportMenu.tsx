import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { ExportLogins } from './ExportLogins.tsx'
import { FormatItems } from './FormatItems.tsx'
import { type ExportWhat, useExport } from './use-export.ts'

type Props = {
  readonly what: ExportWhat
  /** Names the number: "Export 36 mailboxes". */
  readonly label: string
  readonly variant?: 'filled' | 'default'
  /** Small and without an icon, for a toolbar. */
  readonly isCompact?: boolean
  readonly onExported?: () => void
  /** The usual format of the customer, which stands first. */
  readonly usual?: ExportFormat | undefined
}

/** A button with the formats under it. */
export function ExportMenu(props: Props) {
  const { what, label, variant = 'filled', isCompact = false, onExported } = props
  const write = useExport(onExported)
  return (
    <Menu position="bottom-end" width={410}>
      <Menu.Target>
        <Button
          variant={variant}
          size={isCompact ? 'compact-sm' : 'sm'}
          loading={write.isPending}
          leftSection={isCompact ? undefined : <IconDownload size={16} stroke={1.7} />}
          rightSection={<IconChevronDown size={14} stroke={2} />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ExportLogins what={what} />
        <FormatItems
          usual={props.usual}
          onChoose={format => write.mutate({ ...what, format })}
        />
      </Menu.Dropdown>
    </Menu>
  )
}
