import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shareAsText } from '@/lib/client/share-text'
import { stubApi } from '@/tests/support/dom/api'

const TEXT = 'Rain - Fog\nHeat - Sun\n'
const list = { list: 'evening', name: 'Evening', order: 'list' } as const
const share = vi.fn()
const writeText = vi.fn(async () => {})

beforeEach(() => {
  vi.stubGlobal('navigator', { canShare: () => true, share, clipboard: { writeText } })
  stubApi({ 'GET /playlists/evening/export': () => new Response(TEXT) })
})
afterEach(() => vi.clearAllMocks())

test('shares a list as lines of text', async () => {
  share.mockResolvedValue(undefined)
  expect(await shareAsText(list)).toBe('shared')
  expect(share).toHaveBeenCalledWith({ title: 'Evening', text: TEXT })
  expect(writeText).not.toHaveBeenCalled()
})

test('copies it if the browser does not share, or the text is long', async () => {
  share.mockRejectedValue(new DOMException('too late', 'NotAllowedError'))
  expect(await shareAsText(list)).toBe('copied')
  expect(writeText).toHaveBeenCalledWith(TEXT)
  stubApi({ 'GET /playlists/evening/export': () => new Response('Rain - Fog\n'.repeat(10_000)) })
  expect(await shareAsText(list)).toBe('copied')
  expect(share).toHaveBeenCalledTimes(1)
})

test('copies nothing if sharing was cancelled', async () => {
  share.mockRejectedValue(new DOMException('closed', 'AbortError'))
  expect(await shareAsText(list)).toBe('cancelled')
  expect(writeText).not.toHaveBeenCalled()
})

test('fails with the problem of a list that cannot be loaded', async () => {
  const problem = { code: 'not_found', detail: 'Gone.' }
  stubApi({ 'GET /playlists/evening/export': () => Response.json(problem, { status: 404 }) })
  await expect(shareAsText(list)).rejects.toMatchObject({ code: 'not_found' })
})

test('fails with a problem if the server cannot be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(shareAsText(list)).rejects.toMatchObject({ code: 'unreachable' })
})
