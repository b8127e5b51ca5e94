import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { denyRequests } from './api'
import { installBrowserApis } from './browser-apis'

installBrowserApis()

beforeEach(denyRequests)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})
