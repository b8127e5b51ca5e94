import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDebouncedValue } from '@/components/ui/use-debounced-value'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useIsPhone } from '@/components/ui/use-media'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a debounced value changes only after a pause', () => {
  const { result, rerender } = renderHook(({ value }) => useDebouncedValue(value, 100), {
    initialProps: { value: 'a' },
  })
  rerender({ value: 'b' })
  act(() => vi.advanceTimersByTime(99))
  rerender({ value: 'c' })
  act(() => vi.advanceTimersByTime(99))
  expect(result.current).toBe('a')
  act(() => vi.advanceTimersByTime(1))
  expect(result.current).toBe('c')
})

test('a media query is followed', () => {
  const media = Object.assign(new EventTarget(), { matches: false })
  vi.stubGlobal('matchMedia', () => media)
  const { result } = renderHook(useIsPhone)
  expect(result.current).toBe(false)
  media.matches = true
  act(() => void media.dispatchEvent(new Event('change')))
  expect(result.current).toBe(true)
})

test('a component that the browser renders first counts as hydrated', () => {
  expect(renderHook(useHydrated).result.current).toBe(true)
})
