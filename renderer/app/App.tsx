import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { HandedOverDialog } from '../exports/HandedOverDialog.tsx'
import { LockScreen } from '../lock/LockScreen.tsx'
import { useLock } from '../lock/lock-store.ts'
import { PageBoundary } from '../ui/states/PageBoundary.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { NewCodeDialog } from '../vault/recovery/CodeDialog.tsx'
import { cssVariables } from './css-variables.ts'
import { nonce } from './nonce.ts'
import { colorSchemeManager } from './preferences.ts'
import { queryClient } from './query-client.ts'
import { Router } from './Router.tsx'
import { TeamProvider } from './team/TeamProvider.tsx'
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
    <TeamProvider>
      <PageBoundary>
        <Router />
      </PageBoundary>
      <NewCodeDialog />
      <HandedOverDialog />
      <Toasts />
    </TeamProvider>
  )
}
