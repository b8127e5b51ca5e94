import { useEffect, useState } from 'react'

/** Returns the token in the fragment of the address: undefined until it is read, null if there is none. */
export function useFragmentToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>()
  useEffect(() => {
    setToken(new URLSearchParams(document.location.hash.slice(1)).get('token'))
  }, [])
  return token
}
