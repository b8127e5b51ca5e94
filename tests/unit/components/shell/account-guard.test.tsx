import { render } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { AccountGuard } from '@/components/shell/account-guard'
import { api } from '@/lib/client/api'
import { plays } from '@/lib/contract/plays'

const reload = vi.fn()
beforeEach(() => {
  reload.mockClear()
  vi.stubGlobal('location', { reload })
})

const messages = () => new Promise((resolve) => setTimeout(resolve, 20))

test('a page of another user loads again when another user signs in', async () => {
  const anna = render(<AccountGuard userId="anna" />)
  const sameUser = render(<AccountGuard userId="anna" />)
  await messages()
  expect(reload).not.toHaveBeenCalled()
  sameUser.unmount()
  render(<AccountGuard userId="bert" />)
  await messages()
  expect(reload).toHaveBeenCalledOnce()
  anna.unmount()
})

test('names its user in each call, and loads again if the session is of another one', async () => {
  const fetched = vi.fn(async (_: string, _init: RequestInit) =>
    Response.json({ code: 'account_changed', detail: 'Another account.' }, { status: 409 }),
  )
  vi.stubGlobal('fetch', fetched)
  render(<AccountGuard userId="anna" />)
  await expect(api(plays.list, {})).rejects.toMatchObject({ code: 'account_changed' })
  const headers = new Headers(fetched.mock.calls[0]?.[1].headers)
  expect(headers.get('x-riffle-account')).toBe('anna')
  expect(reload).toHaveBeenCalledOnce()
})
