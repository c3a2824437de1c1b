import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { numberText } from '../../shared/text/locale.ts'
import { call } from '../app/bridge.ts'
import { refreshAfter } from '../app/refresh.ts'
import { showFailure } from '../ui/show.ts'

const pageSize = 500

/** Marks every unread notification, not only those of this page. */
export function MarkAllRead({ unread }: { readonly unread: number }) {
  const client = useQueryClient()
  const mark = useMutation({
    mutationFn: async () => {
      for (;;) {
        // what is marked leaves the list, so the first page is always the next one
        const { rows, total } = await call('notifications.list', {
          unread: true,
          page: 1,
          pageSize,
        })
        if (rows.length === 0) return
        await call('notifications.markRead', { ids: rows.map(row => row.id) })
        if (total <= rows.length) return
      }
    },
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, 'notifications.markRead'),
  })
  if (unread === 0) return null
  return (
    <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate()}>
      {`Mark ${numberText(unread)} as read`}
    </Button>
  )
}
