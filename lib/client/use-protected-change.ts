import { useMutation, useQueryClient } from '@tanstack/react-query'
import { withRecentSignIn } from './recent-sign-in'

/** Returns the mutation of a change that requires a recent sign-in; the queries of `key` are read again. */
export function useProtectedChange<Input, Result>(
  key: readonly string[],
  change: (input: Input) => Promise<Result>,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => withRecentSignIn(() => change(input)),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
