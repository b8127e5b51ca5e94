import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { Toaster } from '@/components/ui/toaster'
import { renderComponent } from './render'

/**
 * Renders a component that navigates or shows toasts. `router` records the calls of the component;
 * `path` is the path of the page.
 */
export function renderPage(element: ReactNode, { path = '/' }: { path?: string } = {}) {
  const router = {
    bfcacheId: 'test',
    push: vi.fn(),
    replace: vi.fn(),
    refresh: vi.fn(),
    back: vi.fn(),
    forward: vi.fn(),
    prefetch: vi.fn(),
  }
  const wrapped = (content: ReactNode) => (
    <AppRouterContext value={router}>
      <PathnameContext value={path}>
        {content}
        <Toaster />
      </PathnameContext>
    </AppRouterContext>
  )
  const { rerender, ...rendered } = renderComponent(wrapped(element))
  return { ...rendered, rerender: (next: ReactNode) => rerender(wrapped(next)), router }
}
