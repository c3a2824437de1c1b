import { Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import type { CustomFormatRow } from '../../../shared/exports/contract.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useCall } from '../../app/bridge.ts'
import { formatAddress } from '../../app/place/addresses.ts'
import { Block } from '../../ui/Block.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { RowButton } from '../../ui/table/RowButton.tsx'
import { useUndoable } from '../../ui/use-undoable.ts'
import { customWords } from '../formats.ts'
import classes from './CustomFormat.module.css'

/** The formats that staff made, and the way to one more. */
export function CustomFormats() {
  const formats = useCall('exports.formats', {})
  const [, navigate] = useLocation()
  return (
    <Block
      title="Formats made here"
      help="For a program whose columns Boxwright does not know: give it the sample of its import, and say what each column has."
    >
      {formats.isError ? (
        <ErrorState error={formats.error} onRetry={() => void formats.refetch()} />
      ) : formats.data === undefined ? (
        <LoadingLines count={2} />
      ) : (
        <>
          {formats.data.length > 0 && (
            <ul className={classes.list} aria-label="Formats made here">
              {formats.data.map(row => (
                <FormatItem key={row.id} row={row} />
              ))}
            </ul>
          )}
          <div>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} stroke={1.7} />}
              onClick={() => navigate(formatAddress('new'))}
            >
              New format
            </Button>
          </div>
        </>
      )}
    </Block>
  )
}

function FormatItem({ row }: { readonly row: CustomFormatRow }) {
  const [, navigate] = useLocation()
  const { id, name } = row
  const remove = useUndoable('exports.deleteFormat', () => `${isolated(name)} deleted`)
  return (
    <li className="row gap-8">
      <div className="grow miw-0">
        <Link href={formatAddress(id)} className="name-link block cut">
          <OutsideText text={name} />
        </Link>
        <span className="quiet">{customWords(row)}</span>
      </div>
      <RowButton
        icon={IconPencil}
        words="Edit"
        label={`Edit ${isolated(name)}`}
        onPress={() => navigate(formatAddress(id))}
      />
      <RowButton
        icon={IconTrash}
        words="Delete"
        label={`Delete ${isolated(name)}`}
        onPress={() => remove.mutate({ id })}
      />
    </li>
  )
}
