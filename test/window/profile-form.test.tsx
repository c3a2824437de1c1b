import { expect, test } from 'vitest'
import { ProfileDialog } from '../../renderer/exports/ProfileForm.tsx'
import type { CallArgs } from '../../shared/border/calls.ts'
import { ok } from '../../shared/border/result.ts'
import { drawWith } from './support/draw-with.tsx'

test('sequencer settings are shown, checked and saved', async () => {
  const saved: CallArgs<'exports.saveProfile'>[] = []
  const page = drawWith(
    {
      'exports.profile': () => ok({ dailyLimit: 40, signature: 'Jo' }),
      'exports.saveProfile': args => {
        saved.push(args)
        return ok(null)
      },
    },
    <ProfileDialog owner={{ customerId: 7 }} title="Settings" isOpen onClose={() => {}} />,
  )

  await expect(page.getByLabel('E-mails a day')).toHaveValue('40')
  await page.getByLabel('Reply rate').fill('130')
  await page.getByLabel('Tracking domain').fill('no domain')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('At most 100.')).toBeVisible()
  await expect(page.getByText('Enter a domain, such as track.acme.com.')).toBeVisible()
  expect(saved).toEqual([])

  await page.getByLabel('Reply rate').fill('30')
  await page.getByLabel('Tracking domain').fill('')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect
    .poll(() => saved)
    .toEqual([
      {
        customerId: 7,
        profile: {
          dailyLimit: 40,
          replyRate: 30,
          signature: 'Jo',
          trackingDomain: '',
          tags: '',
        },
      },
    ])
})
