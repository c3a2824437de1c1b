import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import classes from './App.module.css'
import { PageBoundary } from './components/PageBoundary.tsx'
import { cssVariables } from './css-variables.ts'
import { nonce } from './nonce.ts'
import { colorSchemeManager } from './preferences.ts'
import { queryClient } from './query-client.ts'
import { Router } from './Router.tsx'
import { theme } from './theme.ts'

export function App({ colorScheme }: { readonly colorScheme: MantineColorScheme }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme={colorScheme}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <PageBoundary>
          <Router />
        </PageBoundary>
        <Notifications
          position="bottom-left"
          className={classes.toasts}
          containerWidth={380}
          limit={3}
          transitionDuration={150}
        />
      </QueryClientProvider>
    </MantineProvider>
  )
}
