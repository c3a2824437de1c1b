import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listCalls } from '../../../electron/lists/calls.ts'
import { ok } from '../../../shared/border/result.ts'
import { tempFolder } from '../../support/database.ts'

it('a list is read once from its first page on, and no page is counted', async () => {
  const path = join(tempFolder(), 'coupons.csv')
  const asked: unknown[] = []
  const rows = Array.from({ length: 300 }, (_, at) => ({
    id: at + 1,
    code: `CODE${at}`,
    kind: 'percent' as const,
    value: 5,
    isActive: true,
  }))
  const workspace = {}
  const context = {
    workspace: () => workspace,
    askSavePath: async () => path,
    pathOnDesk: (written: string) => written,
  }
  const handlers = {
    'coupons.list': async (args: { readonly page: number; readonly pageSize: number }) => {
      asked.push(args)
      const start = (args.page - 1) * args.pageSize
      return ok({ rows: rows.slice(start, start + args.pageSize), total: 0 })
    },
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of both, this list asks for no more
  const [desk, lists] = [context, handlers] as unknown as Parameters<typeof listCalls>

  const answer = await listCalls(desk, lists)['lists.export']({
    list: 'coupons',
    filter: {},
    format: 'csv',
  })

  expect(answer).toEqual({ ok: true, value: { path, count: 300 } })
  const paging = { pageSize: 250, isCounted: false }
  expect(asked).toEqual([
    { ...paging, page: 1 },
    { ...paging, page: 2 },
  ])
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(301)
})
