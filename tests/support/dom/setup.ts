import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { denyRequests } from './api'
import { installBrowserApis } from './browser-apis'
import { stubEventSource } from './event-source'

installBrowserApis()
// Elements are expected sooner; a busy machine may need this long.
configure({ asyncUtilTimeout: 10_000 })

beforeEach(denyRequests)
// Pages follow what plays.
beforeEach(() => void stubEventSource())
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})
