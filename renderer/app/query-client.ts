import { QueryClient } from '@tanstack/react-query'

/** Calls go to the main process of the same computer: no network, no retry. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 2000 },
    mutations: { networkMode: 'always', retry: false },
  },
})
