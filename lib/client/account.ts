import { ACCOUNT_HEADER } from '@/lib/account-header'

const CHANNEL = 'riffle-account'

let userId: string | undefined

/** Returns the headers by which the server rejects a call if another account has signed in meanwhile. */
export const accountHeaders = (): Record<string, string> =>
  userId ? { [ACCOUNT_HEADER]: userId } : {}

/** Loads the page again, which then shows the account that is signed in. */
export const reloadForAccount = (): void => window.location.reload()

/**
 * Makes the page belong to a user. Pages of other users in this browser load again, as their session
 * has ended. Returns a function that ends that.
 */
export function openAccount(opened: string): () => void {
  userId = opened
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => {
    if (typeof data === 'string' && data !== opened) reloadForAccount()
  }
  channel.postMessage(opened)
  return () => {
    channel.close()
    if (userId === opened) userId = undefined
  }
}
