import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TwoFactor } from '@/components/settings/two-factor/two-factor'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'

const OFF = { enabledAt: null, recoveryCodesLeft: 0 }
const ON = { enabledAt: '2026-11-20T10:00:00Z', recoveryCodesLeft: 10 }
const CODES = ['AAAA-BBBB', 'CCCC-DDDD']

/** Shows the section. Like the server, it accepts only the code 123456. */
function show(initial: typeof OFF | typeof ON) {
  let state = initial
  const set = (next: typeof state) => {
    state = next
  }
  const requests = stubApi({
    'GET /me/totp': () => state,
    'POST /me/totp': () => ({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://x', qr: 'data:,' }),
    'POST /me/totp/confirm': ({ body }) => {
      if ((body as { code: string }).code !== '123456') return problemResponse(401, 'invalid_totp')
      set(ON)
      return { recoveryCodes: CODES }
    },
    'POST /me/totp/recovery-codes': () => ({ recoveryCodes: CODES }),
    'DELETE /me/totp': () => set(OFF),
    'GET /me/sessions': () => ({ data: [], nextCursor: null }),
  })
  return { requests, ...renderPage(<TwoFactor known={initial} />) }
}

test('is set up with a code of the app, and shows the recovery codes once', async () => {
  const { user, requests } = show(OFF)
  await user.click(screen.getByRole('button', { name: 'Set up' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(await dialog.findByRole('status', { name: 'Key' })).toHaveTextContent('JBSWY3DPEHPK3PXP')
  expect(dialog.getByRole('img', { name: 'QR code with the key' })).toBeInTheDocument()
  await user.type(dialog.getByLabelText('Code'), '000000{Enter}')
  expect(await dialog.findByText(/This code is wrong/)).toBeInTheDocument()
  await user.clear(dialog.getByLabelText('Code'))
  await user.type(dialog.getByLabelText('Code'), '123456{Enter}')
  expect(await dialog.findByText('AAAA-BBBB')).toBeInTheDocument()
  expect(requests.filter((request) => request === 'POST /me/totp')).toHaveLength(1)
  await user.click(dialog.getByRole('button', { name: 'Done' }))
  expect(await screen.findByText(/since 20 November 2026/)).toBeInTheDocument()
  expect(screen.getByText('10 recovery codes are left.')).toBeInTheDocument()
})

test('is turned off after a confirmation', async () => {
  const { user } = show(ON)
  await user.click(screen.getByRole('button', { name: 'Turn off' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Turn off' }))
  expect(await screen.findByRole('button', { name: 'Set up' })).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('shows new recovery codes', async () => {
  const { user } = show(ON)
  await user.click(screen.getByRole('button', { name: 'New recovery codes' }))
  expect(await screen.findByText('CCCC-DDDD')).toBeInTheDocument()
})
