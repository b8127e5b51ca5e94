'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ApiProblem } from '@/lib/client/api'

const FRESH_MS = 30_000
const RETRIES = 2

// What the API refused it will refuse again; only what did not arrive is asked for again.
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < RETRIES &&
  (!(error instanceof ApiProblem) || error.code === 'unreachable' || error.status === 503)

/** What signed-in pages share. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: FRESH_MS, retry: isWorthRetrying, refetchOnWindowFocus: false },
        },
      }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
