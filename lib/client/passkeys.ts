import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import { passkeys as contract } from '@/lib/contract/passkeys'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'

type Page = ResponseOf<typeof contract.list>

const KEY = ['passkeys']

/** Returns the user's passkeys, the oldest first; `initial` came with the page. */
export function usePasskeys(initial: Page) {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.list, {}, { signal }),
    initialData: initial,
  })
  return data.data
}

/** Creates a passkey with an authenticator and adds it to the account. */
export const useAddPasskey = () => useChange(createPasskey)

export const useRenamePasskey = () =>
  useChange((renamed: { passkeyId: string; name: string }) => api(contract.rename, renamed))

export const useRemovePasskey = () =>
  useChange((passkeyId: string) => withRecentSignIn(() => api(contract.remove, { passkeyId })))

function useChange<Input = void, Result = unknown>(request: (input: Input) => Promise<Result>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: request,
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

async function createPasskey() {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = await withRecentSignIn(() => api(contract.begin, {}))
  const { id, response } = await startRegistration({ optionsJSON })
  const { clientDataJSON, attestationObject, transports } = response
  return api(contract.add, {
    credential: { id, response: { clientDataJSON, attestationObject, transports } },
  })
}

/** Returns the proof of a passkey that the user chooses, as text for the sign-in. */
export async function proveWithPasskey(): Promise<string> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const headers = { 'content-type': 'application/json' }
  const optionsJSON = await api(contract.beginSignIn, {}, { headers })
  const { id, response } = await startAuthentication({ optionsJSON })
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  return JSON.stringify({
    id,
    response: { clientDataJSON, authenticatorData, signature, userHandle },
  })
}

/** Whether the user closed the dialog of the browser, or let it expire. */
export const isPasskeyCancelled = (error: Error): boolean => error.name === 'NotAllowedError'
