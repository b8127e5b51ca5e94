import { useState } from 'react'

type State = { status: 'idle' | 'pending' | 'succeeded' } | { status: 'failed'; error: unknown }

/** Returns the state of a request that a form sends, for pages without a query client. */
export function useRequest<Input>(send: (input: Input) => Promise<unknown>) {
  const [state, setState] = useState<State>({ status: 'idle' })

  async function start(input: Input): Promise<void> {
    setState({ status: 'pending' })
    await send(input).then(
      () => setState({ status: 'succeeded' }),
      (error: unknown) => setState({ status: 'failed', error }),
    )
  }

  return {
    error: state.status === 'failed' ? toError(state.error) : null,
    isPending: state.status === 'pending',
    isDone: state.status === 'succeeded',
    start: (input: Input) => void start(input),
    reset: () => setState({ status: 'idle' }),
  }
}

const toError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown))
