import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { LastImport } from '../../shared/imports/import.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { CallFailure, useDo } from '../app/bridge.ts'
import { showDone, showFailure } from '../ui/show.ts'
import { goOnWith } from './import-session.ts'
import { refusedRows } from './refused-rows.ts'
import { useRest } from './use-rest.ts'

type Props = { readonly last: LastImport; readonly count: number }

/**
 * Two ways on with the orders that were not created: import them now, or write them to a file.
 */
export function RestActs({ last, count }: Props) {
  const readRest = useRest(last)
  const save = useDo('imports.save')
  const rest = useMutation<void, Error, 'save' | 'go-on'>({
    mutationFn: async act => {
      const { table, mapping, unsent, hasKeys } = await readRest()
      if (act === 'go-on') return goOnWith(table, mapping, last.id)
      const rows = refusedRows(table, mapping, unsent)
      const without = hasKeys ? '' : ' without registrar keys'
      return save.mutate(
        { name: 'refused-orders', rows },
        {
          onSuccess: ({ path }) =>
            showDone(`The rows are written to ${isolated(path)}${without}`),
        },
      )
    },
    onError: error => {
      if (!(error instanceof CallFailure)) throw error
      showFailure(error.failure)
    },
  })
  return (
    <div className="flex firm gap-8">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={15} stroke={1.7} />}
        loading={save.isPending}
        onClick={() => rest.mutate('save')}
      >
        {`Save the rows of ${countOf(count, 'order')}`}
      </Button>
      <Button size="xs" loading={rest.isPending} onClick={() => rest.mutate('go-on')}>
        {`Go on with ${countOf(count, 'order')}`}
      </Button>
    </div>
  )
}
