import { MantineProvider } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import { theme } from '../../../renderer/app/theme.ts'
import type { Bridge, CallAnswer, CallArgs, CallName } from '../../../shared/border/calls.ts'
import { Locator } from './locator.ts'
import './matchers.ts'

/** The main process's answers in a test, by call. */
export type Replies = {
  readonly [Name in CallName]?: (args: CallArgs<Name>) => CallAnswer<Name>
}

/**
 * Draws one component before a main process that answers `replies`: for answers that the real one
 * gives only after much else. A call without a reply fails the test.
 */
export function drawWith(replies: Replies, component: ReactNode): Locator {
  const unexpected: string[] = []
  const bridge: Bridge = {
    async call<Name extends CallName>(name: Name, args: CallArgs<Name>) {
      const reply: ((args: CallArgs<Name>) => CallAnswer<Name>) | undefined = replies[name]
      if (reply !== undefined) return reply(args)
      unexpected.push(name)
      return { ok: false, failure: { code: 'internal', message: `${name} was not expected.` } }
    },
    subscribe: () => () => {},
  }
  Object.assign(window, { boxwright: bridge })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <MantineProvider theme={theme}>
      <QueryClientProvider client={client}>
        {component}
        <Notifications />
      </QueryClientProvider>
    </MantineProvider>,
  )
  onTestFinished(() => {
    cleanup()
    notifications.clean()
    if (unexpected.length > 0) throw new Error(`Nobody expected ${unexpected.join(', ')}.`)
  })
  return new Locator(() => [document.body], '')
}
