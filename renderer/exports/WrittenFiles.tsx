import { Button, Modal } from '@mantine/core'
import { IconFiles } from '@tabler/icons-react'
import { useState } from 'react'
import { readable } from '../../shared/domains/readable.ts'
import type { ExportFileRow } from '../../shared/exports/contract.ts'
import { formatTitle } from '../../shared/exports/formats.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListState } from '../ui/states/ListState.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { Who } from '../ui/team/Who.tsx'
import classes from './Exports.module.css'
import { fileNameOf, ShowFile } from './written.tsx'

const pageSize = 10

type Props = {
  /** Only files with mailboxes of this order. */
  readonly orderId?: number
}

/** A button that opens the list of the files that were written. */
export function WrittenFiles({ orderId }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Written files
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={orderId === undefined ? 'Written files' : `Written files of order ${orderId}`}
        size={640}
      >
        <Files orderId={orderId} />
      </Modal>
    </>
  )
}

function Files({ orderId }: { readonly orderId: number | undefined }) {
  const filter = orderId === undefined ? {} : { orderId }
  const pages = usePages('exports.files', filter, pageSize)
  return (
    <ListState
      pages={pages}
      empty={
        <EmptyState
          icon={IconFiles}
          title="No file was written yet"
          words="Each export is listed here with its format and its place."
        />
      }
    >
      <ul className={classes.files} aria-label="Written files">
        {pages.list.data?.rows.map(row => (
          <FileItem key={row.id} row={row} />
        ))}
      </ul>
    </ListState>
  )
}

function FileItem({ row }: { readonly row: ExportFileRow }) {
  const { path } = row
  const name = fileNameOf(path)
  return (
    <li className="row gap-12">
      <div className="grow">
        <OutsideText className="mono block breaks" text={name} title={path} />
        <span className="quiet">
          {`${formatTitle(row.format, row.formatName)} · ${countOf(row.mailboxCount, 'mailbox', 'mailboxes')} · `}
          <RelativeTime at={row.createdAt} />
          {row.by !== undefined && (
            <>
              {' · '}
              <Who by={row.by} />
            </>
          )}
        </span>
      </div>
      <ShowFile id={row.id} label={`Show in folder: ${readable(name)}`} />
    </li>
  )
}
