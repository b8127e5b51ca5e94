import { useCodedText } from './use-coded-text'

/** The problem of a server action; undefined if the server could not be reached. */
type ActionProblem = { code: string; detail: string } | undefined

/** Returns a function that shows why a request failed: by its code, else as the server's text. */
export function useProblemText(): (problem: Error | ActionProblem) => string {
  const showProblem = useCodedText('problems')
  return (problem) => {
    if (problem === undefined) return showProblem({ code: 'unreachable', text: '' })
    if (problem instanceof Error) {
      return showProblem({ code: codeOf(problem), text: problem.message })
    }
    return showProblem({ code: problem.code, text: problem.detail })
  }
}

// Errors without a code are faults of this program; their text is for developers.
const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'internal'
