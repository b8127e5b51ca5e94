/** The routes of next-auth for a sign-in that ends with `error`; without one, it succeeds. */
export function signInRoutes(error?: string) {
  const query = error === undefined ? '' : `?error=${error}`
  const returned = () => ({ url: `http://localhost:3000/login${query}` })
  return {
    'GET /api/auth/csrf': () => ({ csrfToken: 'token' }),
    'POST /api/auth/callback/credentials': returned,
    'POST /api/auth/callback/guest': returned,
  }
}
