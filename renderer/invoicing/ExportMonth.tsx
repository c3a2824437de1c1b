import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { type TableFormat, tableFormats } from '../../shared/exports/table-format.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useDo } from '../app/bridge.ts'
import { showFile } from '../ui/show-file.tsx'
import type { InvoicingView } from './invoicing-view.ts'

const formatWords: Record<TableFormat, string> = { csv: 'CSV', xlsx: 'Excel workbook' }
const files: readonly { readonly by: InvoicingView['by']; readonly words: string }[] = [
  { by: 'customer', words: 'A line per customer and currency' },
  { by: 'order', words: 'A line per order' },
]

/** Writes the month to a file, by customer or by order. */
export function ExportMonth({ month }: { readonly month: string }) {
  const write = useDo('invoicing.export', {
    onSuccess: ({ path, count }) => showFile(`${countOf(count, 'line')} written`, path),
  })
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          loading={write.isPending}
          leftSection={<IconDownload size={16} stroke={1.7} />}
          rightSection={<IconChevronDown size={14} stroke={2} />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ by, words }) => (
          <div key={by} role="group" aria-label={words}>
            <Menu.Label>{words}</Menu.Label>
            {tableFormats.map(format => (
              <Menu.Item key={format} onClick={() => write.mutate({ month, format, by })}>
                {formatWords[format]}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
