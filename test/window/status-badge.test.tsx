import { expect, test } from 'vitest'
import { StatusBadge } from '../../renderer/ui/StatusBadge.tsx'
import { drawWith } from './support/draw-with.tsx'

test('a draft that goes on is told from one that rests', async () => {
  const page = drawWith(
    {},
    <>
      <StatusBadge status="draft" draftCause="nameservers" />
      <StatusBadge status="draft" draftCause="saved" />
    </>,
  )

  await expect(page.getByText('Draft · running', { exact: true })).toBeVisible()
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()
})
