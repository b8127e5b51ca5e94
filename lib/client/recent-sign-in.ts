import { ApiProblem } from './api'

/** Prompts the user to sign in again; false if the user cancels. */
type Prompt = () => Promise<boolean>

let prompt: Prompt | undefined

/** Sets the prompt of the page. Returns a function that removes it. */
export function setSignInPrompt(newPrompt: Prompt): () => void {
  prompt = newPrompt
  return () => {
    if (prompt === newPrompt) prompt = undefined
  }
}

/** Prompts the user to sign in again; false if the user cancels, or the page has no prompt. */
export const promptSignIn = async (): Promise<boolean> => (await prompt?.()) ?? false

/**
 * Sends a request; if it requires a recent sign-in, prompts the user to sign in and sends it again.
 * @throws ApiProblem of the request
 */
export async function withRecentSignIn<Result>(request: () => Promise<Result>): Promise<Result> {
  try {
    return await request()
  } catch (error) {
    const isRequired = error instanceof ApiProblem && error.code === 'recent_sign_in_required'
    if (!isRequired || !(await promptSignIn())) throw error
    return request()
  }
}
