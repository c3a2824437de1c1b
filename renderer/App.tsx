import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { PageBoundary } from './components/PageBoundary.tsx'
import { cssVariables } from './css-variables.ts'
import { LockScreen } from './features/lock/LockScreen.tsx'
import { NewCodeDialog } from './features/recovery/CodeDialog.tsx'
import { nonce } from './nonce.ts'
import { colorSchemeManager } from './preferences.ts'
import { queryClient } from './query-client.ts'
import { Router } from './Router.tsx'
import { useLock } from './stores/lock.ts'
import { theme } from './theme.ts'

export function App({ colorScheme }: { readonly colorScheme: MantineColorScheme }) {
  const isLocked = useLock(state => state.isLocked)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme={colorScheme}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        {isLocked ? <LockScreen /> : <OpenWindow />}
      </QueryClientProvider>
    </MantineProvider>
  )
}

function OpenWindow() {
  return (
    <>
      <PageBoundary>
        <Router />
      </PageBoundary>
      <NewCodeDialog />
      <Notifications
        position="bottom-left"
        containerWidth={380}
        limit={3}
        transitionDuration={150}
      />
    </>
  )
}
