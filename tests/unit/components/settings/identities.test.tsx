import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Identities } from '@/components/settings/identities'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'

const known = { data: [], nextCursor: null }

test.each([
  ['recent_sign_in_required', /Sign in again at the identity provider, or with a password/],
  ['identity_taken', /another account/],
])('shows why the last attempt failed with %s', async (code, text) => {
  stubApi({ 'GET /me/identities': () => known })
  renderPage(<Identities known={known} providerName="Work" error={code} nowMs={0} />)
  expect(await screen.findByText(text)).toBeInTheDocument()
})
