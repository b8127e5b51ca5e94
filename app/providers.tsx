'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ApiProblem } from '@/lib/client/api'

const STALE_AFTER_MS = 30_000
const MAX_RETRIES = 2

// The API would reject the request again; only lost requests and outages are retried.
const shouldRetry = (failures: number, error: Error): boolean =>
  failures < MAX_RETRIES &&
  (!(error instanceof ApiProblem) || error.code === 'unreachable' || error.status === 503)

/** The query cache of the signed-in pages. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: STALE_AFTER_MS, retry: shouldRetry, refetchOnWindowFocus: false },
        },
      }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
