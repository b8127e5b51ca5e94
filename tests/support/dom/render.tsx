import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type RenderResult, render } from '@testing-library/react'
import { type UserEvent, userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { EnglishMessages } from '../render'

type Rendered = RenderResult & { user: UserEvent }

/**
 * Renders a component into jsdom with the English catalogue and an empty query cache. `user` types
 * and clicks as a person does. Requests that the test does not stub with `stubApi` fail.
 */
export function renderComponent(element: ReactNode): Rendered {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const user = userEvent.setup()
  const rendered = render(element, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <EnglishMessages>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </EnglishMessages>
    ),
  })
  return { user, ...rendered }
}
